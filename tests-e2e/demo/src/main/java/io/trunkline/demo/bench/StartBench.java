package io.trunkline.demo.bench;

import io.trunkline.demo.Places;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From the start of a process to the line that says ready, and a health answer. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Start of the bridge's process to ready, with an empty and a filled store.")
final class StartBench implements Callable<Figures> {
  private static final int AGENTS = 500;

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "5",
      description = "starts of each kind (default ${DEFAULT-VALUE})")
  private int times;

  @Override
  public Figures call() {
    double[] empty = new double[times];
    double[] filled = new double[times];
    try (Places kept = Places.fresh()) {
      BenchSite.fill(kept.data(), AGENTS, 1);
      double unused = start(kept);
      for (int i = 0; i < times; i++) {
        try (Places fresh = Places.fresh()) {
          empty[i] = start(fresh);
        }
        filled[i] = start(kept);
      }
    }
    double emptyMs = Figures.quantile(empty, 0.5);
    double filledMs = Figures.quantile(filled, 0.5);
    return new Figures()
        .put("ready_ms", Math.max(emptyMs, filledMs))
        .put("empty_ms", emptyMs)
        .put("filled_ms", filledMs)
        .put("times", times);
  }

  /** One start; milliseconds until it serves. */
  private static double start(Places places) {
    Path file = places.file("trunkline.conf");
    try {
      Files.writeString(
          file,
          "{http {address=\"127.0.0.1\", port=%d}, public.url=\"http://localhost:%d\", data.folder=\"%s\"}"
              .formatted(places.port(), places.port(), places.data()));
      long begin = System.nanoTime();
      Process process =
          OwnJava.with("io.trunkline.Main", "serve", "--config", file.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        awaitReady(process);
        askHealth(places.port());
        return (System.nanoTime() - begin) / 1e6;
      } finally {
        OwnJava.end(process);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the bridge does not start", e);
    }
  }

  private static void awaitReady(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.contains("is ready")) {
        return;
      }
    }
    throw new IOException("it ended before it was ready");
  }

  private static void askHealth(int port) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + port + "/health").toURL().openConnection();
    int status = connection.getResponseCode();
    connection.disconnect();
    if (status != 200) {
      throw new IOException("/health answers " + status);
    }
  }
}
