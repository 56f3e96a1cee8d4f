package io.trunkline.ami.client;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import java.util.concurrent.CompletableFuture;

/**
 * One login to the PBX, from {@link AmiListener#up} until it breaks; it never comes back, the next
 * one is another link. Thread-safe; sending never blocks, and is allowed from every callback.
 *
 * <p>A future ends with the PBX's answer, which may be a refusal, or exceptionally with an {@link
 * AmiException} when the answer did not come: link lost, deadline passed. Nothing is sent twice.
 */
public interface AmiLink {
  /**
   * Asks at once; the future is completed on a thread of the client's that carries replies only, so
   * a slow listener does not delay it.
   *
   * @throws io.trunkline.ami.wire.UnsafeActionException when the action cannot be sent as it is
   */
  CompletableFuture<AmiResponse> send(AmiAction action);

  /**
   * Like {@link #send}, but the future is completed on the listener's thread, after every event
   * that the PBX sent before the end of its answer: what a snapshot needs. Waiting for it inside a
   * callback can only time out.
   */
  CompletableFuture<AmiResponse> sendInOrder(AmiAction action);

  /** Asterisk's greeting, as {@code Asterisk Call Manager/11.0.0}; empty when there was none. */
  String banner();

  /**
   * Whether Asterisk has said FullyBooted to this login so far. It says so to everybody who may
   * read the class {@code system}, right after the login or when it has started.
   */
  boolean fullyBooted();
}
