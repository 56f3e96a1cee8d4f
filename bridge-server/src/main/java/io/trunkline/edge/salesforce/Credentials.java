package io.trunkline.edge.salesforce;

import io.trunkline.core.Secret;
import io.trunkline.core.Secrets;
import io.trunkline.core.ticket.Account;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An account and its secrets, which are read anew whenever they are asked for. */
record Credentials(Account account, Secrets secrets) {
  static final String CLIENT_SECRET = "clientSecret";
  static final String PASSWORD = "password";
  static final String SECURITY_TOKEN = "securityToken";
  static final String PRIVATE_KEY = "privateKey";
  static final String CERTIFICATE = "certificate";
  static final String REFRESH_TOKEN = "refreshToken";

  /**
   * Numbers that are others when people have entered something else; the refresh token changes by
   * itself, and that is no news. No secret is read.
   */
  List<Long> lastChanges() {
    return switch (account.signIn()) {
      case CLIENT_CREDENTIALS, AUTHORIZATION_CODE -> last(CLIENT_SECRET);
      case JWT_BEARER -> last(PRIVATE_KEY);
      case USERNAME_PASSWORD -> last(CLIENT_SECRET, PASSWORD, SECURITY_TOKEN);
      case NONE -> List.of();
    };
  }

  /** One secret; empty when none was entered, or it cannot be read. */
  Optional<Secret> find(String name) {
    return secrets.find(path(name)).filter(secret -> !secret.isEmpty());
  }

  /** One secret without which nothing goes; {@code called} is its name for people. */
  String needed(String name, String called) throws OrgTrouble {
    return find(name)
        .map(Secret::reveal)
        .orElseThrow(
            () ->
                OrgTrouble.signInFailed(
                    new Diagnosis(
                        "The account's " + called + " is not there or cannot be read.",
                        "Enter it again.")));
  }

  /** The consumer key. */
  String clientId() throws OrgTrouble {
    String clientId = account.clientId();
    if (clientId == null || clientId.isBlank()) {
      throw OrgTrouble.signInFailed(new Diagnosis("The account has no consumer key.", "Enter it."));
    }
    return clientId;
  }

  /** The Salesforce login. */
  String username() throws OrgTrouble {
    String username = account.username();
    if (username == null || username.isBlank()) {
      throw OrgTrouble.signInFailed(new Diagnosis("The account has no username.", "Enter it."));
    }
    return username;
  }

  void put(String name, Secret secret) {
    secrets.put(path(name), secret);
  }

  void forget(String name) {
    secrets.removeAll(path(name));
  }

  private List<Long> last(String... names) {
    return Stream.of(names).map(name -> secrets.lastChange(path(name))).toList();
  }

  private String path(String name) {
    return "account/" + account.id() + "/" + name;
  }
}
