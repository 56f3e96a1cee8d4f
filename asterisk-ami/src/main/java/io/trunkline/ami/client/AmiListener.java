package io.trunkline.ami.client;

import io.trunkline.ami.wire.AmiMessage;

/**
 * What the client tells. {@link #up}, {@link #event} and {@link #gap} come one after the other on
 * one thread, in the order of the wire; taking long there delays later events only, never pings,
 * replies or the notice of a lost link. What a callback throws is logged and goes no further.
 */
public interface AmiListener {
  /**
   * Logged in, for the first time or again. Everything said before is history: read the state back
   * through the link, events are already flowing behind this call.
   */
  void up(AmiLink link);

  /**
   * A wanted event. At least those that were asked for come; others may come while a list is
   * awaited.
   */
  void event(AmiMessage event);

  /**
   * Events may be missing or false here: this listener was slower than the PBX for too long, a
   * value with line ends has torn an event, or the PBX had not finished starting. Read the state
   * back. The link is still up.
   */
  void gap();

  /**
   * The link's state changed. Called at once on a thread for states, one after the other, never
   * behind events, so it may overtake {@link #up}. Who does not come back misses the oldest of more
   * than 64 states.
   */
  void state(LinkState state);
}
