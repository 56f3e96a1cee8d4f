package io.trunkline.core.dial;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Who places a call for an agent: the role the PBX plays for a page. Safe for use from several
 * threads; never blocks.
 */
public interface Dialer {
  /**
   * Calls the agent's phone and, when it is answered, the number. The answer tells how it went with
   * the agent's own phone, and always comes: at the latest a little after the ring time, never
   * exceptionally. The call itself is told by the PBX's events, under the id in the order.
   */
  CompletableFuture<DialOutcome> dial(Order order);

  /** Why nobody can dial on this PBX now, in words for the agent; empty when one can. */
  Optional<String> trouble(String pbxId);

  /**
   * One call to place.
   *
   * @param pbx the PBX's id
   * @param phone the agent's interface, as {@code PJSIP/1001}
   * @param linkedId the id that the call shall have on the PBX, so that it is known beforehand
   * @param context where the number is dialled
   * @param number what is dialled there
   * @param callerId what the agent's phone shows
   * @param ring how long the agent's phone may ring
   */
  record Order(
      String pbx,
      String phone,
      String linkedId,
      String context,
      String number,
      String callerId,
      Duration ring) {
    /** Without the number. */
    @Override
    public String toString() {
      return "Order[" + pbx + ", " + phone + ", " + linkedId + "]";
    }
  }
}
