package io.trunkline.demo.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process of a race, spoken with line by line; no word of it is waited for without a limit. */
final class RaceChild implements AutoCloseable {
  /** Some ten times what the slowest client needs for what it is given at a time. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final long AGAIN_MILLIS = 250;
  private static final int LINES = 256;
  private static final String END = "";

  /** Something said to another process, which may have ended. */
  interface Order {
    void give() throws IOException;
  }

  private final String name;
  private final Process process;
  private final Duration limit;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(LINES);

  private RaceChild(String name, Process process, Duration limit) {
    this.name = name;
    this.process = process;
    this.limit = limit;
    Thread reader = new Thread(this::read, "race-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  static RaceChild of(String main, String argument, Path rivals) throws IOException {
    ProcessBuilder builder = OwnJava.withJarsOf(rivals, "-Xmx1g", main, argument);
    return of(main.substring(main.lastIndexOf('.') + 1), builder, LIMIT);
  }

  static RaceChild of(String name, ProcessBuilder builder, Duration limit) throws IOException {
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new RaceChild(name, builder.start(), limit);
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.put(line);
      }
      lines.put(END);
    } catch (IOException e) {
      // its end is not told then: whoever waits hears of it by the limit
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next line. */
  String line() throws IOException {
    return line("a word", limit.toMillis());
  }

  private String line(String what, long millis) throws IOException {
    String line = poll(millis);
    if (line == null) {
      throw new IOException(
          name
              + " did not say "
              + what
              + " within "
              + limit.toSeconds()
              + " s; is it stuck, or"
              + " the machine too busy? Leave the race out with --rounds 0");
    }
    return line;
  }

  private @Nullable String poll(long millis) throws IOException {
    try {
      String line = lines.poll(millis, TimeUnit.MILLISECONDS);
      if (END.equals(line)) {
        throw new IOException(name + " ended early; what it said is above");
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Waits for a line that begins so. */
  String expect(String start) throws IOException {
    return expect(start, null);
  }

  /** The same, after something that is said again and again until then: it may get lost. */
  String expect(String start, @Nullable Order again) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (again != null && left > 0) {
        again.give();
      }
      boolean last = again == null || left <= AGAIN_MILLIS;
      String line = last ? line(start, Math.max(0, left)) : poll(AGAIN_MILLIS);
      if (line != null && line.startsWith(start)) {
        return line;
      }
      if (line != null && line.startsWith("{")) {
        throw new IOException(name + " said " + line + " where " + start + " was expected");
      }
    }
  }

  /** Says this, and waits for no answer. */
  void say(String words) throws IOException {
    process.getOutputStream().write((words + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  /** Says this, and gives the answer. */
  String order(String words) throws IOException {
    say(words);
    return line("that it has done: " + words, limit.toMillis());
  }

  @Override
  public void close() {
    OwnJava.end(process);
  }
}
