package io.trunkline.demo.bench;

import com.sun.management.ThreadMXBean;
import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.EventDecoder;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.AmiReader;
import io.trunkline.ami.wire.Wanted;
import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.CallSink;
import io.trunkline.calls.CallTracker;
import io.trunkline.calls.TrackerSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From AMI's bytes to call events: CPU seconds of the one thread that does it, beside those of
 * {@link Floor} over the same bytes. Both take turns, a few hours' bytes at a time, so that a busy
 * machine hurts both alike; making fresh copies is not measured.
 */
@Command(
    name = "ami",
    mixinStandardHelpOptions = true,
    description = "AMI bytes to call events, on a busy hour's mix: CPU beside a bare byte loop.")
final class AmiBench implements Callable<Figures> {
  private static final int COPIES = 4;
  private static final int WARM_UP = 12;
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
  private final TrackerSettings settings =
      TrackerSettings.of(
          "bench",
          Set.of("PJSIP/1001", "PJSIP/1002", "PJSIP/1003", "PJSIP/1004"),
          Set.of("CUSTOMER_ID", "IVR_CHOICE"));
  private final Counter counter = new Counter();
  private final CallTracker tracker = new CallTracker(settings, counter);
  private final EventDecoder decoder = new EventDecoder(settings::watches);
  private final Wanted wanted = asTheBridge(tracker);
  private final Floor floor = new Floor();
  private int copies;
  private long wantedSeen;

  /** Of the VarSets only those of variables that matter, by name. */
  private static Wanted asTheBridge(CallTracker tracker) {
    Set<String> events = new HashSet<>(tracker.wanted());
    events.remove("VarSet");
    return Wanted.of(
        events, Set.of("CUSTOMER_ID", "IVR_CHOICE", "OUTROUTE", "MIXMONITOR_FILENAME"));
  }

  private static final class Counter implements CallSink {
    private long events;

    @Override
    public void happened(CallEvent event) {
      events++;
    }

    @Override
    public void ended(CallId call) {
      // Only events are counted.
    }
  }

  @Override
  public Figures call() {
    for (int i = 0; i < WARM_UP; i++) {
      fresh();
      parse();
      floor();
    }
    long callEvents = -counter.events;
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
        .put("cpu_s_per_million", ours / 1e9 / events * MILLION)
        .put("floor_cpu_s_per_million", bare / 1e9 / events * MILLION)
        .put("ratio_to_floor", (double) ours / bare)
        .put("wanted_events", wantedSeen)
        .put("call_events", callEvents + counter.events)
        .put("live_calls_left", tracker.liveCalls())
        .put("allocated_bytes_per_event", (double) allocated / events);
  }

  private void fresh() {
    for (int i = 0; i < COPIES; i++) {
      tape.copy(copies++, bytes, i * tape.length());
    }
  }

  /** As the bridge does it; gives the number of events read. */
  private long parse() {
    try {
      AmiReader reader = new AmiReader(new ByteArrayInputStream(bytes), wanted, () -> false);
      for (AmiMessage message = reader.next(); message != null; message = reader.next()) {
        AmiEvent event = decoder.decode(message);
        if (event != null) {
          tracker.on(event);
        }
      }
      wantedSeen += reader.counts().wanted();
      return reader.counts().blocks();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
