package io.trunkline.ami.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The headers of one channel's snapshot, all with the same prefix. Asterisk writes the fourteen in
 * one go (manager_channels.c), so only the first is searched for and the others are expected behind
 * it; one that is not where it is expected is searched for too.
 */
final class ChannelHeaders {
  static final int CHANNEL = 0;
  static final int STATE = 1;
  static final int STATE_DESC = 2;
  static final int CALLER_ID_NUM = 3;
  static final int CALLER_ID_NAME = 4;
  static final int CONNECTED_LINE_NUM = 5;
  static final int CONNECTED_LINE_NAME = 6;
  static final int LANGUAGE = 7;
  static final int ACCOUNT_CODE = 8;
  static final int CONTEXT = 9;
  static final int EXTEN = 10;
  static final int PRIORITY = 11;
  static final int UNIQUEID = 12;
  static final int LINKEDID = 13;

  private static final String[] ORDER = {
    "Channel", "ChannelState", "ChannelStateDesc", "CallerIDNum", "CallerIDName",
    "ConnectedLineNum", "ConnectedLineName", "Language", "AccountCode", "Context",
    "Exten", "Priority", "Uniqueid", "Linkedid"
  };

  /** The prefixes are those of our own decoders: a dozen. */
  private static final Map<String, ChannelHeaders> HEADERS_BY_PREFIX = new ConcurrentHashMap<>();

  private final String[] names = new String[ORDER.length];
  private final byte[][] written = new byte[ORDER.length][];
  private final String variable;

  private ChannelHeaders(String prefix) {
    for (int i = 0; i < ORDER.length; i++) {
      names[i] = prefix + ORDER[i];
      written[i] = names[i].getBytes(UTF_8);
    }
    variable = prefix + "ChanVariable";
  }

  static ChannelHeaders under(String prefix) {
    ChannelHeaders known = HEADERS_BY_PREFIX.get(prefix);
    return known == null ? HEADERS_BY_PREFIX.computeIfAbsent(prefix, ChannelHeaders::new) : known;
  }

  /** Whether a snapshot begins in this message that is not whole. */
  boolean isTorn(AmiMessage message) {
    int first = message.find(names[CHANNEL]);
    boolean begins =
        first >= 0
            && first + STATE < message.size()
            && message.headerIs(first + STATE, written[STATE]);
    return begins && !isWhole(message, first);
  }

  /** Whether there is a snapshot in this message, and a whole one. */
  boolean isWholeIn(AmiMessage message) {
    int first = message.find(names[CHANNEL]);
    return first >= 0 && isWhole(message, first);
  }

  /** The snapshot in this message, or null when there is none that is whole. */
  @Nullable ChannelSnapshot readWhole(AmiMessage message, Words words) {
    int first = message.find(names[CHANNEL]);
    return first >= 0 && isWhole(message, first) ? read(message, first, words) : null;
  }

  /** The snapshot in this message, whole or not, or null when there is none. */
  @Nullable ChannelSnapshot read(AmiMessage message, Words words) {
    return read(message, message.find(names[CHANNEL]), words);
  }

  private @Nullable ChannelSnapshot read(AmiMessage message, int first, Words words) {
    String channel = first < 0 ? null : Fields.known(message.value(first, words));
    String uniqueId = channel == null ? null : text(message, first, UNIQUEID, words);
    if (channel == null || uniqueId == null || uniqueId.equals("none")) {
      return null;
    }
    String linkedId = text(message, first, LINKEDID, words);
    return new ChannelSnapshot(
        message,
        this,
        first,
        channel,
        uniqueId,
        linkedId == null ? uniqueId : linkedId,
        variables(message, words));
  }

  /**
   * Whether the snapshot that begins there has all that Asterisk writes. A value with a blank line
   * in it breaks a snapshot off, and what is smuggled in behind it by a value as short as a phone
   * number has no room for so many headers.
   */
  boolean isWhole(AmiMessage message, int first) {
    return isInOrder(message, first) || hasAll(message, first);
  }

  /** The names behind are as long as they should be: so many bytes are room enough. */
  private boolean isInOrder(AmiMessage message, int first) {
    if (first + LINKEDID >= message.size()) {
      return false;
    }
    for (int which = STATE; which <= LINKEDID; which++) {
      if (message.nameLength(first + which) != written[which].length) {
        return false;
      }
    }
    return message.headerIs(first + LINKEDID, written[LINKEDID]);
  }

  /** In another order, and without what not every version has written. */
  private boolean hasAll(AmiMessage message, int first) {
    for (int which = STATE; which <= LINKEDID; which++) {
      boolean always = which != STATE_DESC && which != LANGUAGE && which != ACCOUNT_CODE;
      if (always && index(message, first, which) < 0) {
        return false;
      }
    }
    return true;
  }

  /** One text of a snapshot that begins there, or null when it is empty or {@code <unknown>}. */
  @Nullable String text(AmiMessage message, int first, int which) {
    return text(message, first, which, AmiEvents.NO_WORDS);
  }

  private @Nullable String text(AmiMessage message, int first, int which, Words words) {
    int index = index(message, first, which);
    return index < 0 ? null : Fields.known(message.value(index, words));
  }

  /** Asterisk passes the names through {@code ast_escape_c}, in most events. */
  @Nullable String escaped(AmiMessage message, int first, int which) {
    String text = text(message, first, which);
    return text == null ? null : Escapes.undo(text);
  }

  /** The number there, or this one when there is none. */
  int number(AmiMessage message, int first, int which, int otherwise) {
    int index = index(message, first, which);
    return index < 0 ? otherwise : message.number(index, otherwise);
  }

  private int index(AmiMessage message, int first, int which) {
    int expected = first + which;
    if (expected < message.size() && message.headerIs(expected, written[which])) {
      return expected;
    }
    int moved = which >= UNIQUEID ? behind(message, expected, which) : -1;
    return moved < 0 ? message.find(names[which]) : moved;
  }

  /**
   * Who the channel is stands behind the texts that people choose (main/manager_channels.c): a
   * number with line ends in it moves it down, and headers it brings along come before it.
   */
  private int behind(AmiMessage message, int expected, int which) {
    for (int i = message.size() - 1; i > expected; i--) {
      if (message.headerIs(i, written[which])) {
        return i;
      }
    }
    return -1;
  }

  /** {@code ChanVariable: NAME=value}, one line per variable of {@code channelvars=}. */
  private Map<String, String> variables(AmiMessage message, Words words) {
    int first = message.find(variable);
    if (first < 0) {
      return Map.of();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = first; i < message.size(); i++) {
      String line = message.headerIs(i, variable) ? message.value(i, words) : "";
      int equals = line.indexOf('=');
      if (equals > 0 && equals + 1 < line.length()) {
        variables.put(line.substring(0, equals), Escapes.undo(line.substring(equals + 1)));
      }
    }
    return variables;
  }
}
