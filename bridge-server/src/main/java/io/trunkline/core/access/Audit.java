package io.trunkline.core.access;

import java.time.Instant;
import java.util.List;

/** What people did here. Append-only; safe for use from several threads. */
public interface Audit {
  /** Writes an entry down before this returns. */
  void record(Entry entry);

  /** The newest entries, newest first. */
  List<Entry> newest(int limit);

  /**
   * One thing that somebody did.
   *
   * @param at when
   * @param who the person's e-mail
   * @param what what they did, such as {@code account changed}
   * @param detail to what; never a secret
   */
  record Entry(Instant at, String who, String what, String detail) {}
}
