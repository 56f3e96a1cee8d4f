package io.trunkline.lab.asterisk;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A data folder with the announcements without which Asterisk breaks off what it was about to do
 * (feature-code transfers ask for the number by voice), and music on hold: silence, all of them.
 * Debian packages the real ones apart. Everything else in the folder is the root's own.
 */
final class Sounds {
  private static final Set<String> OURS = Set.of("sounds", "moh");
  private static final List<String> PROMPTS =
      List.of("pbx-transfer", "pbx-invalid", "beep", "beeperr");

  /** A fifth of a second of ulaw. */
  private static final int BYTES = 1_600;

  private Sounds() {}

  /** Makes the folder {@code data}, which stands for the root's. */
  static void writeInto(Path data, Path rootsData) throws IOException {
    Path sounds = Files.createDirectories(data.resolve("sounds/en"));
    for (String prompt : PROMPTS) {
      Files.write(sounds.resolve(prompt + ".ulaw"), silence(1));
    }
    Files.write(Files.createDirectories(data.resolve("moh")).resolve("hold.ulaw"), silence(50));
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(rootsData)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!OURS.contains(name)) {
          Files.createSymbolicLink(data.resolve(name), entry);
        }
      }
    }
  }

  private static byte[] silence(int fifths) {
    byte[] bytes = new byte[BYTES * fifths];
    Arrays.fill(bytes, (byte) 0xff);
    return bytes;
  }
}
