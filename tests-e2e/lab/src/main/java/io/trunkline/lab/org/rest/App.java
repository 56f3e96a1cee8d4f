package io.trunkline.lab.org.rest;

import org.jspecify.annotations.Nullable;

/**
 * A client application that the org knows.
 *
 * @param runAs the username it acts as with client credentials; null where none was chosen
 */
public record App(String clientId, String clientSecret, @Nullable String runAs, AppPolicy policy) {

  public App(String clientId, String clientSecret, @Nullable String runAs) {
    this(clientId, clientSecret, runAs, AppPolicy.standard());
  }

  public App with(AppPolicy other) {
    return new App(clientId, clientSecret, runAs, other);
  }

  @Override
  public String toString() {
    return "App[" + clientId + "]";
  }
}
