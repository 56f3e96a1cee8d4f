package io.trunkline.core.ticket;

import io.trunkline.core.agent.Agent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Whose ticket it is and whom it is about, as far as the org knows them.
 *
 * @param agent the agent whose call it is, or null where nobody answered
 * @param owner who shall own it
 * @param customer the customer; empty while nobody is known
 */
public record TicketParties(@Nullable Agent agent, Owner owner, Optional<Match> customer) {

  /**
   * Who shall own a ticket.
   *
   * @param wanted the e-mail or username by which the org was asked; null where nobody is wanted
   * @param id the Salesforce user; empty for the account's own
   */
  public record Owner(@Nullable String wanted, Optional<String> id) {
    /** The account's own user. */
    public static final Owner OF_THE_ACCOUNT = new Owner(null, Optional.empty());
  }

  /** The agent's Salesforce user, or the default owner where nobody answered. */
  public static CompletableFuture<Owner> owner(
      TicketDesk desk, Account account, @Nullable Agent agent) {
    String wanted = agent == null ? account.defaultOwner() : agent.salesforceName();
    return wanted == null || wanted.isBlank()
        ? CompletableFuture.completedFuture(Owner.OF_THE_ACCOUNT)
        : desk.userId(wanted).thenApply(id -> new Owner(wanted.strip(), id));
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
    if (owner.id().isPresent()) {
      return linked.ownedBy(owner.id().get());
    }
    if (agent != null) {
      return linked.withoutUserFor(agent.name(), reference, shape);
    }
    return owner.wanted() == null ? linked : withoutDefaultOwner(linked, owner.wanted());
  }

  private static TicketDraft withoutDefaultOwner(TicketDraft draft, String wanted) {
    String words =
        "OwnerId: the default owner "
            + wanted
            + " is no single active user of the org; the account's own user owns it";
    return draft.warnings().contains(words) ? draft : draft.warning(words);
  }
}
