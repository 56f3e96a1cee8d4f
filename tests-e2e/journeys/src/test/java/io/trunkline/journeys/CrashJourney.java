package io.trunkline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.demo.bench.crash.CrashRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The kill test in its short form: the bridge dies, the org fails, pages reload. */
@NeedsChromium
@Execution(ExecutionMode.CONCURRENT)
class CrashJourney {
  private static final int CALLS = Integer.getInteger("crash.calls", 20);

  /** Of short calls, so that the run takes less than a minute. */
  private static final long SHORT_SEED = 881;

  private static final long SEED = Long.getLong("crash.seed", 20_261_128L);

  @Test
  void everyCallLeavesItsTicketThoughTheBridgeIsKilledOverAndOver(@TempDir Path folder) {
    StringWriter told = new StringWriter();
    CrashRun.Options options =
        new CrashRun.Options(SEED, CALLS, true, true, folder.resolve("bridge.log"));

    CrashRun.Result result = CrashRun.run(options, new PrintWriter(told, true));

    assertThat(result.isGood()).as("%s%n%s", told, String.join("\n", result.words())).isTrue();
    assertThat(result.figures())
        .containsEntry("lost", 0L)
        .containsEntry("duplicates", 0L)
        .hasEntrySatisfying("killed", kills -> assertThat(kills).isGreaterThan(2))
        .hasEntrySatisfying("by_chromium", tickets -> assertThat(tickets).isPositive())
        .hasEntrySatisfying("by_bridge", tickets -> assertThat(tickets).isPositive());
  }

  @Test
  void withoutAUniqueFieldNothingIsLostAndNoDoubleIsKeptBack(@TempDir Path folder) {
    StringWriter told = new StringWriter();
    CrashRun.Options options =
        new CrashRun.Options(SHORT_SEED, 6, false, false, folder.resolve("bridge.log"));

    CrashRun.Result result = CrashRun.run(options, new PrintWriter(told, true));

    assertThat(result.isGood()).as("%s%n%s", told, String.join("\n", result.words())).isTrue();
    assertThat(result.figures())
        .containsEntry("lost", 0L)
        .containsEntry("unreported", 0L)
        .hasEntrySatisfying("killed", kills -> assertThat(kills).isPositive())
        .hasEntrySatisfying("held", saves -> assertThat(saves).isPositive());
  }
}
