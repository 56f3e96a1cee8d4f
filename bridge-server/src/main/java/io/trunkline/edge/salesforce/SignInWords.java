package io.trunkline.edge.salesforce;

import io.trunkline.core.ticket.Account.SignIn;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * What the token endpoint's errors mean and what to do about them. Salesforce documents few of its
 * error descriptions; these were seen in the field, so they are matched by a part of their text.
 */
final class SignInWords {
  private static final String PRE_AUTHORIZE =
      "In the app's policies choose \"Admin approved users are pre-authorized\", and give the"
          + " user's profile or a permission set access to the app.";

  private static final String KEY_COPY =
      "Copy it again; a new app needs up to ten minutes until it is known.";

  /** The first case whose part occurs in "error: description" wins; the general ones come last. */
  private static final List<Case> CASES =
      List.of(
          new Case(
              "not supported on this domain",
              "This address does not take client credentials.",
              "Enter the org's My Domain (https://NAME.my.salesforce.com), not login or"
                  + " test.salesforce.com."),
          new Case(
              "no client credentials user",
              "The external client app has no run-as user.",
              "In Salesforce, in the app's policies, enable the client credentials flow and choose"
                  + " a Run As user."),
          new Case(
              "app must be installed",
              "The app is not installed in this org, and Salesforce blocks such apps.",
              "Create an external client app in the org itself, or install the one whose consumer"
                  + " key this is."),
          new Case(
              "blocked by admin",
              "An administrator of the org has blocked the app.",
              "Unblock it in Setup, Connected Apps OAuth Usage."),
          new Case(
              "hasn't approved",
              "The account's user has not approved the app, or there is no user of this name.",
              "Check the username. " + PRE_AUTHORIZE),
          new Case(
              "approved",
              "The app is for approved users, and this user is not approved.",
              PRE_AUTHORIZE),
          new Case(
              "access_denied",
              "Somebody said no on Salesforce's page.",
              "Connect again, and allow the access."),
          new Case(
              "ip restricted",
              "Salesforce does not let this user in from this address or at this hour.",
              "Look at the app's IP relaxation, and the login IP ranges and hours of the user's"
                  + " profile."),
          new Case(
              "api_disabled",
              "The org, or its edition, has no API access.",
              "Ask Salesforce to enable it, or use an edition that has it."),
          new Case(
              "api_currently_disabled",
              "The user may not use the API.",
              "Give the user's profile or a permission set the right API Enabled."),
          new Case("invalid_client_id", "Salesforce does not know this consumer key.", KEY_COPY),
          new Case(
              "client identifier invalid", "Salesforce does not know this consumer key.", KEY_COPY),
          new Case(
              "inactive_user",
              "The user is inactive or locked.",
              "Activate the user, or let the account be another."),
          new Case(
              "inactive_org",
              "The org is locked, closed or suspended.",
              "Ask whoever keeps the org; a sandbox may have been refreshed or deleted."),
          new Case(
              "redirect_uri",
              "The callback address is none of the app's.",
              "Enter the bridge's address followed by /api/oauth/callback as Callback URL."),
          new Case(
              "unsupported_grant_type",
              "This way to sign in is not taken at this address, or not from this app.",
              "Enter the org's My Domain (https://NAME.my.salesforce.com), not a page's address, and"
                  + " enable the flow in the app's settings."),
          new Case(
              "app_not_found",
              "The org does not have this app: the address is a sandbox's and the app production's,"
                  + " or the other way round.",
              "Enter the My Domain of the org in which the app was made."),
          new Case(
              "audience",
              "Salesforce takes the assertion for another world: the address is a sandbox's and the"
                  + " org is production, or the other way round.",
              "Enter the org's My Domain, not login or test.salesforce.com."),
          new Case(
              "expired access/refresh token",
              "The connection has ended: its refresh token was revoked, has expired, or was used by"
                  + " somebody else.",
              "Connect the account again. If it ends again, look at the app's refresh token"
                  + " policy."),
          new Case(Set.of(SignIn.JWT_BEARER), "expired", SignInWords::late),
          new Case(Set.of(SignIn.JWT_BEARER), "invalid assertion", SignInWords::signature),
          new Case(Set.of(SignIn.AUTHORIZATION_CODE), "authorization code", SignInWords::code),
          new Case(Set.of(SignIn.AUTHORIZATION_CODE), "code verifier", SignInWords::verifier),
          new Case(
              Set.of(SignIn.USERNAME_PASSWORD), "authentication failure", SignInWords::password),
          new Case(
              "invalid_client",
              "The consumer secret is wrong.",
              "Copy it again from the app in Salesforce."),
          new Case(
              "invalid_grant",
              "Salesforce refused the sign-in.",
              "Its Login History (in Setup, for the user) names the reason: a disabled flow, a"
                  + " locked user, or an IP range."));

  private static final List<String> RATE = List.of("rate_limit_exceeded", "login rate exceeded");

