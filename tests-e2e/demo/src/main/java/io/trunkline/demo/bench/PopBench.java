package io.trunkline.demo.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import io.trunkline.Wiring;
import io.trunkline.config.Config;
import io.trunkline.config.ConfigException;
import io.trunkline.config.ConfigFile;
import io.trunkline.demo.Places;
import io.trunkline.lab.pbx.FakePbx;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From AMI's bytes to the call's card on a WebSocket, while many pages are connected, beside a bare
 * Jetty send of an equally big message to one of equally many connections. Both take turns in the
 * same run; the pages are a process of their own; all times are of one clock.
 */
@Command(
    name = "pop",
    mixinStandardHelpOptions = true,
    description = "AMI bytes in to the call's card out on a WebSocket, beside a bare Jetty send.")
final class PopBench implements Callable<Figures> {
  private static final int SPARE_FILES = 1_000;
  private static final int WARM_UP_S = 5;
  private static final int ROUNDS = 3;

  /** Until the last call is over. */
  private static final long AFTERWARDS_NS = 1_500_000_000L;

  @Option(
      names = "--pages",
      paramLabel = "N",
      defaultValue = "5000",
      description = "connected pages (default ${DEFAULT-VALUE})")
  private int pages;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "100",
      description = "calls per second (default ${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "6",
      description = "length of each of " + ROUNDS + " rounds (default ${DEFAULT-VALUE})")
  private int seconds;

  @Override
  public Figures call() {
    enoughFiles();
    try (Places places = Places.fresh();
        FakePbx pbx = FakePbx.start(Clock.systemUTC());
        Farm farm = Farm.start()) {
      List<String> tokens = BenchSite.fill(places.data(), pages, pbx.port());
      Config config = config(places);
      try (Wiring wiring = new Wiring(config);
          BareSockets bare = new BareSockets()) {
        wiring.start();
        return measure(wiring.port(), pbx, bare, farm, tokens);
      }
    }
  }

  private static Config config(Places places) {
    int port = places.port();
    return ConfigFile.parse(
        "{http {address=\"127.0.0.1\", port=%d}, public.url=\"http://localhost:%d\", data.folder=\"%s\"}"
            .formatted(port, port, places.data()));
  }

  private Figures measure(int port, FakePbx pbx, BareSockets bare, Farm farm, List<String> tokens) {
    while (pbx.loggedIn() == 0) {
      LockSupport.parkNanos(10_000_000);
    }
    long before = Heap.used();
    farm.connect(port, "/page/socket", tokens);
    long after = Heap.used();
    farm.connect(bare.port(), "/", Collections.nCopies(pages, "-"));

    BenchCalls calls = new BenchCalls(pbx, pages);
    Latencies ours = new Latencies();
    Latencies floor = new Latencies();
    int bytes = round(WARM_UP_S, calls, farm, new Latencies());
    Messages sends = bare.messages(BenchCalls.padded(bytes));
    bytes = round(WARM_UP_S, sends, farm, new Latencies());
    for (int i = 0; i < ROUNDS; i++) {
      bytes = round(seconds, calls, farm, ours);
      bytes = round(seconds, sends, farm, floor);
    }
    return new Figures()
        .put("pages", pages)
        .put("calls_per_s", rate)
        .put("calls", ours.sent())
        .put("lost", ours.lost())
        .put("median_ms", ours.ms(0.5))
        .put("p99_ms", ours.ms(0.99))
        .put("floor_median_ms", floor.ms(0.5))
        .put("floor_p99_ms", floor.ms(0.99))
        .put("message_bytes", bytes)
        .put("heap_per_page_bytes", (after - before) / pages);
  }

  /** Sends at an even pace and takes the times; gives the size of what arrived. */
  private int round(int length, Messages messages, Farm farm, Latencies into) {
    int count = length * rate;
    long[] sentAt = new long[count];
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      messages.prepare(i);
      long due = start + i * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      sentAt[i] = messages.send(i);
    }
    LockSupport.parkNanos(AFTERWARDS_NS);
    Farm.Report report = farm.report();
    into.add(sentAt, report);
    return report.bytes();
  }

  /** A connection here and one there for each page, twice: the bridge's and the bare ones. */
  private void enoughFiles() {
    long wanted = 2L * pages + SPARE_FILES;
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        && system.getMaxFileDescriptorCount() < wanted) {
      throw new ConfigException(
          "--pages",
          pages
              + " need "
              + wanted
              + " open files, and "
              + system.getMaxFileDescriptorCount()
              + " are allowed",
          "say ulimit -n " + wanted + " first, or take fewer pages");
    }
  }

  /** What is used once all rubbish is gone. */
  private static final class Heap {
    static long used() {
      long[] seen = new long[3];
      for (int i = 0; i < seen.length; i++) {
        System.gc();
        LockSupport.parkNanos(300_000_000);
        seen[i] = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      }
      return Arrays.stream(seen).min().orElseThrow();
    }
  }
}
