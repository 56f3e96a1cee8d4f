package io.trunkline.core.access;

import java.time.Instant;
import java.util.List;

/**
 * Who did what: sign-ins, changes in the console, listening to recordings. Only ever added to. Safe
 * for use from several threads.
 */
public interface Audit {
  /**
   * Writes an entry down before this returns.
   *
   * @throws io.trunkline.core.NotKept when it could not
   */
  void record(Entry entry);

  /** The newest entries, newest first. */
  List<Entry> newest(int limit);

  /**
   * One thing that somebody did.
   *
   * @param at when
   * @param who a person's e-mail, or what acted in nobody's name
   * @param what the deed, in a word or two, such as {@code changed trigger}
   * @param detail to what, for people; never a secret; may be empty
   */
  record Entry(Instant at, String who, String what, String detail) {}
}
