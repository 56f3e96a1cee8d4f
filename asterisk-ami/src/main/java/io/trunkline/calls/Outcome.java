package io.trunkline.calls;

/** What it means that a called leg ended unanswered, from DialStatus and Q.850 cause. */
final class Outcome {
  private static final int BUSY = 17;
  private static final int REJECTED = 21;
  private static final int REDIRECTED = 23;
  private static final int ELSEWHERE = 26;

  private Outcome() {}

  /**
   * For the agent whose phone was called. A queue says NOANSWER for a refusal too, so the phone's
   * own HangupRequest counts first.
   */
  static Status ofAgent(Leg leg, String dialStatus) {
    boolean own = leg.requested != 0;
    if (own && leg.rang && (leg.requestCause == BUSY || leg.requestCause == REJECTED)) {
      return Status.REJECT;
    }
    // a phone that is forwarded (302) ends its leg itself, and has neither refused nor failed
    boolean silent = !leg.rang || leg.requestCause == REDIRECTED;
    if (dialStatus.equals("CANCEL") && (!own || silent)) {
      return Status.CANCEL;
    }
    if (dialStatus.equals("BUSY")) {
      return leg.rang ? Status.REJECT : Status.BUSY;
    }
    if (!leg.rang) {
      return own && leg.requestCause == BUSY ? Status.BUSY : Status.FAILED;
    }
    return switch (dialStatus) {
      case "NOANSWER" -> Status.NOANSWER;
      case "CHANUNAVAIL", "CONGESTION" -> Status.FAILED;
      default -> own ? Status.NOANSWER : Status.CANCEL;
    };
  }

  /** The DialStatus that a Hangup stands for when no DialEnd has come. */
  static String ofHangup(Leg leg, int cause) {
    if (cause == ELSEWHERE || leg.requested == 0) {
      return "CANCEL";
    }
    return cause == BUSY ? "BUSY" : "NOANSWER";
  }

  /** For the agent who called: what the far end or the network said. */
  static Status ofFarEnd(Leg dest, String dialStatus) {
    int cause = dest.requested == 0 ? 0 : dest.requestCause;
    return switch (dialStatus) {
      case "BUSY" -> Status.BUSY;
      case "CHANUNAVAIL", "CONGESTION" -> Status.FAILED;
      case "NOANSWER" -> refused(dest, cause);
      default -> Status.CANCEL;
    };
  }

  private static Status refused(Leg dest, int cause) {
    if (cause == BUSY) {
      return Status.BUSY;
    }
    if (cause == REJECTED) {
      return dest.rang ? Status.BUSY : Status.FAILED;
    }
    return Status.NOANSWER;
  }
}
