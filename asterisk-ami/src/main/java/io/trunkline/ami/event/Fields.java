package io.trunkline.ami.event;

import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Layout;
import io.trunkline.ami.wire.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads typed fields out of one message; knows which ones Asterisk escapes. */
final class Fields {
  /** Asterisk's word for a text that it does not have. */
  static final String UNKNOWN = "<unknown>";

  private static final long SECOND = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]*");
  private static final int MOST_DIGITS = 11;

  private static final Layout.View<Integer> TIMESTAMP =
      new Layout.View<>(layout -> layout.find("Timestamp"));

  private final AmiMessage message;
  private final Words words;
  private final boolean news;

  private Fields(AmiMessage message, Words words, boolean news) {
    this.message = message;
    this.words = words;
    this.news = news;
  }

  /** Of an event that the PBX tells by itself: only a whole snapshot is one. */
  static Fields ofNews(AmiMessage message, Words words) {
    return new Fields(message, words, true);
  }

  /** Of a row that answers us: its ActionID, which nobody else knows, is proof enough. */
  static Fields ofRow(AmiMessage message) {
    return new Fields(message, AmiEvents.NO_WORDS, false);
  }

  /** Whether all of these are there; of a row, whatever it has is all. */
  boolean hasAll(String... headers) {
    if (news) {
      for (String header : headers) {
        if (message.find(header) < 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether these are there one behind the other, as Asterisk writes them. */
  boolean hasInOrder(String... headers) {
    int first = message.find(headers[0]);
    for (int i = 0; i < headers.length; i++) {
      if (first < 0 || first + i >= message.size() || !message.headerIs(first + i, headers[i])) {
        return false;
      }
    }
    return true;
  }

  /** The header's value, or null when it is missing, empty or {@code <unknown>}. */
  @Nullable String text(String header) {
    String value = value(header);
    return value == null ? null : known(value);
  }

  static @Nullable String known(String value) {
    return value.isEmpty() || value.equals(UNKNOWN) ? null : value;
  }

  /** The header's value, or empty. */
  String word(String header) {
    String value = value(header);
    return value == null ? "" : value;
  }

  private @Nullable String value(String header) {
    int index = message.find(header);
    return index < 0 ? null : message.value(index, words);
  }

  /** The header as a number, 0 when missing or not one. */
  int number(String header) {
    int index = message.find(header);
    return index < 0 ? 0 : message.number(index, 0);
  }

  /** The header as a number with or without a fraction, 0 when missing or not one. */
  double decimal(String header) {
    try {
      String value = text(header);
      return value == null ? 0 : new BigDecimal(value).doubleValue();
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** {@code LastCall: 1795329742}, seconds since 1970; null when missing, 0 or not one. */
  @Nullable Instant second(String header) {
    String value = word(header);
    boolean isOne = value.length() <= MOST_DIGITS && SECONDS.matcher(value).matches();
    return isOne ? Instant.ofEpochSecond(Long.parseLong(value)) : null;
  }

  boolean truth(String header) {
    String value = word(header);
    return value.equals("1") || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes");
  }

  /** {@code Timestamp: 1795332485.124701}, seconds and microseconds; null when missing. */
  @Nullable Instant at() {
    int index = message.layout().see(TIMESTAMP);
    long micros = index < 0 ? -1 : message.micros(index);
    return micros < 0
        ? null
        : Instant.ofEpochSecond(micros / SECOND, micros % SECOND * NANOS_PER_MICRO);
  }

  /** The main channel's snapshot, or null when there is none. */
  @Nullable ChannelSnapshot channel() {
    return channel(AmiEvents.MAIN);
  }

  /** The snapshot under this prefix, or null when there is none. */
  @Nullable ChannelSnapshot channel(String prefix) {
    return channel(ChannelHeaders.under(prefix));
  }

  /** The snapshot that is seen so, or null when there is none. */
  @Nullable ChannelSnapshot channel(Layout.View<ChannelHeaders> view) {
    ChannelHeaders headers = message.layout().see(view);
    return !news || headers.isWhole() ? headers.read(message, words) : null;
  }

  /** Whether a whole snapshot of a channel is there, without making one. */
  boolean isOfChannel() {
    return message.layout().see(AmiEvents.MAIN).isWhole();
  }

  /** The main bridge, or null when there is none. */
  @Nullable BridgeSnapshot bridge() {
    return message.layout().see(AmiEvents.MAIN_BRIDGE).read(message, words);
  }

  /** The bridge under this prefix, or null when there is none. */
  @Nullable BridgeSnapshot bridge(String prefix) {
    return message.layout().see(BridgeHeaders.under(prefix)).read(message, words);
  }
}
