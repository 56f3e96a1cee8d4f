package io.trunkline.demo.bench;

import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded conversation of which any number of copies can be made, each with uniqueids, channels
 * and bridges of its own. A copy is as long as the tape. Immutable.
 */
final class FreshTape {
  /** Times are of the same form, and go along. */
  private static final Pattern UNIQUEID = Pattern.compile("\\b(\\d{10})\\.\\d+\\b");

  private static final Pattern CHANNEL = Pattern.compile("-([0-9a-f]{8})\\b(?!-)");
  private static final Pattern BRIDGE =
      Pattern.compile("\\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");

  private static final List<String> FOLDERS =
      List.of("asterisk-16", "asterisk-22", "asterisk-22.11");

  /** Between the uniqueids of a copy and the next. */
  static final int SECONDS_APART = 100;

  private static final int CHANNELS_APART = 0x1000;

  private record Place(int at, int length, long value, int radix, long step) {}

  private final byte[] tape;
  private final List<Place> places = new ArrayList<>();

  private FreshTape(byte[] tape) {
    this.tape = tape;
    String text = new String(tape, StandardCharsets.ISO_8859_1);
    mark(UNIQUEID, text, 10, SECONDS_APART);
    mark(CHANNEL, text, 16, CHANNELS_APART);
    mark(BRIDGE, text, 16, 1);
  }

  /** A conversation that was made of a tape. */
  static FreshTape of(byte[] tape) {
    return new FreshTape(tape);
  }

  /** A tape on the class path, as {@code asterisk-22/busy-hour-mixed}. */
  static FreshTape named(String name) {
    try (InputStream in = FreshTape.class.getResourceAsStream(path(name))) {
      if (in == null) {
        throw new IllegalStateException("there is no tape " + name);
      }
      return new FreshTape(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(String name) {
    return "/tapes/" + name + ".ami";
  }

  /** Every tape on the class path as it was recorded. */
  static List<String> all() {
    List<String> tapes = new ArrayList<>();
    for (String folder : FOLDERS) {
      for (String name : names(folder)) {
        tapes.add(named(folder + "/" + name).text(0));
      }
    }
    tapes.add(named("asterisk-22/busy-hour-mixed").text(0));
    return tapes;
  }

  /** The tapes that have a meaning are named beside it; a few meanings are only played live. */
  private static List<String> names(String folder) {
    String meanings = "/tapes/" + folder + "/expected.json";
    try (InputStream in = FreshTape.class.getResourceAsStream(meanings)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + meanings);
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return JsonParser.parseString(json).getAsJsonObject().keySet().stream()
          .filter(name -> FreshTape.class.getResource(path(folder + "/" + name)) != null)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void mark(Pattern pattern, String text, int radix, long step) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      long value = Long.parseLong(matcher.group(1), radix);
      places.add(new Place(matcher.start(1), matcher.group(1).length(), value, radix, step));
    }
  }

  int length() {
    return tape.length;
  }

  /** How many blocks it has. */
  long blocks() {
    try {
      return new Floor().blocks(new ByteArrayInputStream(tape));
    } catch (IOException e) {
      throw new UncheckedIOException("an array does not break", e);
    }
  }

  /** Writes copy number n into this array, from there on. */
  void copy(int number, byte[] into, int from) {
    System.arraycopy(tape, 0, into, from, tape.length);
    for (Place place : places) {
      long value = place.value() + number * place.step();
      for (int i = place.length() - 1; i >= 0; i--) {
        into[from + place.at() + i] = (byte) Character.forDigit(digit(value, place), place.radix());
        value /= place.radix();
      }
    }
  }

  private static int digit(long value, Place place) {
    return (int) (value % place.radix());
  }

  /** Copy number n as text. */
  String text(int number) {
    byte[] copy = Arrays.copyOf(tape, tape.length);
    copy(number, copy, 0);
    return new String(copy, StandardCharsets.UTF_8);
  }
}
