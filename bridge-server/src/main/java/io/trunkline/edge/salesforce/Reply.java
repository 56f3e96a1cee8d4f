package io.trunkline.edge.salesforce;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the org answered to one request.
 *
 * @param status HTTP status
 * @param body the text of the answer; may be empty
 * @param location where a redirect points, or null
 * @param limits the header Sforce-Limit-Info, or null
 * @param date the header Date: the org's own clock, or null
 */
record Reply(
    int status,
    String body,
    @Nullable String location,
    @Nullable String limits,
    @Nullable String date) {
  /** It wants a sign-in of its own, waited too long, or must not for legal reasons. */
  private static final Set<Integer> OF_SOMETHING_BETWEEN = Set.of(407, 408, 451);

  boolean ok() {
    return status >= 200 && status < 300;
  }

  boolean redirects() {
    return status >= 300 && status < 400 && location != null;
  }

  /**
   * Whether the session is over. The API says it with 401; userinfo and the identity URL with 403
   * and a word of their own.
   */
  boolean sessionIsOver() {
    return status == 401 || (status == 403 && body.strip().equals("Bad_OAuth_Token"));
  }

  /** How far our clock is ahead of the org's; empty when the org does not tell its time. */
  Optional<Duration> ahead(Instant now) {
    if (date == null) {
      return Optional.empty();
    }
    try {
      Instant theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
      return Optional.of(Duration.between(theirs, now));
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }

  JsonObject object() {
    return JsonFields.object(body);
  }

  /** The reasons in an error answer: REST gives an array of them. */
  List<OrgError> errors() {
    JsonElement parsed = JsonFields.parse(body);
    if (ok() || parsed == null || !parsed.isJsonArray()) {
      return List.of();
    }
    return JsonFields.objects(parsed.getAsJsonArray()).stream()
        .map(
            error ->
                new OrgError(
                    JsonFields.text(error, "errorCode", "HTTP_" + status),
                    JsonFields.text(error, "message", ""),
                    JsonFields.texts(error, "fields")))
        .toList();
  }

  boolean says(String code) {
    return errors().stream().anyMatch(error -> error.code().equals(code));
  }

  /** This answer, if it is a yes. */
  Reply orTrouble() throws OrgTrouble {
    if (ok()) {
      return this;
    }
    throw trouble();
  }

  /**
   * What a no means. Salesforce does the work of one request wholly or not at all; but 500, 502 and
   * 504 may come from something that stands between us and the work.
   */
  private OrgTrouble trouble() {
    List<OrgError> errors = errors();
    String code = errors.isEmpty() ? "HTTP_" + status : errors.get(0).code();
    if (says("REQUEST_LIMIT_EXCEEDED")) {
      return OrgTrouble.unreachable(
          new Diagnosis(
              "Salesforce cannot take it now (REQUEST_LIMIT_EXCEEDED): "
                  + words(errors)
                  + ".".substring(words(errors).endsWith(".") ? 1 : 0),
              "Requests come back by themselves within 24 hours; Setup, System Overview, names who"
                  + " uses them."));
    }
    if (says("UNABLE_TO_LOCK_ROW")) {
      return OrgTrouble.locked(
          "Somebody else writes to the same records at the moment: "
              + words(errors)
              + " (UNABLE_TO_LOCK_ROW)");
    }
    if (status == 503 || status == 429 || says("SERVER_UNAVAILABLE")) {
      return OrgTrouble.unreachable("Salesforce cannot take it now (" + code + ").");
    }
    if (status >= 500) {
      return OrgTrouble.unknown("Salesforce failed while working on it (" + code + ").");
    }
    if (redirects()) {
      return OrgTrouble.unreachable("The org's address has moved; sign in again.");
    }
    if (isOfSomethingBetween()) {
      return OrgTrouble.unreachable(between("Salesforce was not asked"));
    }
    return OrgTrouble.refused(code, words(errors), errors);
  }

  /**
   * Salesforce says in JSON why it does not do something, or, of an identity, in a word or nothing;
   * a proxy or a firewall before it shows a page.
   */
  boolean isOfSomethingBetween() {
    boolean isPage = body.stripLeading().startsWith("<");
    return errors().isEmpty()
        && (OF_SOMETHING_BETWEEN.contains(status) || (status == 403 && isPage));
  }

  Diagnosis between(String what) {
    return new Diagnosis(
        what + ": something on the way to it answers with HTTP status " + status + ".",
        "Let the bridge's machine reach Salesforce through your proxy or firewall; it is tried again"
            + " by itself.");
  }

  private String words(List<OrgError> errors) {
    if (errors.isEmpty()) {
      return "Salesforce answered with HTTP status " + status + " and no reason.";
    }
    return String.join("; ", errors.stream().map(OrgError::message).toList());
  }
}
