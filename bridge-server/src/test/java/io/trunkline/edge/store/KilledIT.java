package io.trunkline.edge.store;

import static io.trunkline.edge.store.Samples.change;
import static io.trunkline.edge.store.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of writing. */
class KilledIT {
  @TempDir private Path data;

  @Test
  void losesNothingThatWasConfirmedBeforeTheKill() throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Set<String> confirmed = new HashSet<>();
    try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
      while (confirmed.size() < 200) {
        readConfirmation(lines.readLine(), confirmed);
      }
      writer.destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        readConfirmation(line, confirmed);
      }
    } catch (IOException endedByTheKill) {
      writer.destroyForcibly();
    }
    assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();

    try (Store store = Store.open(data)) {
      Set<String> kept =
          store.ledger().newest(1_000_000).stream()
              .map(LedgerRow::reference)
              .collect(Collectors.toSet());

      assertThat(confirmed).hasSizeGreaterThanOrEqualTo(200);
      assertThat(kept).containsAll(confirmed);
      assertThat(kept).allMatch(reference -> store.ledger().changes(reference).size() == 1);
    }
  }

  private static void readConfirmation(String line, Set<String> confirmed) {
    assertThat(line).as("the writing process ended by itself").isNotNull();
    if (line.startsWith("TL-") && line.endsWith(".")) {
      confirmed.add(line.substring(0, line.length() - 1));
    }
  }

  /** Writes rows and says which are on disk, until it is killed. */
  static final class Endless {
    private Endless() {}

    public static void main(String[] arguments) {
      Store store = Store.open(Path.of(arguments[0]));
      for (int i = 0; ; i++) {
        LedgerRow row = row("TL-" + i, i, LedgerState.PLANNED);
        store
            .ledger()
            .write(row, change(row))
            .thenRun(() -> System.out.println(row.reference() + "."));
      }
    }
  }
}
