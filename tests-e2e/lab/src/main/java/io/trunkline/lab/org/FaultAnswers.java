package io.trunkline.lab.org;

import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Json;
import org.jspecify.annotations.Nullable;

/** What the org says when a fault is an answer. */
final class FaultAnswers {
  private FaultAnswers() {}

  /** The answer; null for a fault that is a silence. */
  static @Nullable Answer of(Fault fault) {
    return switch (fault) {
      case TOKEN_EXPIRED_ONCE -> refused(401, "INVALID_SESSION_ID", "Session expired or invalid");
      case SERVER_ERROR_500 ->
          refused(
              500,
              "UNKNOWN_EXCEPTION",
              "An unexpected error occurred. Please include this ErrorId if you contact support:"
                  + " 1234567890-12345 (1234567890)");
      case SERVER_UNAVAILABLE_503 ->
          refused(503, "SERVER_UNAVAILABLE", "The REST API is temporarily unavailable");
      case LOCK_ROW ->
          refused(
              400,
              "UNABLE_TO_LOCK_ROW",
              "unable to obtain exclusive access to this record or 1 records");
      case REQUEST_LIMIT_EXCEEDED ->
          refused(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
      case TOO_MANY_AT_ONCE ->
          refused(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded.");
      case LOGIN_BUSY -> login("unknown_error", "retry your request");
      case LOGIN_GRANT_UNSUPPORTED -> login("unsupported_grant_type", "grant type not supported");
      case LOGIN_ASSERTION_EXPIRED -> login("invalid_grant", "expired authorization code");
      case LOGIN_REFUSED -> login("invalid_grant", "invalid user credentials");
      case BAD_GATEWAY_502 -> html(502, "Bad Gateway");
      case SERVER_ERROR_HTML_500 -> html(500, "An internal server error has occurred");
      case MAINTENANCE_HTML_503 -> html(503, "Down for Maintenance");
      default -> null;
    };
  }

  private static Answer login(String error, String words) {
    return Answer.json(400, Json.object("error", error, "error_description", words));
  }

  private static Answer refused(int status, String code, String words) {
    return Answer.refusal(Refusal.of(status, code, words));
  }

  private static Answer html(int status, String words) {
    return Answer.text(status, "text/html", "<html><body><h1>" + words + "</h1></body></html>");
  }
}
