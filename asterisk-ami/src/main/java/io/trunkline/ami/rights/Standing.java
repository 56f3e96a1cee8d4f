package io.trunkline.ami.rights;

/** What is known of one class. */
public enum Standing {
  /** It is there. */
  GRANTED,
  /** It is not. */
  MISSING,
  /** manager.conf grants it, Asterisk does not yet: the file was changed and not reloaded. */
  NOT_LOADED,
  /** Asterisk grants it, manager.conf no longer does: the next reload takes it away. */
  VANISHING,
  /** It could not be found out. */
  UNKNOWN
}
