package io.trunkline.core.flow;

import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.SearchSettings;
import java.util.Locale;

/**
 * What an action wants to know of a call's customer.
 *
 * @param account with whose eyes to look
 * @param configurationId whose tickets take what is found
 * @param settings where to look, and what to create when nobody is found
 */
record CustomerWish(Account account, String configurationId, SearchSettings settings) {
  static CustomerWish of(TicketPlan.Target target) {
    return new CustomerWish(
        target.account(), target.configuration().id(), target.configuration().search());
  }

  /** The org that is asked; an account that may show nothing of it has nothing to share. */
  String org() {
    return account.onlyWhatAgentsMaySee() || account.signIn() == Account.SignIn.NONE
        ? account.id()
        : account.uri().toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
  }

  /** The Salesforce user who looks: accounts that sign in as the same one see the same. */
  String eyes() {
    return org() + " " + account.clientId() + " " + account.username();
  }
}
