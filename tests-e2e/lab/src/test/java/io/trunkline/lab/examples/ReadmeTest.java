package io.trunkline.lab.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the library's README shows is what is compiled here, and run by {@link ExamplesLabIT}. */
class ReadmeTest {
  private static final Path README = Path.of("../../asterisk-ami/README.md");
  private static final Path EXAMPLES = Path.of("src/test/java/io/trunkline/lab/examples");
  private static final int MOST_LINES = 20;

  @ParameterizedTest
  @ValueSource(strings = {"FollowsCalls", "ListsQueues", "OriginatesACall", "TransfersACall"})
  void showsTheExampleWordForWordInTwentyLines(String name) throws IOException {
    String source = Files.readString(EXAMPLES.resolve(name + ".java"));

    String example = source.substring(source.indexOf("record " + name));

    assertThat(Files.readString(README)).contains("```java\n" + example + "```\n");
    assertThat(example.lines().count()).isLessThanOrEqualTo(MOST_LINES);
  }
}
