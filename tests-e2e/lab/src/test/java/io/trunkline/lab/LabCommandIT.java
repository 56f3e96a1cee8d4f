package io.trunkline.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.BorrowedRoots;
import io.trunkline.lab.asterisk.NeedsAsterisk;
import io.trunkline.lab.asterisk.StandingLab;
import io.trunkline.lab.asterisk.StandingLabs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@NeedsAsterisk
class LabCommandIT {
  private static final Duration GONE_WITHIN = Duration.ofSeconds(10);
  private static final String NONE = "Asterisk 16 does not run\nAsterisk 22 does not run\n";

  @TempDir Path cache;

  private BorrowedRoots roots;

  @BeforeEach
  void borrow() {
    roots = new BorrowedRoots(cache);
  }

  @AfterEach
  void stop() throws IOException {
    Run.of(cache, "stop");
    roots.close();
  }

  @Test
  void startsOnceAndStops() {
    Run start = Run.of(cache, "start");
    StandingLab lab = the(AsteriskVersion.V22);
    Run status = Run.of(cache, "status", "--asterisk", "22");
    Run again = Run.of(cache, "start", "--asterisk", "22");
    Run stop = Run.of(cache, "stop");
    Run stopAgain = Run.of(cache, "stop");

    assertThat(List.of(start.exit(), status.exit(), again.exit(), stop.exit(), stopAgain.exit()))
        .containsOnly(0);
    assertThat(start.out())
        .startsWith("Asterisk 22 runs (Debian " + lab.packageVersion() + ")\n")
        .contains("AMI     127.0.0.1:" + lab.ports().ami() + "\n")
        .contains("bridge    " + lab.bridge().secret().reveal() + " ")
        .contains("observer  " + lab.observer().secret().reveal() + " ")
        .contains("1002    port " + lab.ports().phone("1002") + "  user 1002  password pw1002");
    assertThat(status.out()).startsWith("Asterisk 22 runs (").contains("channels 0\n");
    assertThat(again.out())
        .startsWith("Asterisk 22 runs already (")
        .contains("process " + lab.pid() + ",")
        .contains("127.0.0.1:" + lab.ports().sip() + ", UDP");
    assertThat(stop.out()).isEqualTo("Asterisk 22 is stopped\n");
    assertThat(stopAgain.out()).isEqualTo("No lab runs\n");
    assertThat(Run.of(cache, "status")).isEqualTo(new Run(1, NONE, ""));
    assertThat(lab.folder()).doesNotExist();
    ProcessHandle.of(lab.pid())
        .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(GONE_WITHIN));
  }

  @Test
  void bothVersionsStandSideBySide() {
    Run.of(cache, "start", "--asterisk", "22");
    Run.of(cache, "start", "--asterisk", "16");

    Run both = Run.of(cache, "status");
    Run one = Run.of(cache, "stop", "--asterisk", "22");
    Run other = Run.of(cache, "status");

    assertThat(both.out()).contains("Asterisk 16 runs (", "Asterisk 22 runs (", "chan_sip");
    assertThat(one.out()).isEqualTo("Asterisk 22 is stopped\n");
    assertThat(other.exit()).isZero();
    assertThat(other.out()).contains("Asterisk 16 runs (", "Asterisk 22 does not run\n");
  }

  @Test
  void noticesThatAsteriskIsGone() {
    Run.of(cache, "start");
    StandingLab dead = the(AsteriskVersion.V22);
    ProcessHandle process = ProcessHandle.of(dead.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();

    Run status = Run.of(cache, "status", "--asterisk", "22");
    Run start = Run.of(cache, "start");

    assertThat(status).isEqualTo(new Run(1, "Asterisk 22 does not run\n", ""));
    assertThat(dead.folder()).doesNotExist();
    assertThat(start.out()).startsWith("Asterisk 22 runs (");
  }

  @Test
  void saysInOneLineWhyThereCanBeNone() throws IOException {
    Path file = Files.createFile(cache.resolve("file"));

    Run run = Run.of(file, "start");

    assertThat(run.exit()).isEqualTo(LabCommand.UNAVAILABLE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().toList())
        .singleElement()
        .asString()
        .startsWith("LAB UNAVAILABLE: cannot write to " + file)
        .endsWith("set TRUNKLINE_CACHE to a folder of yours");
  }

  @Test
  void knowsNoOtherVersion() {
    Run run = Run.of(cache, "start", "--asterisk", "13");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "Invalid value for option '--asterisk': no lab has Asterisk 13; choose 22 or 16");
  }

  private StandingLab the(AsteriskVersion version) {
    return new StandingLabs(cache).find(version).orElseThrow();
  }

  /** One command, run in this process: its exit code and what it printed. */
  record Run(int exit, String out, String err) {
    static Run of(Path cache, String... arguments) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      CommandLine line = new CommandLine(new LabCommand(cache));
      line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
      int exit = line.execute(arguments);
      return new Run(exit, out.toString(), err.toString());
    }
  }
}
