package io.trunkline.core.ledger;

import io.trunkline.core.ticket.Match;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket that stands is still to get: a customer or an owner that became known late.
 *
 * @param customer the customer, its record alone, or null
 * @param agentId the agent who owns it from now on, or null
 * @param by who caused it: a page's id, {@link LedgerRow#BRIDGE}, or a person's e-mail
 */
public record Amendment(@Nullable Match customer, @Nullable String agentId, String by) {
  /** Nothing yet. */
  public static final Amendment NONE = new Amendment(null, null, LedgerRow.BRIDGE);

  /** The same with this customer; name and number are not needed for it, and not kept. */
  public Amendment about(Match match, String newBy) {
    Match record = new Match(match.object(), match.id(), "", match.accountId(), "");
    return new Amendment(record, agentId, newBy);
  }

  /** The same with this owner. */
  public Amendment ownedBy(@Nullable String newAgentId) {
    return new Amendment(customer, newAgentId, by);
  }

  /** What is left of it when this was carried out. */
  public Amendment without(Amendment done) {
    return new Amendment(
        Objects.equals(customer, done.customer) ? null : customer,
        Objects.equals(agentId, done.agentId) ? null : agentId,
        by);
  }

  /** Whether nothing is left. */
  public boolean isEmpty() {
    return customer == null && agentId == null;
  }
}
