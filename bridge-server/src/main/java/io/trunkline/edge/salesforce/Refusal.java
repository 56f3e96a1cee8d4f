package io.trunkline.edge.salesforce;

import io.trunkline.core.ticket.Account;
import io.trunkline.edge.salesforce.PasswordMemory.Since;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that the org refused, and what else is known of it.
 *
 * @param error Salesforce's word
 * @param description Salesforce's words; may be empty
 * @param since what has changed since a password last worked
 * @param securityToken whether the account has one
 * @param ahead how far our clock is ahead of Salesforce's, or null when that is not known
 */
record Refusal(
    Account account,
    String error,
    String description,
    Since since,
    boolean securityToken,
    @Nullable Duration ahead) {
  /** More than this, and Salesforce takes an assertion for old or for one from the future. */
  private static final Duration CLOSE = Duration.ofMinutes(2);

  /** A refusal of which nothing is known but its words. */
  static Refusal of(Account account, String error, String description) {
    return new Refusal(account, error, description, Since.NEVER_WORKED, false, null);
  }

  /** What Salesforce said, in small letters. */
  String said() {
    return (error + ": " + description).toLowerCase(Locale.ROOT);
  }

  /** Salesforce's own words, for the end of ours. */
  String own() {
    return "(Salesforce: " + error + (description.isEmpty() ? "" : ", " + description) + ")";
  }

  boolean clockIsOff() {
    return ahead != null && ahead.abs().compareTo(CLOSE) > 0;
  }

  /** By how much, in words. */
  String clockWords() {
    if (ahead == null) {
      return "";
    }
    long minutes = ahead.abs().toMinutes();
    return minutes + " minutes " + (ahead.isNegative() ? "behind" : "ahead of") + " Salesforce's";
  }
}
