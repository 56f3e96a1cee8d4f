package io.trunkline.core.ticket;

import io.trunkline.core.Finding;
import io.trunkline.core.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What an administrator does to get an account signed in: keys, the connection by a person's yes,
 * the test of it all, and a look at how it fares. Safe for several threads.
 */
public interface AccountSetUp {
  /** How the account has fared since the bridge began; empty for one without credentials. */
  Optional<AccountHealth> health(Account account);

  /**
   * Tries the account out, on somebody's request. The future fails only with {@link
   * TicketDesk.DeskException}.
   */
  CompletableFuture<List<Finding>> test(Account account);

  /** The org's own address, as the last sign-in has told it; empty before the first one. */
  Optional<String> instance(Account account);

  /**
   * Makes a new private key and keeps it; the old one is gone.
   *
   * @return the certificate in PEM form, to be uploaded to the app in Salesforce
   */
  String newKey(Account account);

  /**
   * Keeps a private key that was made elsewhere, PEM with PKCS#8 inside, perhaps followed by its
   * certificate.
   *
   * @return why it is no good, in words for people; empty when it was kept
   */
  Optional<String> takeKey(Account account, Secret pem);

  /** The certificate of the account's key in PEM form; empty when only the key was entered. */
  Optional<String> certificate(Account account);

  /**
   * Begins a connection by somebody's yes in Salesforce; good for ten minutes, once.
   *
   * @param who the sign-in of the administrator, who alone may end it
   * @return the address that the administrator's browser must open
   */
  String connect(Account account, String who);

  /**
   * Ends a connection with what Salesforce sent back.
   *
   * @param answer the parameters of the redirect
   * @param who as for {@link #connect}
   * @return the account that is connected now; fails only with {@link TicketDesk.DeskException}
   */
  CompletableFuture<Account> connected(Map<String, String> answer, String who);
}