  private static final List<String> TEMPORARY =
      List.of("temporarily_unavailable", "server_error", "unknown_error", "retry your request");

  private SignInWords() {}

  /** Whether the same attempt may work later without anybody's doing. */
  static boolean temporary(String error, String description) {
    String said = (error + ": " + description).toLowerCase(Locale.ROOT);
    return hasOne(RATE, said) || hasOne(TEMPORARY, said);
  }

  /** What to say while {@link #temporary} holds. */
  static Diagnosis meanwhile(String error, String description) {
    String said = (error + ": " + description).toLowerCase(Locale.ROOT);
    return hasOne(RATE, said)
        ? new Diagnosis(
            "Too many sign-ins at this org within an hour (" + error + ").",
            "Wait an hour, and look in the Login History what else signs in so often.")
        : new Diagnosis(
            "Salesforce cannot sign us in now (" + error + ").", "It is tried again by itself.");
  }

  /** What is most likely wrong, and what to do; ends with Salesforce's own words. */
  static Diagnosis of(Refusal refusal) {
    String said = refusal.said();
    Diagnosis found =
        CASES.stream()
            .filter(known -> known.kinds().contains(refusal.account().signIn()))
            .filter(known -> said.contains(known.part()))
            .map(known -> known.words().apply(refusal))
            .findFirst()
            .orElse(new Diagnosis("Salesforce refused the sign-in.", ""));
    return new Diagnosis(found.what() + " " + refusal.own(), found.remedy());
  }

  private static Diagnosis late(Refusal refusal) {
    return refusal.clockIsOff()
        ? clock(refusal)
        : new Diagnosis(
            "Salesforce takes our assertion for one that has expired.",
            "Compare this machine's clock with the true time, and let it follow NTP.");
  }

  private static Diagnosis signature(Refusal refusal) {
    return refusal.clockIsOff()
        ? clock(refusal)
        : new Diagnosis(
            "Salesforce cannot check our signature: the app's certificate is not that of the"
                + " account's key, or has expired.",
            "Download the account's certificate, and upload it to the app under Use digital"
                + " signatures. It counts after up to ten minutes.");
  }

  private static Diagnosis clock(Refusal refusal) {
    return new Diagnosis(
        "This machine's clock is " + refusal.clockWords() + ", so that assertions are no good.",
        "Let it follow NTP.");
  }

  private static Diagnosis code(Refusal refusal) {
    return new Diagnosis("The code from Salesforce is spent or too old.", "Connect again.");
  }

  private static Diagnosis verifier(Refusal refusal) {
    return new Diagnosis(
        "What Salesforce sent back does not belong to the connection that was begun here.",
        "Connect again, in one browser tab and without going back.");
  }

  /** All failures of this flow look the same; which is likely depends on what went before. */
  private static Diagnosis password(Refusal refusal) {
    return switch (refusal.since()) {
      case NEVER_WORKED -> firstPassword(refusal);
      case NOTHING_CHANGED ->
          new Diagnosis(
              "The password was changed or has expired, and with it the security token became"
                  + " stale: the same credentials worked before.",
              "Enter the new password, and the new security token that Salesforce mailed with it.");
      case NEW_PASSWORD ->
          refusal.securityToken()
              ? new Diagnosis(
                  "The security token is older than the password: it is still that of the password"
                      + " that worked before, and each new password brings a new one.",
                  "Enter the security token that Salesforce mailed with the new password, or have"
                      + " it reset in the user's settings. If it is refused again, the password is"
                      + " mistyped.")
              : new Diagnosis(
                  "The new password is wrong, or this address is no longer trusted in the org, so"
                      + " that a security token is needed: another password worked before.",
                  "Enter the password again, and the security token that Salesforce mailed with"
                      + " it.");
      case NEW_TOKEN ->
          new Diagnosis(
              "The security token or the password is wrong: this way has worked before, with"
                  + " others.",
              "Enter both again. The user's Login History names the reason.");
    };
  }

  private static Diagnosis firstPassword(Refusal refusal) {
    String token =
        refusal.securityToken()
            ? "the security token is older than the password"
            : "the security token is missing (needed unless this address is trusted in the org)";
    return new Diagnosis(
        "Most likely the username-password flow is blocked in this org, as in all made since"
            + " Summer '23, or the app is an external client app, which never has it. Else "
            + token
            + ", or the password is wrong.",
        "Use client credentials or JWT bearer. Or allow the flow in Setup, OAuth and OpenID Connect"
            + " Settings, use a connected app, and reset the security token. The user's Login"
            + " History names the reason.");
  }

  private static boolean hasOne(List<String> parts, String said) {
    return parts.stream().anyMatch(said::contains);
  }

  /**
   * @param kinds the ways to sign in that it is about
   */
  private record Case(Set<SignIn> kinds, String part, Function<Refusal, Diagnosis> words) {
    Case(String part, String what, String remedy) {
      this(Set.of(SignIn.values()), part, any -> new Diagnosis(what, remedy));
    }
  }
}
