package io.trunkline.edge.salesforce;

import java.util.List;
import java.util.Locale;

/**
 * What the token endpoint's errors mean and what to do about them. Salesforce documents few of its
 * error descriptions; these were seen in the field, so they are matched by a part of their text.
 */
final class SignInWords {
  /** The first case whose part occurs in "error: description" wins; the general ones come last. */
  private static final List<Case> CASES =
      List.of(
          new Case(
              "not supported on this domain",
              "This address does not take client credentials. Enter the org's My Domain"
                  + " (https://NAME.my.salesforce.com), not login or test.salesforce.com."),
          new Case(
              "no client credentials user",
              "The external client app has no run-as user. In Salesforce, in the app's policies,"
                  + " enable the client credentials flow and choose a Run As user."),
          new Case(
              "app must be installed",
              "The app is not installed in this org. Create an external client app in the org"
                  + " itself, or install the one whose consumer key this is."),
          new Case(
              "ip restricted",
              "Salesforce does not let the run-as user in from this address or at this hour. Look"
                  + " at the app's IP relaxation, and the login IP ranges and hours of the user's"
                  + " profile."),
          new Case(
              "api_disabled",
              "The org, or its edition, has no API access. Ask Salesforce, or use another"
                  + " edition."),
          new Case(
              "invalid_client_id",
              "Salesforce does not know this consumer key. Copy it again; a new app needs up to"
                  + " ten minutes until it is known."),
          new Case(
              "client identifier invalid",
              "Salesforce does not know this consumer key. Copy it again; a new app needs up to"
                  + " ten minutes until it is known."),
          new Case(
              "inactive_user",
              "The run-as user is inactive or locked. Choose another, or activate this one."),
          new Case("inactive_org", "The org is locked, closed or suspended."),
          new Case(
              "unsupported_grant_type",
              "The app does not allow this way to sign in. Enable the client credentials flow in"
                  + " the app's settings."),
          new Case(
              "flow not enabled",
              "The app does not allow this way to sign in. Enable the client credentials flow in"
                  + " the app's settings."),
          new Case(
              "approved",
              "The app's user is not approved for it. In the app's policies, give the user's"
                  + " profile or a permission set access."),
          new Case(
              "invalid_client",
              "The consumer secret is wrong. Copy it again from the app in Salesforce."),
          new Case(
              "invalid_grant",
              "Salesforce refused the sign-in. Its Login History (in Setup, for the run-as user)"
                  + " names the reason: a disabled flow, a locked user, or an IP range."));

  private static final List<String> TEMPORARY =
      List.of(
          "rate_limit_exceeded",
          "login rate exceeded",
          "temporarily_unavailable",
          "server_error",
          "unknown_error",
          "retry your request");

  private SignInWords() {}

  /** Whether the same attempt may work later without anybody's doing. */
  static boolean temporary(String error, String description) {
    String said = said(error, description);
    return TEMPORARY.stream().anyMatch(said::contains);
  }

  /** The remedy, followed by Salesforce's own words. */
  static String of(String error, String description) {
    String own = " (Salesforce: " + error + (description.isEmpty() ? "" : ", " + description) + ")";
    String said = said(error, description);
    return CASES.stream()
            .filter(known -> said.contains(known.part()))
            .map(Case::words)
            .findFirst()
            .orElse("Salesforce refused the sign-in.")
        + own;
  }

  private static String said(String error, String description) {
    return (error + ": " + description).toLowerCase(Locale.ROOT);
  }

  private record Case(String part, String words) {}
}
