package io.trunkline.edge.salesforce;

import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketOutcome.Hidden;
import io.trunkline.core.ticket.TicketOutcome.Locked;
import io.trunkline.core.ticket.TicketOutcome.Refused;
import io.trunkline.core.ticket.TicketOutcome.SignInFailed;
import io.trunkline.core.ticket.TicketOutcome.Unknown;
import io.trunkline.core.ticket.TicketOutcome.Unreachable;
import java.util.List;

/**
 * The org did not do what was asked. Carries what that means for a ticket; its words hold neither
 * tokens nor secrets. Never leaves this package.
 */
final class OrgTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient TicketOutcome outcome;
  private final transient List<OrgError> errors;
  private final transient Diagnosis diagnosis;

  private OrgTrouble(TicketOutcome outcome, Diagnosis diagnosis, List<OrgError> errors) {
    super(diagnosis.words(), null, false, false);
    this.outcome = outcome;
    this.errors = errors;
    this.diagnosis = diagnosis;
  }

  /** Nothing was done, for certain, and trying again may help. */
  static OrgTrouble unreachable(String words) {
    return unreachable(new Diagnosis(words, ""));
  }

  /** The same, with something that people can do about it. */
  static OrgTrouble unreachable(Diagnosis why) {
    return new OrgTrouble(new Unreachable(why.words()), why, List.of());
  }

  /** Nothing was done, for certain: somebody else writes to the same records at the moment. */
  static OrgTrouble locked(String words) {
    return new OrgTrouble(new Locked(words), new Diagnosis(words, ""), List.of());
  }

  /** The org refuses a second record and does not show the first, which may only be very new. */
  static OrgTrouble hidden(OrgTrouble refusal, String remedy) {
    Diagnosis why = new Diagnosis(refusal.words(), remedy);
    return new OrgTrouble(new Hidden(why.words()), why, refusal.errors);
  }

  /** It was sent, and nobody knows whether it was done. */
  static OrgTrouble unknown(String words) {
    return new OrgTrouble(new Unknown(words), new Diagnosis(words, ""), List.of());
  }

  /** Nothing is tried again until somebody has changed something. */
  static OrgTrouble signInFailed(Diagnosis why) {
    return new OrgTrouble(new SignInFailed(why.words()), why, List.of());
  }

  static OrgTrouble refused(String code, String words, List<OrgError> errors) {
    Diagnosis why = new Diagnosis(code + ": " + words, "");
    return new OrgTrouble(new Refused(code, words), why, List.copyOf(errors));
  }

  /** The same trouble for a question that changes nothing in the org: it may simply be repeated. */
  OrgTrouble whileReading() {
    return isUnknown() ? unreachable(diagnosis) : this;
  }

  TicketOutcome outcome() {
    return outcome;
  }

  String words() {
    return String.valueOf(getMessage());
  }

  /** The same words, what is wrong apart from what to do. */
  Diagnosis diagnosis() {
    return diagnosis;
  }

  boolean isUnknown() {
    return outcome instanceof Unknown;
  }

  /** Whether nothing else would have been answered either. */
  boolean isOfTheWholeOrg() {
    return outcome instanceof Unreachable
        || outcome instanceof Unknown
        || outcome instanceof SignInFailed;
  }

  boolean isRefusal() {
    return outcome instanceof Refused;
  }

  /** What the org gave as reasons; empty when it gave none. */
  List<OrgError> errors() {
    return errors;
  }

  boolean says(String code) {
    return errors.stream().anyMatch(error -> error.code().equals(code));
  }
}
