package io.trunkline.edge.salesforce;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the org answered to one request.
 *
 * @param status HTTP status
 * @param body the text of the answer; may be empty
 * @param location where a redirect points, or null
 * @param limits the header Sforce-Limit-Info, or null
 */
record Reply(int status, String body, @Nullable String location, @Nullable String limits) {
  boolean ok() {
    return status >= 200 && status < 300;
  }

  boolean redirects() {
    return status >= 300 && status < 400 && location != null;
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
    if (status == 503
        || status == 429
        || says("SERVER_UNAVAILABLE")
        || says("REQUEST_LIMIT_EXCEEDED")
        || says("UNABLE_TO_LOCK_ROW")) {
      return OrgTrouble.unreachable("Salesforce cannot take it now (" + code + ").");
    }
    if (status >= 500) {
      return OrgTrouble.unknown("Salesforce failed while working on it (" + code + ").");
    }
    if (redirects()) {
      return OrgTrouble.unreachable("The org's address has moved; sign in again.");
    }
    return OrgTrouble.refused(code, words(errors), errors);
  }

  private String words(List<OrgError> errors) {
    if (errors.isEmpty()) {
      return "Salesforce answered with HTTP status " + status + " and no reason.";
    }
    return String.join("; ", errors.stream().map(OrgError::message).toList());
  }
}
