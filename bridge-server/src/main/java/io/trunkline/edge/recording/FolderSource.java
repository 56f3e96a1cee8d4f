package io.trunkline.edge.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/**
 * A folder of the PBX that is mounted here. A file counts only if it lies below the folder when all
 * symbolic links are followed.
 */
final class FolderSource implements SoundSource {
  private final String folder;

  FolderSource(String folder) {
    this.folder = folder;
  }

  @Override
  public Look look(List<String> way) {
    Path root;
    try {
      root = Path.of(folder).toRealPath();
    } catch (IOException | InvalidPathException gone) {
      return new Look.Away("The folder " + folder + " cannot be read here; is it mounted?");
    }
    String where = folder.replaceAll("/+$", "") + "/" + String.join("/", way);
    try {
      return below(root, way, where);
    } catch (NoSuchFileException | NotDirectoryException notThere) {
      return new Look.Missing("It is not at " + where + ".");
    } catch (AccessDeniedException denied) {
      return new Look.Barred("The bridge's user may not read " + where + ".");
    } catch (InvalidPathException unnameable) {
      return new Look.Barred(
          "This machine's character set has no such name; start the bridge with LC_ALL=C.UTF-8.");
    } catch (IOException broken) {
      return new Look.Away("It could not be read at " + where + ".");
    }
  }

  private static Look below(Path root, List<String> way, String where) throws IOException {
    Path path = root;
    for (String name : way) {
      path = path.resolve(name);
    }
    Path file = path.toRealPath();
    if (!file.startsWith(root)) {
      return new Look.Barred(where + " leads out of the folder of the recordings.");
    }
    BasicFileAttributes is =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!is.isRegularFile()) {
      return new Look.Barred(where + " is no file.");
    }
    if (!Files.isReadable(file)) {
      return new Look.Barred("The bridge's user may not read " + where + ".");
    }
    String tag = "\"%x-%x\"".formatted(is.size(), is.lastModifiedTime().toInstant().toEpochMilli());
    return new Look.Found(
        new Sound(
            is.size(), tag, is.lastModifiedTime().toInstant(), (from, length) -> open(file, from)));
  }

  /** A link that took the file's place since is not followed. */
  private static InputStream open(Path file, long from) throws IOException {
    SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    try {
      return Channels.newInputStream(channel.position(from));
    } catch (IOException broken) {
      channel.close();
      throw broken;
    }
  }
}
