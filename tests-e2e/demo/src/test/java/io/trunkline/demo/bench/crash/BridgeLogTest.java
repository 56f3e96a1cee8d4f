package io.trunkline.demo.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BridgeLogTest {
  private static final String INFO =
      "2026-11-28T11:30:00.000+01:00 INFO  [flow] TicketBook ticket=TL-1 outcome=FILED";
  private static final String ERROR =
      "2026-11-28T11:30:00.000+01:00 ERROR [flow] FlowThread stage=flow outcome=bug";

  @Test
  void anErrorIsFoundWithWhatItWas() {
    List<String> lines =
        List.of(
            INFO,
            ERROR,
            "java.lang.IllegalStateException: TL-1 is FILED and cannot become CLAIMED",
            "\tat io.trunkline.core.ledger.LedgerRow.to(LedgerRow.java:99)",
            INFO);

    assertThat(BridgeLog.errors(lines))
        .containsExactly(
            ERROR + " java.lang.IllegalStateException: TL-1 is FILED and cannot become CLAIMED");
  }

  @Test
  void whatShouldNotHappenIsAnErrorAtAnyLevel() {
    List<String> lines =
        List.of(
            INFO.replace("outcome=FILED", "this should not happen"),
            INFO,
            "java.lang.OutOfMemoryError: Java heap space",
            "Exception in thread \"flow\" java.lang.StackOverflowError");

    assertThat(BridgeLog.errors(lines)).hasSize(3);
  }

  @Test
  void warningsAndLinesThatAKillCutShortAreNone() {
    assertThat(
            BridgeLog.errors(
                List.of(INFO.replace("INFO ", "WARN "), "2026-11-28T11:30:00.000+01:00 ER")))
        .isEmpty();
  }

  @Test
  void whatStoodInTheFileBeforeIsAnothersBusiness(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("bridge.log");
    Files.writeString(file, ERROR + "\n");

    BridgeLog log = BridgeLog.from(file);
    assertThat(log.errors()).isEmpty();
    Files.writeString(file, INFO + "\n" + ERROR + "\n", StandardOpenOption.APPEND);

    assertThat(log.errors()).containsExactly(ERROR);
  }
}
