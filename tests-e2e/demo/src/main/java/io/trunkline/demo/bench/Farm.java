package io.trunkline.demo.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The child process that {@link PageFarm} runs in, and what is said to it. */
final class Farm implements AutoCloseable {
  private final Process process;
  private final Writer orders;
  private final BufferedReader answers;

  /**
   * What the pages have heard since the last report.
   *
   * @param arrivedAt nanoseconds by call
   * @param bytes of the last message about a call
   * @param closed how many connections were ended by the other side, ever
   */
  record Report(Map<Integer, Long> arrivedAt, int bytes, int closed) {}

  private Farm(Process process) {
    this.process = process;
    this.orders =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Farm start() {
    try {
      return new Farm(
          OwnJava.with("-Xmx256m", "-XX:+UseSerialGC", PageFarm.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("no process for the pages", e);
    }
  }

  /** Connects a page for each token and returns when all are there; {@code -} says no hello. */
  void connect(int port, String path, List<String> tokens) {
    try {
      orders.write("connect " + port + " " + path + " " + tokens.size() + "\n");
      for (String token : tokens) {
        orders.write(token + "\n");
      }
      orders.flush();
      String answer = line();
      if (!answer.equals("connected " + tokens.size())) {
        throw new IllegalStateException("the pages say: " + answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the pages are gone", e);
    }
  }

  Report report() {
    try {
      orders.write("report\n");
      orders.flush();
      Map<Integer, Long> arrivedAt = new HashMap<>();
      int bytes = 0;
      int closed = 0;
      for (String answer = line(); !answer.equals("done"); answer = line()) {
        String[] words = answer.split(" ", -1);
        switch (words[0]) {
          case "arrived" -> arrivedAt.put(Integer.valueOf(words[1]), Long.valueOf(words[2]));
          case "bytes" -> bytes = Integer.parseInt(words[1]);
          default -> closed = Integer.parseInt(words[1]);
        }
      }
      return new Report(arrivedAt, bytes, closed);
    } catch (IOException e) {
      throw new UncheckedIOException("the pages are gone", e);
    }
  }

  private String line() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the process of the pages ended");
    }
    return line;
  }

  @Override
  public void close() {
    OwnJava.end(process);
  }
}
