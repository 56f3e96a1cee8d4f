package io.trunkline.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.asterisk.CacheFolder;
import io.trunkline.lab.asterisk.NeedsAsterisk;
import io.trunkline.lab.story.Stories;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@NeedsAsterisk
class LabRecordIT {
  @TempDir Path folder;

  private record Run(int exit, String out, String err) {
    static Run of(String... arguments) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      CommandLine line = new CommandLine(new LabCommand(CacheFolder.ofThisUser()));
      line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
      int exit = line.execute(arguments);
      return new Run(exit, out.toString(), err.toString());
    }
  }

  @Test
  void listsEveryStoryWithWhatHappensInIt() {
    Run list = Run.of("record", "--list");

    assertThat(list.exit()).isZero();
    for (var story : Stories.all()) {
      assertThat(list.out()).contains(story.name(), story.description());
    }
  }

  @Test
  void playsAStoryAndWritesItsTape() throws IOException {
    Run record = Run.of("record", "caller-anonymous", "--to", folder.toString());

    assertThat(record.exit()).as(record.err()).isZero();
    byte[] tape = Files.readAllBytes(folder.resolve("caller-anonymous.ami"));
    assertThat(new String(tape, UTF_8))
        .startsWith("Asterisk Call Manager/")
        .contains("\r\nCallerIDNum: anonymous\r\n", "\r\nEvent: Hangup\r\n");
    assertThat(Files.readString(folder.resolve("caller-anonymous.json")))
        .contains("\"scenario\":\"caller-anonymous\"", "withholds the number", "\"chunks\":[[");
  }

  @Test
  void namesTheRemedyWhereThereIsNoSuchStory() {
    Run record = Run.of("record", "no-such-story", "--to", folder.toString());

    assertThat(record.exit()).isEqualTo(2);
    assertThat(record.err()).contains("--list", "--description");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesANameThatIsNoFileName() {
    Run record = Run.of("record", "../elsewhere", "--to", folder.toString(), "--description", "x");

    assertThat(record.exit()).isEqualTo(2);
    assertThat(record.err()).contains("letters, digits and hyphens");
  }
}
