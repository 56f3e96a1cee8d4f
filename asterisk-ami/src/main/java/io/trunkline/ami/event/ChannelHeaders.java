package io.trunkline.ami.event;

import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Layout;
import io.trunkline.ami.wire.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the headers of one channel's snapshot stand in a layout, all with the same prefix. Asterisk
 * writes the fourteen in one go (manager_channels.c), so each is expected at its distance from the
 * first, and searched for only where it is not. Immutable.
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
  private static final Map<String, Layout.View<ChannelHeaders>> VIEW_BY_PREFIX =
      new ConcurrentHashMap<>();

  /** Of the channels that our decoders take something from. */
  private static final List<String> PREFIXES =
      List.of(
          "",
          "Dest",
          "Target",
          "LocalOne",
          "LocalTwo",
          "Transferer",
          "Transferee",
          "OrigTransferer",
          "SecondTransferer",
          "TransferTarget",
          "Parkee",
          "Retriever");

  private final int[] places = new int[ORDER.length];
  private final int variables;
  private final String variable;
  private final boolean whole;
  private final boolean torn;

  private ChannelHeaders(Layout layout, String prefix) {
    int first = layout.find(prefix + ORDER[CHANNEL]);
    boolean all = first >= 0;
    for (int which = CHANNEL; which < ORDER.length; which++) {
      places[which] = first < 0 ? -1 : place(layout, prefix, first, which);
      boolean always = which != LANGUAGE && which != ACCOUNT_CODE;
      all &= places[which] >= 0 || !always;
    }
    whole = all;
    torn = !all && first >= 0 && isAt(layout, first + STATE, prefix + ORDER[STATE]);
    variable = prefix + "ChanVariable";
    variables = layout.find(variable);
  }

  /** The way to see the snapshots with this prefix in any layout. */
  static Layout.View<ChannelHeaders> under(String prefix) {
    Layout.View<ChannelHeaders> known = VIEW_BY_PREFIX.get(prefix);
    return known == null ? VIEW_BY_PREFIX.computeIfAbsent(prefix, ChannelHeaders::view) : known;
  }

  private static Layout.View<ChannelHeaders> view(String prefix) {
    return new Layout.View<>(layout -> new ChannelHeaders(layout, prefix));
  }

  /**
   * Who the channel is stands behind the texts that people choose (main/manager_channels.c): a
   * number with line ends in it moves it down, and headers it brings along come before it.
   */
  private static int place(Layout layout, String prefix, int first, int which) {
    String header = prefix + ORDER[which];
    if (isAt(layout, first + which, header)) {
      return first + which;
    }
    int last = which >= UNIQUEID ? layout.findLast(header) : -1;
    return last > first + which ? last : layout.find(header);
  }

  private static boolean isAt(Layout layout, int place, String header) {
    return place < layout.size() && layout.headerIs(place, header);
  }

  /** Whether the snapshot of any channel that matters begins in this layout and is not whole. */
  static boolean isAnyTorn(Layout layout) {
    for (String prefix : PREFIXES) {
      if (layout.findLast(prefix + ORDER[STATE]) > 0 && layout.see(under(prefix)).isTorn()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the snapshot begins in this layout and is not whole. */
  boolean isTorn() {
    return torn;
  }

  /**
   * Whether the snapshot is there, with all that Asterisk writes of every version. A value with a
   * blank line in it breaks a snapshot off, and what is smuggled in behind it by a value as short
   * as a phone number has no room for so many headers: not even where the rest of its own channel's
   * snapshot follows, for it would have to bring along all that stands before the number.
   */
  boolean isWhole() {
    return whole;
  }

  /** The snapshot in this message, whole or not, or null when there is none. */
  @Nullable ChannelSnapshot read(AmiMessage message, Words words) {
    String uniqueId = tells(message, CHANNEL) ? text(message, UNIQUEID, words) : null;
    return uniqueId == null || uniqueId.equals("none")
        ? null
        : new ChannelSnapshot(
            message, this, uniqueId, variables < 0 ? Map.of() : variables(message, words));
  }

  /** Whether this is said at all, and not as empty or {@code <unknown>}. */
  boolean tells(AmiMessage message, int which) {
    int place = places[which];
    int length = place < 0 ? 0 : message.valueLength(place);
    boolean unknown = length == Fields.UNKNOWN.length() && message.isValue(place, Fields.UNKNOWN);
    return length > 0 && !unknown;
  }

  /** One of its texts, or null when it is missing, empty or {@code <unknown>}. */
  @Nullable String text(AmiMessage message, int which) {
    return text(message, which, AmiEvents.NO_WORDS);
  }

  private @Nullable String text(AmiMessage message, int which, Words words) {
    int place = places[which];
    return place < 0 ? null : Fields.known(message.value(place, words));
  }

  /** Asterisk passes the names through {@code ast_escape_c}, in most events. */
  @Nullable String escaped(AmiMessage message, int which) {
    String text = text(message, which);
    return text == null ? null : Escapes.undo(text);
  }

  /** Whether one of its texts is the same in another snapshot, whose headers these are. */
  boolean same(int which, AmiMessage message, ChannelHeaders its, AmiMessage other) {
    int place = places[which];
    int itsPlace = its.places[which];
    return (place >= 0 && itsPlace >= 0 && message.sameValue(place, other, itsPlace))
        || Objects.equals(text(message, which), its.text(other, which));
  }

  /** The number there, or this one when there is none. */
  int number(AmiMessage message, int which, int otherwise) {
    int place = places[which];
    return place < 0 ? otherwise : message.number(place, otherwise);
  }

  /** {@code ChanVariable: NAME=value}, one line per variable of {@code channelvars=}. */
  private Map<String, String> variables(AmiMessage message, Words words) {
    Map<String, String> found = new HashMap<>();
    for (int i = variables; i < message.size(); i++) {
      String line = message.headerIs(i, variable) ? message.value(i, words) : "";
      int equals = line.indexOf('=');
      if (equals > 0 && equals + 1 < line.length()) {
        found.put(line.substring(0, equals), Escapes.undo(line.substring(equals + 1)));
      }
    }
    return found;
  }
}
