package io.trunkline.command.doctor;

import io.trunkline.core.Finding;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.ticket.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Whether each agent's e-mail is that of one active Salesforce user, who then owns the tickets. */
final class PeopleCheck implements Check {
  /** One request each: a large site's day is not to be used up by looking. */
  private static final int MOST = 200;

  private final Site site;
  private final Account account;

  PeopleCheck(Site site, Account account) {
    this.site = site;
    this.account = account;
  }

  @Override
  public String about() {
    return "account " + account.name() + ": agents";
  }

  @Override
  public List<Finding> look() {
    List<Agent> agents = site.store().agents().all();
    List<Finding> findings = new ArrayList<>();
    for (Agent agent : agents.subList(0, Math.min(MOST, agents.size()))) {
      Optional<CompletableFuture<Integer>> asked = site.desks().candidates(account, agent.email());
      if (asked.isEmpty()) {
        return List.of();
      }
      try {
        judge(agent, asked.get().join(), findings);
      } catch (CompletionException noAnswer) {
        return List.of(
            Finding.warn(about(), "could not be checked: the org did not answer",
                "mend the account first"));
      }
    }
    if (agents.size() > MOST) {
      findings.add(
          Finding.warn(about(), "could not be checked: those after the first " + MOST, ""));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(about(), "each of " + agents.size() + " is one active user"))
        : findings;
  }

  private void judge(Agent agent, int users, List<Finding> findings) {
    if (users == 0) {
      findings.add(
          Finding.warn(about(), agent.name() + " is no active user of the org by e-mail",
              "write the e-mail as it stands in Salesforce; until then the account's user owns the"
                  + " tickets"));
    } else if (users > 1) {
      findings.add(
          Finding.warn(about(), agent.name() + " has the e-mail of " + users + " active users",
              "give one of them that e-mail as username, or each an e-mail of their own"));
    }
  }
}
