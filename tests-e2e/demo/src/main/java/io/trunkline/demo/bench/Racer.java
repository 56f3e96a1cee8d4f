package io.trunkline.demo.bench;

import com.google.gson.JsonObject;
import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;

/**
 * What both clients of a race do, each in a process of its own: read until the first mark to warm
 * up, then measure to the second. The CPU time is the whole process's: reader, hand-over, listener,
 * garbage collector, and whatever the compiler still does.
 */
final class Racer {
  private final OperatingSystemMXBean process =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final PrintStream console = System.out;
  private long started = -1;
  private long heard;

  /** The client is logged in. */
  void ready() {
    console.println("ready");
  }

  /** An event reached the listener. */
  void heard() {
    heard++;
  }

  /** A mark reached the listener: the first begins the measuring, the second ends it. */
  void marked() {
    if (started < 0) {
      started = process.getProcessCpuTime();
      heard = 0;
      console.println("warm");
      return;
    }
    JsonObject figures = new JsonObject();
    figures.addProperty("cpu_ns", process.getProcessCpuTime() - started);
    figures.addProperty("heard", heard);
    console.println(figures);
  }

  /** Keeps the process until it is ended from outside. */
  static void stay() throws InterruptedException {
    Thread.currentThread().join();
  }
}
