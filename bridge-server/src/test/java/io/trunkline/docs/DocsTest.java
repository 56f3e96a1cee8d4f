package io.trunkline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path DECISIONS = ROOT.resolve("docs/decisions");
  private static final Set<String> NOT_OURS = Set.of("node_modules", "target");

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern COMMAND = Pattern.compile("\\./trunkline ([a-z]+)");
  private static final Pattern CASE = Pattern.compile("(?m)^  ([a-z|\\- ]+)\\) ");

  static List<Path> documents() throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
            String name = folder.getFileName().toString();
            boolean skip = NOT_OURS.contains(name) || (name.startsWith(".") && folder != ROOT);
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            if (file.toString().endsWith(".md")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  @Test
  void areFound() throws IOException {
    assertThat(documents()).contains(ROOT.resolve("README.md"), DECISIONS.resolve("README.md"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void leadWhereTheyPoint(Path document) throws IOException {
    List<String> targets =
        all(LINK, text(document)).filter(target -> !target.contains("://")).toList();

    assertThat(targets).allMatch(target -> leads(document, target), "leads somewhere");
  }

  @Test
  void listEveryDecision() throws IOException {
    Set<String> decisions = new TreeSet<>();
    try (Stream<Path> files = Files.list(DECISIONS)) {
      files.map(file -> file.getFileName().toString()).forEach(decisions::add);
    }
    decisions.remove("README.md");

    Set<String> listed = new TreeSet<>(all(LINK, text(DECISIONS.resolve("README.md"))).toList());

    assertThat(listed).isEqualTo(decisions);
    assertThat(decisions).allMatch(name -> name.matches("\\d{4}-\\d\\d-\\d\\d-[a-z0-9-]+\\.md"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void nameOnlyCommandsThatTheScriptKnows(Path document) throws IOException {
    Set<String> known = new TreeSet<>();
    all(CASE, text(ROOT.resolve("trunkline")))
        .flatMap(words -> Stream.of(words.split("\\|")))
        .forEach(word -> known.add(word.strip()));

    Set<String> named = new TreeSet<>(all(COMMAND, text(document)).toList());

    assertThat(known).contains("demo", "serve", "test");
    assertThat(known).containsAll(named);
  }

  private static boolean leads(Path document, String target) {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    if (!Files.exists(file) || !file.startsWith(ROOT)) {
      return false;
    }
    return parts.length == 1 || anchors(file).anyMatch(parts[1]::equals);
  }

  /** As code hosts make them of headings: small letters and digits, blanks as hyphens. */
  private static Stream<String> anchors(Path file) {
    try {
      return all(HEADING, text(file))
          .map(
              heading ->
                  heading
                      .strip()
                      .toLowerCase(Locale.ROOT)
                      .replaceAll("[^\\p{L}\\p{N} _-]", "")
                      .replace(' ', '-'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> all(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().map((MatchResult one) -> one.group(1)).toList().stream();
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file);
  }
}
