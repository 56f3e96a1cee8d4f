package io.trunkline.lab.pbx;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One recorded AMI conversation, without what belonged to the recorder: banner, login, and the
 * answers to his own actions. Immutable; safe to play many times at once.
 */
public final class Tape {
  private static final Set<String> RECORDERS =
      Set.of("FullyBooted", "SuccessfulAuth", "ChallengeSent", "Status");

  /** One event as it was on the wire, with the time it came, from the first one on. */
  record Block(Duration at, String text) {}

  private final String name;
  private final List<Block> blocks;
  private final Map<Set<String>, Score> scoreByReplaced = new ConcurrentHashMap<>();

  private Tape(String name, List<Block> blocks) {
    this.name = name;
    this.blocks = List.copyOf(blocks);
  }

  /**
   * A tape in a folder: {@code NAME.ami} with {@code NAME.times} or {@code NAME.json} beside it.
   *
   * @param folder for one version of Asterisk
   * @param name without its ending
   */
  public static Tape load(Path folder, String name) {
    return load(
        name,
        ending -> {
          try {
            return Files.readAllBytes(folder.resolve(name + ending));
          } catch (NoSuchFileException e) {
            return null;
          }
        });
  }

  /** A tape on the class path, by version and name: {@code asterisk-22/internal-call}. */
  public static Tape named(String path) {
    return load(
        path,
        ending -> {
          try (InputStream in = Tape.class.getResourceAsStream("/tapes/" + path + ending)) {
            return in == null ? null : in.readAllBytes();
          }
        });
  }

  /** Its name, as it was asked for. */
  public String name() {
    return name;
  }

  /** From the first event to the last, as recorded. */
  public Duration length() {
    return blocks.isEmpty() ? Duration.ZERO : blocks.get(blocks.size() - 1).at();
  }

  List<Block> blocks() {
    return blocks;
  }

  /** The tape made ready for replacing these texts; made once for each set of them. */
  Score score(Set<String> replaced) {
    return scoreByReplaced.computeIfAbsent(Set.copyOf(replaced), texts -> new Score(this, texts));
  }

  private interface Source {
    byte @Nullable [] read(String ending) throws IOException;
  }

  private static Tape load(String name, Source files) {
    try {
      byte[] ami = files.read(".ami");
      if (ami == null) {
        throw new FileNotFoundException("there is no tape " + name + ".ami");
      }
      byte[] times = files.read(".times");
      byte[] json = files.read(".json");
      List<long[]> arrivals = times != null ? arrivals(new String(times, UTF_8)) : chunks(json);
      return new Tape(name, cut(ami, arrivals));
    } catch (IOException e) {
      throw new UncheckedIOException("the tape " + name + " cannot be read", e);
    }
  }

  /** Pairs of byte position (where a chunk ends) and microseconds, from the .times file. */
  private static List<long[]> arrivals(String times) {
    List<long[]> arrivals = new ArrayList<>();
    for (String line : times.strip().split("\n", -1)) {
      String[] parts = line.strip().split("\\s+", -1);
      long end = Long.parseLong(parts[1]) + Long.parseLong(parts[2]);
      arrivals.add(new long[] {end, Long.parseLong(parts[0]) * 1_000});
    }
    return arrivals;
  }

  /** The same from the chunks of the .json file, which are seconds and lengths. */
  private static List<long[]> chunks(byte @Nullable [] json) {
    List<long[]> arrivals = new ArrayList<>();
    JsonObject about =
        json == null
            ? new JsonObject()
            : JsonParser.parseString(new String(json, UTF_8)).getAsJsonObject();
    long end = 0;
    JsonElement chunks = about.has("chunks") ? about.get("chunks") : new JsonArray();
    for (JsonElement chunk : chunks.getAsJsonArray()) {
      end += chunk.getAsJsonArray().get(1).getAsLong();
      arrivals.add(
          new long[] {end, Math.round(chunk.getAsJsonArray().get(0).getAsDouble() * 1_000_000)});
    }
    return arrivals;
  }

  private static List<Block> cut(byte[] ami, List<long[]> arrivals) {
    List<Block> blocks = new ArrayList<>();
    long first = -1;
    int start = 0;
    int chunk = 0;
    for (int end = blockEnd(ami, start); end > 0; end = blockEnd(ami, start)) {
      String text = new String(ami, start, end - start, UTF_8);
      start = end;
      while (chunk < arrivals.size() - 1 && arrivals.get(chunk)[0] < end) {
        chunk++;
      }
      long micros = arrivals.isEmpty() ? 0 : arrivals.get(chunk)[1];
      if (isNews(text)) {
        first = first < 0 ? micros : first;
        blocks.add(
            new Block(Duration.ofNanos((micros - first) * 1_000), text.strip() + "\r\n\r\n"));
      }
    }
    return blocks;
  }

  /** Just behind the next blank line, or -1. */
  private static int blockEnd(byte[] ami, int start) {
    int line = start;
    for (int i = start; i < ami.length; i++) {
      if (ami[i] == '\n') {
        if (i - line == 0 || (i - line == 1 && ami[line] == '\r')) {
          return i + 1;
        }
        line = i + 1;
      }
    }
    return -1;
  }

  /** Whether Asterisk said it by itself; a row of a list has no Privilege right behind its name. */
  private static boolean isNews(String text) {
    String[] lines = text.strip().split("\r?\n", 3);
    return lines.length > 1
        && lines[0].startsWith("Event: ")
        && lines[1].startsWith("Privilege:")
        && !RECORDERS.contains(lines[0].substring("Event: ".length()));
  }
}
