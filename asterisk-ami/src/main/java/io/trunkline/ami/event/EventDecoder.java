package io.trunkline.ami.event;

import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Words;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes events from the messages of one PBX as {@link AmiEvents} does, and shares the texts that
 * come again and again among them. Not thread-safe: one per tracker, on the tracker's thread.
 */
public final class EventDecoder {
  /**
   * A channel has some five texts of its own, so this serves some 400 channels at once; much more
   * would not stay in the processor's cache and be slower than making the texts anew.
   */
  private static final int WORDS = 1 << 11;

  private final Words words = Words.remembering(WORDS);
  private final Predicate<String> watched;

  /** Decodes a VarSet only of these variables, asked with the plain name. */
  public EventDecoder(Predicate<String> watched) {
    this.watched = watched;
  }

  /** The event in this message, or null as {@link AmiEvents#decode(AmiMessage)} says. */
  public @Nullable AmiEvent decode(AmiMessage message) {
    return AmiEvents.decode(message, watched, words);
  }
}
