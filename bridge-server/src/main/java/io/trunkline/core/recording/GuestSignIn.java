package io.trunkline.core.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Lets somebody sign in with Salesforce to hear a recording with the rights that they have there. A
 * guest has no sign-in of the bridge and gets none. Safe for several threads.
 */
public interface GuestSignIn {
  /** The orgs that people can sign in to. */
  List<Org> orgs();

  /**
   * Where the browser of somebody goes who wants to hear this recording; empty for an account that
   * is none of {@link #orgs}.
   */
  Optional<String> begin(String accountId, String reference);

  /**
   * The browser is back from there. Fails with words for people when Salesforce said no, or nobody
   * had begun.
   */
  CompletableFuture<Guest> arrived(Map<String, String> answer);

  /** An account and what people call it. */
  record Org(String accountId, String name) {}

  /**
   * Somebody who signed in.
   *
   * @param id names the guest in a permit, while the session with Salesforce is kept
   * @param reference the recording that they came for
   */
  record Guest(String id, String reference) {}
}
