package io.trunkline.ami.event;

import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One channel as Asterisk saw it when it wrote the event. Texts are unescaped; {@code <unknown>}
 * and empty values are null. A snapshot may be older than events already seen (AttendedTransfer):
 * its identity can be trusted always, its state only in events that announce a state.
 *
 * <p>Its id has been read already; everything else is read out of the event's bytes when it is
 * asked for, because most snapshots are only asked who they are and whether something has changed.
 * Immutable; may cross threads.
 */
public final class ChannelSnapshot {
  /** Channel state Ring: the channel is calling us. */
  public static final int RING = 4;

  /** Channel state Ringing: the far end rings. */
  public static final int RINGING = 5;

  /** Channel state Up: answered. */
  public static final int UP = 6;

  private final AmiMessage message;
  private final ChannelHeaders headers;
  private final String uniqueId;
  private final Map<String, String> variables;

  /** Read when first asked for; threads that meet read the same. */
  private @Nullable String channel;

  private @Nullable String linkedId;

  ChannelSnapshot(
      AmiMessage message, ChannelHeaders headers, String uniqueId, Map<String, String> variables) {
    this.message = message;
    this.headers = headers;
    this.uniqueId = uniqueId;
    this.variables = Map.copyOf(variables);
  }

  /**
   * A snapshot that no event told.
   *
   * @param namesAndValues header names as Asterisk writes them, each with its plain value; a value
   *     that is null is left out
   * @throws IllegalArgumentException without {@code Channel} or {@code Uniqueid}
   */
  public static ChannelSnapshot of(@Nullable String... namesAndValues) {
    List<String> written = new ArrayList<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      String name = namesAndValues[i];
      String value = namesAndValues[i + 1];
      if (name != null && value != null) {
        written.add(name);
        written.add(name.endsWith("Name") ? Escapes.make(value) : value);
      }
    }
    AmiMessage message = AmiMessage.of(written.toArray(new String[0]));
    ChannelHeaders headers = message.layout().see(ChannelHeaders.under(""));
    ChannelSnapshot made = headers.read(message, AmiEvents.NO_WORDS);
    if (made == null) {
      throw new IllegalArgumentException("a channel has a name and a uniqueid");
    }
    return made;
  }

  /** The same channel with these variables too; they win. */
  ChannelSnapshot with(Map<String, String> more) {
    Map<String, String> both = new HashMap<>(variables);
    both.putAll(more);
    return new ChannelSnapshot(message, headers, uniqueId, both);
  }

  /** The channel's present name; it can change, the unique id does not. */
  public String channel() {
    String known = channel;
    if (known == null) {
      known = Objects.requireNonNull(headers.text(message, ChannelHeaders.CHANNEL));
      channel = known;
    }
    return known;
  }

  /** Whether the channel has the same name in the other snapshot. */
  public boolean hasNameOf(ChannelSnapshot other) {
    return isSame(ChannelHeaders.CHANNEL, other);
  }

  /** The channel's id for its whole life. */
  public String uniqueId() {
    return uniqueId;
  }

  /** The oldest channel's id among those that belong together; its own when none is said. */
  public String linkedId() {
    String known = linkedId;
    if (known == null) {
      String told = headers.text(message, ChannelHeaders.LINKEDID);
      known = told == null ? uniqueId : told;
      linkedId = known;
    }
    return known;
  }

  /** Whether it has the same linked id as the other. */
  public boolean hasLinkOf(ChannelSnapshot other) {
    return headers.tells(message, ChannelHeaders.LINKEDID)
        ? isSame(ChannelHeaders.LINKEDID, other)
        : linkedId().equals(other.linkedId());
  }

  /** The channel variables of {@code channelvars=}, by name; empty values left out. */
  public Map<String, String> variables() {
    return variables;
  }

  /** Asterisk's number: 0 Down, 4 Ring, 5 Ringing, 6 Up, 7 Busy; -1 when not said. */
  public int state() {
    return headers.number(message, ChannelHeaders.STATE, -1);
  }

  /** The state's word. */
  public @Nullable String stateDesc() {
    return headers.text(message, ChannelHeaders.STATE_DESC);
  }

  public @Nullable String callerIdNum() {
    return headers.text(message, ChannelHeaders.CALLER_ID_NUM);
  }

  public @Nullable String callerIdName() {
    return headers.escaped(message, ChannelHeaders.CALLER_ID_NAME);
  }

  public @Nullable String connectedLineNum() {
    return headers.text(message, ChannelHeaders.CONNECTED_LINE_NUM);
  }

  public @Nullable String connectedLineName() {
    return headers.escaped(message, ChannelHeaders.CONNECTED_LINE_NAME);
  }

  public @Nullable String language() {
    return headers.text(message, ChannelHeaders.LANGUAGE);
  }

  public @Nullable String accountCode() {
    return headers.text(message, ChannelHeaders.ACCOUNT_CODE);
  }

  public @Nullable String context() {
    return headers.text(message, ChannelHeaders.CONTEXT);
  }

  public @Nullable String exten() {
    return headers.text(message, ChannelHeaders.EXTEN);
  }

  public @Nullable String priority() {
    return headers.text(message, ChannelHeaders.PRIORITY);
  }

  /** Whether it is where the other was in the dialplan: context, extension and priority. */
  public boolean isWhere(ChannelSnapshot other) {
    return isSame(ChannelHeaders.PRIORITY, other)
        && isSame(ChannelHeaders.EXTEN, other)
        && isSame(ChannelHeaders.CONTEXT, other);
  }

  private boolean isSame(int which, ChannelSnapshot other) {
    return headers.same(which, message, other.headers, other.message);
  }

  /** Where the channel leads, as queues and agents name it: {@code PJSIP/1001}. */
  public String endpoint() {
    return endpointOf(channel());
  }

  /**
   * The interface behind a channel name: {@code PJSIP/1001-0000001e} is {@code PJSIP/1001}, {@code
   * Local/1003@agents-00000002;1} is {@code Local/1003@agents}.
   */
  public static String endpointOf(String channel) {
    int half = channel.lastIndexOf(';');
    String name = half < 0 ? channel : channel.substring(0, half);
    int serial = name.lastIndexOf('-');
    return serial < 0 ? name : name.substring(0, serial);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ChannelSnapshot that
        && texts().equals(that.texts())
        && variables.equals(that.variables);
  }

  @Override
  public int hashCode() {
    return uniqueId.hashCode();
  }

  /** Who it is; not who calls. */
  @Override
  public String toString() {
    return channel() + " (" + uniqueId + ")";
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>(List.of(channel(), uniqueId, linkedId(), "" + state()));
    for (int i = ChannelHeaders.STATE_DESC; i <= ChannelHeaders.PRIORITY; i++) {
      texts.add(String.valueOf(headers.text(message, i)));
    }
    return texts;
  }
}
