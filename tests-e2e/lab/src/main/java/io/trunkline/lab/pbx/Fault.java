package io.trunkline.lab.pbx;

/** The ways in which a PBX can hurt whoever is connected to it. */
public enum Fault {
  /** Closes every session now, between two events. */
  DROPS,
  /** Sends half an event to every session, then closes: what a full socket buffer does. */
  HALF_A_PACKET,
  /** Says Shutdown, then closes every session: {@code core restart now}. */
  SHUTS_DOWN,
  /** Takes the challenge, then closes without a word. */
  DROPS_DURING_LOGIN,
  /** Answers every login with Authentication failed after Asterisk's pause, and closes. */
  REFUSES_LOGIN,
  /** Answers every login with Login Already In Use: {@code allowmultiplelogin = no}. */
  LOGIN_ALREADY_IN_USE,
  /** Takes connections and keeps them, but neither answers nor tells anything: a half-open link. */
  SILENCE,
  /** Never says FullyBooted, as to a user without the right {@code system}. */
  NEVER_FULLY_BOOTED,
  /** Knows no AST_CONFIG: the module func_config is not loaded. */
  NO_FUNC_CONFIG,
  /** Closes a session whose reader has not read for 100 ms: Asterisk's default writetimeout. */
  SLOW_READER_DISCONNECTED,
  /** Begins every list and never ends it. */
  LISTS_NEVER_END,
  /** A call of {@code PJSIP/1001} begins as soon as Status is answered, before the next list. */
  CALL_BEGINS_BETWEEN_LISTS,
  /** Every call ends as soon as Status is answered, before the next list. */
  CALLS_END_BETWEEN_LISTS,
  /** Takes actions and does not answer them, but events flow and pings are answered. */
  IGNORES_ACTIONS,
  /** Refuses every Originate, as to a user without the right {@code originate}. */
  FORBIDS_ORIGINATE,
  /** Takes no connections at all, and closes those it has. */
  REFUSES_CONNECTIONS
}
