package io.trunkline.ami.event;

import io.trunkline.ami.wire.AmiMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads typed fields out of one message; knows which ones Asterisk escapes. */
final class Fields {
  private final AmiMessage message;

  Fields(AmiMessage message) {
    this.message = message;
  }

  /** The header's value, or null when it is missing, empty or {@code <unknown>}. */
  @Nullable String text(String header) {
    String value = message.get(header);
    return value == null || value.isEmpty() || value.equals("<unknown>") ? null : value;
  }

  /** The header's value, or empty. */
  String word(String header) {
    String value = message.get(header);
    return value == null ? "" : value;
  }

  /** A header that Asterisk passes through {@code ast_escape_c} in most events. */
  @Nullable String escaped(String header) {
    String value = text(header);
    return value == null ? null : Escapes.undo(value);
  }

  /** The header as a number, 0 when missing or not one. */
  int number(String header) {
    return number(header, 0);
  }

  private int number(String header, int otherwise) {
    String value = message.get(header);
    if (value == null || value.isEmpty() || value.length() > 9) {
      return otherwise;
    }
    int result = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return otherwise;
      }
      result = result * 10 + digit;
    }
    return result;
  }

  boolean truth(String header) {
    String value = word(header);
    return value.equals("1") || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes");
  }

  /** {@code Timestamp: 1795332485.124701}, seconds and microseconds; null when missing. */
  @Nullable Instant at() {
    String value = message.get("Timestamp");
    int point = value == null ? -1 : value.indexOf('.');
    if (value == null || point <= 0) {
      return null;
    }
    try {
      long seconds = Long.parseLong(value, 0, point, 10);
      String micros = (value.substring(point + 1) + "000000").substring(0, 6);
      return Instant.ofEpochSecond(seconds, Long.parseLong(micros) * 1_000);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The snapshot under this prefix (empty for the main channel), or null when there is none. */
  @Nullable ChannelSnapshot channel(String prefix) {
    String uniqueId = text(prefix + "Uniqueid");
    String channel = text(prefix + "Channel");
    if (uniqueId == null || channel == null || uniqueId.equals("none")) {
      return null;
    }
    String linkedId = text(prefix + "Linkedid");
    return new ChannelSnapshot(
        channel,
        number(prefix + "ChannelState", -1),
        text(prefix + "ChannelStateDesc"),
        text(prefix + "CallerIDNum"),
        escaped(prefix + "CallerIDName"),
        text(prefix + "ConnectedLineNum"),
        escaped(prefix + "ConnectedLineName"),
        text(prefix + "Language"),
        text(prefix + "AccountCode"),
        text(prefix + "Context"),
        text(prefix + "Exten"),
        text(prefix + "Priority"),
        uniqueId,
        linkedId == null ? uniqueId : linkedId,
        variables(prefix));
  }

  /** The bridge under this prefix, or null when there is none. */
  @Nullable BridgeSnapshot bridge(String prefix) {
    String uniqueId = text(prefix + "BridgeUniqueid");
    if (uniqueId == null) {
      return null;
    }
    return new BridgeSnapshot(
        uniqueId,
        text(prefix + "BridgeType"),
        text(prefix + "BridgeTechnology"),
        text(prefix + "BridgeCreator"));
  }

  /** {@code ChanVariable: NAME=value}, one line per variable of {@code channelvars=}. */
  private Map<String, String> variables(String prefix) {
    List<String> lines = message.all(prefix + "ChanVariable");
    if (lines.isEmpty()) {
      return Map.of();
    }
    Map<String, String> variables = new HashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0 && equals + 1 < line.length()) {
        variables.put(line.substring(0, equals), Escapes.undo(line.substring(equals + 1)));
      }
    }
    return variables;
  }
}
