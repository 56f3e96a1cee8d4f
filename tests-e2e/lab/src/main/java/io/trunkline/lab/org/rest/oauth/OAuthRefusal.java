package io.trunkline.lab.org.rest.oauth;

import com.google.gson.JsonObject;
import io.trunkline.lab.org.web.Json;

/** A sign-in that the org refuses: an error code and words. Thrown inside, answered at the door. */
final class OAuthRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String error;

  OAuthRefusal(String error, String description) {
    super(description, null, false, false);
    this.error = error;
  }

  static OAuthRefusal grant(String description) {
    return new OAuthRefusal("invalid_grant", description);
  }

  /** What a wrong password, a wrong token, a locked user and a blocked flow all look like. */
  static OAuthRefusal authentication() {
    return grant("authentication failure");
  }

  String error() {
    return error;
  }

  String description() {
    return String.valueOf(getMessage());
  }

  JsonObject json() {
    return Json.object("error", error, "error_description", description());
  }
}
