package io.trunkline.demo.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Our client and asterisk-java in turns on the same busy hour, over a socket from a third process.
 * Each is warmed up with the same number of events, as fast as it reads, then settles over the same
 * number at the rate of the measurement, which both can follow: a client that falls behind does
 * other things as well, and one that reads fast has gone through its warm-up long before the
 * compiler has, whose backlog is no cost of any event.
 */
final class Race {
  private static final String OWN = OwnRacer.class.getName();
  private static final String OTHER = "io.trunkline.demo.bench.AsteriskJavaRacer";
  private static final long WARM_UP = 2_000_000;
  private static final long SETTLING = 500_000;
  private static final long MEASURED = 400_000;

  /** Events a second: some twenty times what a site with 300 agents has. */
  private static final int RATE = 20_000;

  private Race() {}

  /** asterisk-java's own jars, beside ours in a checkout; nobody needs them to run Trunkline. */
  static Path rivals() {
    try {
      Path own = Path.of(Race.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return own.resolveSibling("../rivals").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Medians over some rounds, or the reason why there are none. */
  static void run(int rounds, Figures figures) {
    Path rivals = rivals();
    if (rounds == 0 || !Files.isDirectory(rivals)) {
      figures.put(
          "asterisk_java",
          rounds == 0 ? "not asked for" : "not part of the distribution: run this in a checkout");
      return;
    }
    double heard = 1;
    double[] own = new double[rounds];
    double[] other = new double[rounds];
    double[] ratios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      own[i] = run(OWN, rivals).cpuPerMillion();
      Outcome rival = run(OTHER, rivals);
      other[i] = rival.cpuPerMillion();
      ratios[i] = own[i] / other[i];
      heard = Math.min(heard, rival.heard());
    }
    figures
        .put("asterisk_java", version(rivals))
        .put("race_rounds", rounds)
        .put("race_warm_up_events", WARM_UP)
        .put("race_settling_events", SETTLING)
        .put("race_events_per_second", RATE)
        .put("over_socket_cpu_s_per_million", Figures.quantile(own, 0.5))
        .put("asterisk_java_cpu_s_per_million", Figures.quantile(other, 0.5))
        .put("ratio_to_asterisk_java", Figures.quantile(ratios, 0.5))
        .put("worst_ratio_to_asterisk_java", Figures.quantile(ratios, 1))
        .put("asterisk_java_least_heard", heard);
  }

  private static String version(Path rivals) {
    try (Stream<Path> jars = Files.list(rivals)) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(name -> name.startsWith("asterisk-java-"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no asterisk-java in " + rivals));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One client's run.
   *
   * @param heard which part of the events its listener got; ours ends at once when it loses any
   */
  private record Outcome(double cpuPerMillion, double heard) {}

  private static Outcome run(String runner, Path rivals) {
    try (RaceChild source = RaceChild.of(RaceSource.class.getName(), "", rivals);
        RaceChild client = RaceChild.of(runner, source.line(), rivals)) {
      client.expect(Racer.READY);
      source.order("say " + WARM_UP);
      source.order("say " + SETTLING + " " + RATE);
      client.expect(Racer.WARM, () -> source.order("mark " + Racer.WARM));
      long events = Long.parseLong(source.order("say " + MEASURED + " " + RATE));
      String last = client.expect("{", () -> source.order("mark " + Racer.OVER));
      JsonObject figures = JsonParser.parseString(last).getAsJsonObject();
      return new Outcome(
          figures.get("cpu_ns").getAsLong() / 1e3 / events,
          (double) figures.get("heard").getAsLong() / events);
    } catch (IOException e) {
      throw new UncheckedIOException("the race was broken off: " + e.getMessage(), e);
    }
  }
}
