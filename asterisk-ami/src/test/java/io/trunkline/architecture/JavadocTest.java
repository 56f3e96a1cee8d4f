package io.trunkline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who uses the library alone has nothing but its Javadoc. */
class JavadocTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "public (static |final |sealed |abstract )*(class|record|interface|enum) \\w+.*");

  @Test
  void everyPublicTypeSaysWhatItIsFor() throws IOException {
    List<String> silent = new ArrayList<>();
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> look(file, all, silent));
    }

    assertThat(silent).isEmpty();
    assertThat(all).hasSizeGreaterThan(60);
  }

  private static void look(Path file, List<String> all, List<String> silent) {
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (PUBLIC_TYPE.matcher(lines.get(i).strip()).matches()) {
          String type = SOURCES.relativize(file) + ": " + lines.get(i).strip();
          all.add(type);
          if (!isSpokenOf(lines, i)) {
            silent.add(type);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A comment ends right above, but for annotations. */
  private static boolean isSpokenOf(List<String> lines, int type) {
    int above = type - 1;
    while (above >= 0 && lines.get(above).strip().startsWith("@")) {
      above--;
    }
    return above >= 0 && lines.get(above).strip().endsWith("*/");
  }
}
