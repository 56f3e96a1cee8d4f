package io.trunkline.core.flow;

import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.CustomerNumber;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.SearchSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All searches for one number with the same eyes; those wanted together are one request. Flow
 * thread only.
 *
 * @param account with whose eyes
 * @param looker the agent with whose own eyes; null for the account's
 * @param inPage whether the agent's page looks
 * @param number whose it is
 * @param searches each by where it looks
 */
record LookUp(
    Account account,
    @Nullable Agent looker,
    boolean inPage,
    CustomerNumber number,
    Map<SearchSettings, CustomerSearch> searches) {
  LookUp(CustomerWish wish, CustomerNumber number) {
    this(
        wish.account(),
        wish.looker(),
        wish.account().looksInPages(),
        number,
        new LinkedHashMap<>());
  }

  /** Whether this agent may see what is found; null for nobody in particular. */
  boolean isFor(@Nullable String agentId) {
    return looker == null || looker.id().equals(agentId);
  }

  /** The search in these places, which was begun. */
  CustomerSearch at(SearchSettings where) {
    return Objects.requireNonNull(searches.get(where), "a search that was never begun");
  }
}
