package io.trunkline.demo.bench;

import com.sun.management.ThreadMXBean;
import io.trunkline.ami.wire.ReaderCounts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;

/**
 * CPU seconds of the one thread that makes call events of bytes, beside those of {@link Floor} over
 * the same bytes. Both take turns, a few hours' bytes at a time, so that a busy machine hurts both
 * alike; making fresh copies is not measured.
 */
final class AmiFloorRun {
  /**
   * Events until the JVM has compiled nearly all that runs: over the first million the ratio is
   * twice what it comes down to. What is measured is a bridge that has run for some hours.
   */
  static final long WARM_UP = 3_000_000;

  /** So much at a time: some eighteen thousand events. */
  private static final int BYTES = 8 << 20;

  private static final double MILLION = 1e6;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final AmiRun run = new AmiRun();
  private final Floor floor = new Floor();
  private final FreshTape tape;
  private final byte[] bytes;
  private int copies;
  private long events;
  private long wanted;
  private long callEvents;
  private long ours;
  private long bare;
  private long allocated;

  AmiFloorRun(FreshTape tape) {
    this.tape = tape;
    bytes = new byte[Math.max(1, BYTES / tape.length()) * tape.length()];
  }

  /** Warms up and measures over at least so many events. */
  void measure(long atLeast) {
    ReaderCounts before;
    do {
      fresh();
      before = run.readOn(bytes);
      floor();
    } while (before.blocks() < WARM_UP);
    callEvents = -run.callEvents();
    while (events < atLeast) {
      fresh();
      long memory = threads.getCurrentThreadAllocatedBytes();
      long start = threads.getCurrentThreadCpuTime();
      ReaderCounts now = run.readOn(bytes);
      ours += threads.getCurrentThreadCpuTime() - start;
      allocated += threads.getCurrentThreadAllocatedBytes() - memory;
      events = now.blocks() - before.blocks();
      wanted = now.wanted() - before.wanted();
      long bareStart = threads.getCurrentThreadCpuTime();
      floor();
      bare += threads.getCurrentThreadCpuTime() - bareStart;
    }
    callEvents += run.callEvents();
  }

  private void fresh() {
    for (int at = 0; at < bytes.length; at += tape.length()) {
      tape.copy(copies++, bytes, at);
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

  long events() {
    return events;
  }

  long wantedEvents() {
    return wanted;
  }

  long callEvents() {
    return callEvents;
  }

  int liveCalls() {
    return run.tracker().liveCalls();
  }

  double cpuPerMillion() {
    return ours / 1e9 / events * MILLION;
  }

  double floorPerMillion() {
    return bare / 1e9 / events * MILLION;
  }

  double ratio() {
    return (double) ours / bare;
  }

  double allocatedPerEvent() {
    return (double) allocated / events;
  }
}
