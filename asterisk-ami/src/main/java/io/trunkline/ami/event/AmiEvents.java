package io.trunkline.ami.event;

import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Layout;
import io.trunkline.ami.wire.Words;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes events from messages. Stateless; any thread. */
public final class AmiEvents {
  /** Asked of every event: a HashMap answers faster than the maps of {@code Map.of}. */
  private static final Map<String, Decoder> DECODER_BY_NAME = decoders();

  /** Remembers nothing, so that any thread may use it. */
  static final Words NO_WORDS = Words.none();

  static final Layout.View<ChannelHeaders> MAIN = ChannelHeaders.under("");
  static final Layout.View<BridgeHeaders> MAIN_BRIDGE = BridgeHeaders.under("");
  static final Layout.View<ChannelHeaders> DEST = ChannelHeaders.under("Dest");

  private static final Layout.View<Boolean> TORN = new Layout.View<>(ChannelHeaders::isAnyTorn);

  /** What the PBX says by itself has a Privilege, and no ActionID. */
  private static final Layout.View<Boolean> NEWS =
      new Layout.View<>(names -> names.find("Privilege") >= 0 && names.find("ActionID") < 0);

  private AmiEvents() {}

  /** The names of the events that {@link #decode} understands, as Asterisk spells them. */
  public static Set<String> wanted() {
    return DECODER_BY_NAME.keySet();
  }

  /**
   * The event in this message, or null when it is not an event, not one of {@link #wanted}, cut
   * short, or not news: a list's row bears an ActionID (of the news only OriginateResponse does),
   * and an event without Privilege, or of a channel without the headers that Asterisk always writes
   * of one, is not Asterisk's but was smuggled in through a channel's value, or torn by one.
   */
  public static @Nullable AmiEvent decode(AmiMessage message) {
    return decode(message, variable -> true);
  }

  /**
   * The same, but a VarSet of a variable that nobody watches is null before anything is made of it:
   * a third of a busy PBX's events are VarSets.
   *
   * @param watched whether a variable matters, asked with the name without leading underscores
   */
  public static @Nullable AmiEvent decode(AmiMessage message, Predicate<String> watched) {
    return decode(message, watched, NO_WORDS);
  }

  static @Nullable AmiEvent decode(AmiMessage message, Predicate<String> watched, Words words) {
    String name = message.isEvent() ? message.name() : "";
    Decoder decoder = DECODER_BY_NAME.get(name);
    if (decoder == null || !isNews(message, name)) {
      return null;
    }
    if (name.equals("VarSet") && !watched.test(plainName(message.get("Variable")))) {
      return null;
    }
    return decoder.decode(Fields.ofNews(message, words));
  }

  private static boolean isNews(AmiMessage message, String name) {
    return message.layout().see(NEWS)
        || (name.equals("OriginateResponse") && message.find("Privilege") >= 0);
  }

  /**
   * Whether this event tells of a channel and breaks off in the middle of it: a value that Asterisk
   * does not escape (a number, an extension) has a blank line in it. What was said is lost, and
   * what follows may be forged: the state is to be read back.
   */
  public static boolean isTorn(AmiMessage message) {
    return message.isEvent() && message.layout().see(TORN);
  }

  /** A variable set as {@code _NAME} or {@code __NAME} is inherited as NAME. */
  static String plainName(@Nullable String variable) {
    if (variable == null) {
      return "";
    }
    int marks = variable.startsWith("__") ? 2 : variable.startsWith("_") ? 1 : 0;
    return variable.substring(marks);
  }

  private static Map<String, Decoder> decoders() {
    Map<String, Decoder> all = new HashMap<>();
    ChannelDecoders.addTo(all);
    QueueDecoders.addTo(all);
    all.put("VarSet", AmiEvents::varSet);
    all.put("OriginateResponse", AmiEvents::originateResponse);
    all.put("FullyBooted", f -> new AmiEvent.FullyBooted(f.at()));
    all.put("Shutdown", f -> new AmiEvent.Shutdown(f.at(), f.truth("Restart")));
    return Collections.unmodifiableMap(all);
  }

  private static @Nullable AmiEvent varSet(Fields f) {
    String uniqueId = f.text("Uniqueid");
    String variable = plainName(f.text("Variable"));
    if (uniqueId == null || variable.isEmpty() || !f.isOfChannel()) {
      return null;
    }
    return new AmiEvent.VarSet(f.at(), uniqueId, variable, Escapes.undo(f.word("Value")));
  }

  private static @Nullable AmiEvent originateResponse(Fields f) {
    if (!f.hasAll("Response", "Channel", "Reason", "CallerIDNum", "CallerIDName")) {
      return null;
    }
    return new AmiEvent.OriginateResponse(
        f.at(),
        f.text("ActionID"),
        f.word("Response").equals("Success"),
        f.text("Uniqueid"),
        f.text("Channel"),
        f.number("Reason"));
  }
}
