package io.trunkline.core.dial;

/**
 * How it went with the agent's own phone when a page asked for a call.
 *
 * @param kind what happened
 * @param detail the PBX's own words or those of whoever knows more; empty where the kind says all
 */
public record DialOutcome(Kind kind, String detail) {
  /** What may happen. */
  public enum Kind {
    /** It was picked up; the number is being called. */
    ANSWERED(""),
    BUSY("Your phone is busy. Hang up there, and call again."),
    DECLINED("Your phone refused the call. Call again, and pick it up when it rings."),
    NO_ANSWER("Your phone rang and nobody picked it up. Call again when you are at it."),
    UNREACHABLE("Your phone cannot be reached. See that it is switched on and registered."),
    /** The PBX did not take the order; the detail says why. */
    PBX_REFUSED("The phone system refused to place the call."),
    /** There is no link to the PBX; nothing was asked. */
    LINK_DOWN("The phone system is not connected. Try again in a moment, or dial on your phone."),
    /** It was asked, and nobody said what became of it. */
    UNKNOWN(
        "The phone system did not say whether your phone rang. Look at it before you try again.");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** An outcome that needs no more words. */
  public static DialOutcome of(Kind kind) {
    return new DialOutcome(kind, "");
  }

  /** Whether the agent's phone was picked up. */
  public boolean answered() {
    return kind == Kind.ANSWERED;
  }

  /** For the agent: what happened, and what to do. */
  public String words() {
    return detail.isEmpty() ? kind.words : kind.words + " " + detail;
  }
}
