package io.trunkline.edge.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything we keep, locked while we have it: two bridges in one folder
 * would file each ticket twice.
 */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final @Nullable FileChannel lockFile;

  private DataFolder(Path path, @Nullable FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /** Takes the folder, making it (for its owner only) where it is missing. */
  static DataFolder take(Path path) {
    create(path);
    return new DataFolder(path, lock(path));
  }

  /** Goes in without taking it: a bridge may run there. */
  static DataFolder visit(Path path) {
    DataFolder folder = new DataFolder(path, null);
    if (!Files.isReadable(folder.database())) {
      throw problem(
          Files.exists(folder.database())
              ? folder.database() + " cannot be read by this user"
              : path + " holds no database yet",
          "run this as the user that runs the bridge, and start the bridge once: it makes it");
    }
    return folder;
  }

  Path database() {
    return path.resolve("trunkline.db");
  }

  Path nativeLibraries() {
    return path.resolve("native");
  }

  @Override
  public void close() {
    try {
      if (lockFile != null) {
        lockFile.close();
      }
    } catch (IOException ignored) {
      // The lock ends with the process at the latest.
    }
  }

  private static void create(Path path) {
    if (Files.isDirectory(path)) {
      return;
    }
    try {
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        var ownerOnly = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(path, PosixFilePermissions.asFileAttribute(ownerOnly));
      } else {
        Files.createDirectories(path);
      }
    } catch (FileAlreadyExistsException inTheWay) {
      throw problem(path + " is a file, not a folder", "name a folder");
    } catch (IOException refused) {
      throw problem(
          path + " cannot be made (" + refused.getClass().getSimpleName() + ")",
          "make it for the user that runs the bridge, or name another folder");
    }
  }

  private static FileChannel lock(Path path) {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              path.resolve("trunkline.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException refused) {
      throw problem(
          path + " is not writable",
          "give it to the user that runs the bridge, or name another folder");
    }
    if (tryLock(channel) == null) {
      throw problem(
          path + " is used by another bridge that runs now",
          "stop that one, or name another folder");
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException | IOException taken) {
      return null;
    }
  }

  private static StoreProblem problem(String problem, String remedy) {
    return new StoreProblem(Store.DATA, problem, remedy);
  }
}
