package io.trunkline.demo.bench;

import com.google.gson.JsonObject;
import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * What both clients of a race do, each in a process of its own: read until the mark that it is
 * warm, then measure to the mark that it is over. A client may lose events, so marks come again and
 * again; only the first of each counts. The CPU time is the whole process's: reader, hand-over,
 * listener, garbage collector, and whatever the compiler still does.
 */
final class Racer {
  static final String READY = "ready";
  static final String WARM = "warm";
  static final String OVER = "over";

  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final PrintStream console = System.out;
  private long started = -1;
  private boolean over;
  private long heard;

  /** The client is logged in. */
  void ready() {
    console.println(READY);
  }

  /** An event reached the listener. */
  void heard() {
    heard++;
  }

  /** A mark reached the listener. */
  void marked(@Nullable String mark) {
    if (WARM.equals(mark) && started < 0) {
      started = process.getProcessCpuTime();
      heard = 0;
      console.println(WARM);
    } else if (OVER.equals(mark) && !over) {
      over = true;
      JsonObject figures = new JsonObject();
      figures.addProperty("cpu_ns", process.getProcessCpuTime() - started);
      figures.addProperty("heard", heard);
      console.println(figures);
    }
  }

  /** Keeps the process until it is ended from outside. */
  static void stay() throws InterruptedException {
    Thread.currentThread().join();
  }
}
