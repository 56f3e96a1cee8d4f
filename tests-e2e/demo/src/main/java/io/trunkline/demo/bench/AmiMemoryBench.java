package io.trunkline.demo.bench;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Millions of events with ever new ids through one tracker: what is alive must not grow. Half of
 * them are a busy hour, half {@link Strays}.
 */
@Command(
    name = "ami-memory",
    mixinStandardHelpOptions = true,
    description = "The live heap again and again over millions of events; fails when it grows.")
final class AmiMemoryBench implements Callable<Figures>, IExitCodeGenerator {
  /** What code and the measuring itself may add. */
  private static final long SLACK_KB = 1_024;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "at least so many events (default ${DEFAULT-VALUE})")
  private long wantedEvents;

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "events between two looks at the heap (default ${DEFAULT-VALUE})")
  private long every;

  @Spec private @Nullable CommandSpec spec;
  private final FreshTape tape = FreshTape.named("asterisk-22/busy-hour-mixed");
  private final FreshTape strays = Strays.asManyAs(tape.blocks());
  private final AmiRun run = new AmiRun();
  private boolean grew;

  @Override
  public Figures call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    long events = 0;
    long next = every;
    long first = 0;
    long last = 0;
    for (int copy = 0; events < wantedEvents; copy++) {
      readOn(tape, copy);
      events = readOn(strays, copy);
      if (events >= next || events >= wantedEvents) {
        next += every;
        last = liveHeapKb();
        first = first == 0 ? last : first;
        out.printf(
            "events=%d live_heap_kb=%d live_calls=%d%n", events, last, run.tracker().liveCalls());
        out.flush();
      }
    }
    grew = last > first + SLACK_KB || run.tracker().liveCalls() > 0;
    return new Figures()
        .put("events", events)
        .put("call_events", run.callEvents())
        .put("first_live_heap_kb", first)
        .put("last_live_heap_kb", last)
        .put("live_calls_left", run.tracker().liveCalls());
  }

  /** How many events there have been. */
  private long readOn(FreshTape from, int copy) {
    byte[] bytes = new byte[from.length()];
    from.copy(copy, bytes, 0);
    return run.readOn(bytes).blocks();
  }

  private static long liveHeapKb() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_024;
  }

  @Override
  public int getExitCode() {
    return grew ? 1 : 0;
  }
}
