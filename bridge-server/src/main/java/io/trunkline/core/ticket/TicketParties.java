package io.trunkline.core.ticket;

import io.trunkline.core.agent.Agent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Whose ticket it is and whom it is about, as far as the org knows them.
 *
 * @param agent the agent whose call it is, or null where nobody answered
 * @param ownerId the Salesforce user who owns it; empty for the account's own user
 * @param customer the customer; empty while nobody is known
 */
public record TicketParties(
    @Nullable Agent agent, Optional<String> ownerId, Optional<Match> customer) {

  /**
   * Who shall own it: the agent's Salesforce user, or the default owner where nobody answered;
   * empty where the org knows no such user.
   */
  public static CompletableFuture<Optional<String>> owner(
      TicketDesk desk, Account account, @Nullable Agent agent) {
    String wanted = agent == null ? account.defaultOwner() : agent.email();
    return wanted == null
        ? CompletableFuture.completedFuture(Optional.empty())
        : desk.userId(wanted);
  }

  /**
   * The draft with owner and customer in it.
   *
   * @param search for the field in which a Case knows its Lead
   * @param reference the ledger row's reference
   */
  public TicketDraft in(
      TicketDraft draft, SearchSettings search, TicketShape shape, String reference) {
    TicketDraft linked =
        customer.map(match -> TicketLinks.linked(draft, match, search, shape)).orElse(draft);
    if (ownerId.isPresent()) {
      return linked.ownedBy(ownerId.get());
    }
    return agent == null ? linked : linked.withoutUserFor(agent.name(), reference, shape);
  }
}
