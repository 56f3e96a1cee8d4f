package io.trunkline.core.flow;

import io.trunkline.core.agent.Agent;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.SearchSettings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an action wants to know of a call's customer.
 *
 * @param account with whose eyes to look
 * @param configurationId whose tickets take what is found
 * @param settings where to look, and what to create when nobody is found
 * @param agent for whom, or null where nobody has the call
 */
record CustomerWish(
    Account account, String configurationId, SearchSettings settings, @Nullable Agent agent) {
  static CustomerWish of(TicketPlan.Target target, @Nullable Agent agent) {
    return new CustomerWish(
        target.account(), target.configuration().id(), target.configuration().search(), agent);
  }

  /** The org that is asked; an account that may show nothing of it has nothing to share. */
  String org() {
    return account.onlyWhatAgentsMaySee() || account.signIn() == Account.SignIn.NONE
        ? account.id()
        : account.uri().toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
  }

  /**
   * The agent with whose own eyes to look; null where the account's look. By assertions the bridge
   * signs in as the agent; otherwise the agent's page looks.
   */
  @Nullable Agent looker() {
    return isForAgentsAlone() ? agent : null;
  }

  /** Whether nobody's eyes may look: only an agent's would count, and there is none. */
  boolean isBlind() {
    return isForAgentsAlone() && agent == null;
  }

  private boolean isForAgentsAlone() {
    return account.onlyWhatAgentsMaySee() || account.looksInPages();
  }

  /**
   * The Salesforce user who looks: accounts that sign in as the same one see the same. An app has
   * one user who runs it, and a username is one user; whoever connected an account may be anybody.
   */
  String eyes() {
    Agent looker = looker();
    String own = looker == null ? "" : looker.salesforceName().toLowerCase(Locale.ROOT);
    String user =
        account.signIn() == Account.SignIn.AUTHORIZATION_CODE
            ? account.id()
            : String.valueOf(account.username());
    return String.join(
        " ", org(), account.signIn().name(), String.valueOf(account.clientId()), user, own);
  }
}
