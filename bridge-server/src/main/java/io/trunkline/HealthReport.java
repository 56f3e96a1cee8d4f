package io.trunkline;

import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.rights.ManagerClass;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.AccountHealth;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.edge.http.Health;
import io.trunkline.edge.pbx.PbxLinks;
import io.trunkline.edge.salesforce.SalesforceDesks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * How the bridge is: the PBXs it follows, the orgs it files in, the tickets that stand twice there,
 * the pages it serves. Thread-safe.
 */
final class HealthReport implements Supplier<Health> {
  private final Accounts accounts;
  private final SalesforceDesks desks;
  private final PbxLinks pbxs;
  private final IntSupplier standingTwice;
  private final IntSupplier pages;

  HealthReport(
      Accounts accounts,
      SalesforceDesks desks,
      PbxLinks pbxs,
      IntSupplier standingTwice,
      IntSupplier pages) {
    this.standingTwice = standingTwice;
    this.accounts = accounts;
    this.desks = desks;
    this.pbxs = pbxs;
    this.pages = pages;
  }

  @Override
  public Health get() {
    List<Health.Part> parts = new ArrayList<>();
    Map<String, List<ManagerClass>> lacks = pbxs.lacks();
    for (Map.Entry<String, LinkState> pbx : pbxs.states().entrySet()) {
      LinkState state = pbx.getValue();
      parts.add(
          new Health.Part(
              "pbx",
              pbx.getKey(),
              state.isUp(),
              words(state, lacks.getOrDefault(pbx.getKey(), List.of()))));
    }
    for (Account account : accounts.all()) {
      desks.health(account).ifPresent(health -> parts.add(part(account, health)));
    }
    tickets(standingTwice.getAsInt()).ifPresent(parts::add);
    return new Health(pages.getAsInt(), pbxs.liveCalls(), parts);
  }

  /** An alarm, until somebody has looked at each of them. */
  static Optional<Health.Part> tickets(int standingTwice) {
    return standingTwice == 0
        ? Optional.empty()
        : Optional.of(
            new Health.Part(
                "tickets",
                "standing twice",
                false,
                standingTwice
                    + " stand in Salesforce more than once. GET /api/ledger names them as DOUBLED;"
                    + " remove-double deletes the younger ones, and says when one is left."));
  }

  /** What the login lacks keeps it from nothing else, so the part is up all the same. */
  private static String words(LinkState state, List<ManagerClass> lacks) {
    return lacks.isEmpty()
        ? state.words()
        : state.words()
            + "; manager.conf lacks "
            + lacks.stream().map(ManagerClass::toString).collect(Collectors.joining(", "))
            + ": trunkline doctor says more";
  }

  private static Health.Part part(Account account, AccountHealth health) {
    boolean up =
        health.state() == AccountHealth.State.SIGNED_IN
            || health.state() == AccountHealth.State.NOT_TRIED;
    return new Health.Part("org", account.name(), up, health.words());
  }
}
