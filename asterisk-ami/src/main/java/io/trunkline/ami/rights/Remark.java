package io.trunkline.ami.rights;

/**
 * One line for people.
 *
 * @param kind how grave it is
 * @param words what is the matter, as one sentence without its full stop
 * @param remedy what to do about it; empty where nothing is to be done
 */
public record Remark(Kind kind, String words, String remedy) {
  /** How grave it is. */
  public enum Kind {
    /** A class is missing and something fails without it. */
    MISSING,
    /** A class is missing that nothing stands on yet. */
    IDLE,
    /** It works, and somebody should mend it before it does not. */
    RISKY,
    /** More is granted than needed. */
    EXCESS,
    /** It could not be found out. */
    UNCHECKED
  }

  /** Both in one sentence. */
  public String line() {
    return remedy.isEmpty() ? words : words + "; " + remedy;
  }
}
