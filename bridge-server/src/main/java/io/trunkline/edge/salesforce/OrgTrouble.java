package io.trunkline.edge.salesforce;

import io.trunkline.core.ticket.TicketOutcome;
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

  private OrgTrouble(TicketOutcome outcome, String words, List<OrgError> errors) {
    super(words, null, false, false);
    this.outcome = outcome;
    this.errors = errors;
  }

  /** Nothing was done, for certain, and trying again may help. */
  static OrgTrouble unreachable(String words) {
    return new OrgTrouble(new Unreachable(words), words, List.of());
  }

  /** It was sent, and nobody knows whether it was done. */
  static OrgTrouble unknown(String words) {
    return new OrgTrouble(new Unknown(words), words, List.of());
  }

  static OrgTrouble signInFailed(String words) {
    return new OrgTrouble(new SignInFailed(words), words, List.of());
  }

  static OrgTrouble refused(String code, String words, List<OrgError> errors) {
    return new OrgTrouble(new Refused(code, words), code + ": " + words, List.copyOf(errors));
  }

  /** The same trouble for a question that changes nothing in the org: it may simply be repeated. */
  OrgTrouble whileReading() {
    return isUnknown() ? unreachable(words()) : this;
  }

  TicketOutcome outcome() {
    return outcome;
  }

  String words() {
    return String.valueOf(getMessage());
  }

  boolean isUnknown() {
    return outcome instanceof Unknown;
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
