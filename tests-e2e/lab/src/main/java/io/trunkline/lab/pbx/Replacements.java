package io.trunkline.lab.pbx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What shall be different when a tape is played: other agents, another caller. Uniqueids,
 * linkedids, channels, bridges and times are new each time anyway. Immutable: each method gives
 * another one.
 *
 * @param byText text on the tape to text in its place; found only as a whole word
 * @param caller the number that the first channel on the tape shall have, or null
 * @param callerName the name that it shall have, or null
 * @param channelId the uniqueid of the channel that the recorder's Originate named, or null
 * @param actionId the ActionID of OriginateResponse, or null
 */
public record Replacements(
    Map<String, String> byText,
    @Nullable String caller,
    @Nullable String callerName,
    @Nullable String channelId,
    @Nullable String actionId) {
  /** The tape as it is. */
  public static final Replacements NONE = new Replacements(Map.of(), null, null, null, null);

  public Replacements {
    byText = Map.copyOf(byText);
  }

  /**
   * Another agent's phone in the place of one on the tape, and its extension in the place of the
   * other's wherever a number stands alone.
   *
   * @param onTape the interface on the tape, as {@code PJSIP/1001}
   * @param instead the interface to see, as {@code PJSIP/2044}
   */
  public Replacements agent(String onTape, String instead) {
    return text(onTape, instead).text(extension(onTape), extension(instead));
  }

  /** Another caller: the number, and the name, of the first channel on the tape. */
  public Replacements caller(String number, String name) {
    return new Replacements(byText, number, name, channelId, actionId);
  }

  /** Any other text, found only as a whole word: a number that is dialled, a queue, a name. */
  public Replacements text(String onTape, String instead) {
    Map<String, String> more = new LinkedHashMap<>(byText);
    more.put(onTape, instead);
    return new Replacements(more, caller, callerName, channelId, actionId);
  }

  /** What an Originate asked for: the channel's uniqueid, and the ActionID its outcome bears. */
  public Replacements originated(String uniqueId, String id) {
    return new Replacements(byText, caller, callerName, uniqueId, id);
  }

  /** All texts to replace on a tape whose first channel has this number and name. */
  Map<String, String> texts(Optional<String> number, Optional<String> name) {
    Map<String, String> texts = new LinkedHashMap<>(byText);
    if (caller != null && number.isPresent()) {
      texts.put(number.get(), caller);
    }
    if (callerName != null && name.isPresent()) {
      texts.put(name.get(), callerName);
    }
    return texts;
  }

  private static String extension(String phone) {
    return phone.substring(phone.indexOf('/') + 1);
  }
}
