package io.trunkline.demo.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Our client and asterisk-java in turns on the same busy hour, over a socket from a third process.
 * Each is warmed up for as long as makes it no faster afterwards: asterisk-java, which needs some
 * twenty times the time per event, with fewer events.
 */
final class Race {
  private static final Runner OWN = new Runner(OwnRacer.class.getName(), 3_000_000, 1_000_000);
  private static final Runner OTHER =
      new Runner("io.trunkline.demo.bench.AsteriskJavaRacer", 400_000, 300_000);

  private record Runner(String main, long warmUp, long measured) {}

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

  private static Outcome run(Runner runner, Path rivals) {
    try (Child source = Child.of(RaceSource.class.getName(), "", rivals)) {
      try (Child client = Child.of(runner.main(), source.line(), rivals)) {
        client.expect("ready");
        source.order("say " + runner.warmUp());
        source.order("mark");
        client.expect("warm");
        long events = Long.parseLong(source.order("say " + runner.measured()));
        source.order("mark");
        JsonObject figures = JsonParser.parseString(client.line()).getAsJsonObject();
        return new Outcome(
            figures.get("cpu_ns").getAsLong() / 1e3 / events,
            (double) figures.get("heard").getAsLong() / events);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a process of the race ended early", e);
    }
  }

  /** A process that is spoken with line by line. */
  private record Child(Process process, BufferedReader lines) implements AutoCloseable {
    static Child of(String main, String argument, Path rivals) throws IOException {
      String path = System.getProperty("java.class.path") + File.pathSeparator + rivals + "/*";
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      Process process =
          new ProcessBuilder(java, "-Xmx1g", "-cp", path, main, argument)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new Child(
          process, new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)));
    }

    String line() throws IOException {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("no word from process " + process.pid());
      }
      return line;
    }

    void expect(String word) throws IOException {
      for (String line = line(); !line.equals(word); line = line()) {
        if (line.startsWith("{")) {
          throw new IOException(word + " was expected, not " + line);
        }
      }
    }

    String order(String words) throws IOException {
      process.getOutputStream().write((words + "\n").getBytes(UTF_8));
      process.getOutputStream().flush();
      return line();
    }

    @Override
    public void close() {
      process.destroy();
      try {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
