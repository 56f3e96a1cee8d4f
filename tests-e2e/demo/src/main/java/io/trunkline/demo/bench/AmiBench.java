package io.trunkline.demo.bench;

import com.sun.management.ThreadMXBean;
import io.trunkline.ami.wire.ReaderCounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From AMI's bytes to call events: CPU seconds of the one thread that does it, beside those of
 * {@link Floor} over the same bytes. Both take turns, a few hours' bytes at a time, so that a busy
 * machine hurts both alike; making fresh copies is not measured.
 *
 * <p>Ours is what the bridge does with what it hears: messages are made of what the tracker has a
 * handler for and of the watched variables, decoded and tracked. As nearly always in the bridge, no
 * answer is awaited; while one is, unwanted events are also looked through for an {@code ActionID}.
 * The hand-over to the listener's thread and what the bridge does with call events are not in it.
 */
@Command(
    name = "ami",
    mixinStandardHelpOptions = true,
    description = "AMI bytes to call events, on a busy hour's mix: CPU beside a bare byte loop.")
final class AmiBench implements Callable<Figures> {
  private static final int COPIES = 4;

  /**
   * Events until the JVM has compiled nearly all that runs: over the first million the ratio is
   * twice what it comes down to. What is measured is a bridge that has run for some hours.
   */
  private static final long WARM_UP = 3_000_000;

  private static final double MILLION = 1e6;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "2000000",
      description = "at least so many events (default ${DEFAULT-VALUE})")
  private long wantedEvents;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final FreshTape tape = FreshTape.named("asterisk-22/busy-hour-mixed");
  private final byte[] bytes = new byte[COPIES * tape.length()];
  private final AmiRun run = new AmiRun();
  private final Floor floor = new Floor();
  private int copies;
  private long wantedSeen;

  @Override
  public Figures call() {
    for (long warm = 0; warm < WARM_UP; ) {
      fresh();
      warm += parse();
      floor();
    }
    long callEvents = -run.callEvents();
    wantedSeen = 0;
    long events = 0;
    long ours = 0;
    long bare = 0;
    long allocated = 0;
    while (events < wantedEvents) {
      fresh();
      long memory = threads.getCurrentThreadAllocatedBytes();
      long start = threads.getCurrentThreadCpuTime();
      events += parse();
      ours += threads.getCurrentThreadCpuTime() - start;
      allocated += threads.getCurrentThreadAllocatedBytes() - memory;
      long bareStart = threads.getCurrentThreadCpuTime();
      floor();
      bare += threads.getCurrentThreadCpuTime() - bareStart;
    }
    return new Figures()
        .put("events", events)
        .put("warm_up_events", WARM_UP)
        .put("cpu_s_per_million", ours / 1e9 / events * MILLION)
        .put("floor_cpu_s_per_million", bare / 1e9 / events * MILLION)
        .put("ratio_to_floor", (double) ours / bare)
        .put("wanted_events", wantedSeen)
        .put("call_events", callEvents + run.callEvents())
        .put("live_calls_left", run.tracker().liveCalls())
        .put("allocated_bytes_per_event", (double) allocated / events);
  }

  private void fresh() {
    for (int i = 0; i < COPIES; i++) {
      tape.copy(copies++, bytes, i * tape.length());
    }
  }

  /** As the bridge does it; gives the number of events read. */
  private long parse() {
    ReaderCounts counts = run.read(bytes);
    wantedSeen += counts.wanted();
    return counts.blocks();
  }

  private void floor() {
    try {
      long blocks = floor.blocks(new ByteArrayInputStream(bytes));
      if (blocks == 0) {
        throw new IllegalStateException("the tape is empty");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
