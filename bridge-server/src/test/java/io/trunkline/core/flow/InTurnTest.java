package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.TicketOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is written for one customer is written one after the other, whoever wants it written. */
final class InTurnTest {
  private static final String ALICE = "PJSIP/1001";
  private static final String BOB = "PJSIP/1002";
  private static final Match MARIO = contact("003MARIO", "001ACME");

  private final Site site = new Site();

  private static Match contact(String id, String account) {
    return new Match("Contact", id, "Name of " + id, account, "+39 333 123 4567");
  }

  private void answers(String call, String phone) {
    CallEvent like = site.event(1, Status.ANSWER, Direction.INBOUND, "sales", phone, null);
    site.happens(
        new CallEvent(
            new CallId("main", call),
            1,
            like.status(),
            like.direction(),
            like.queue(),
            like.agent(),
            like.number(),
            like.name(),
            null,
            like.at(),
            like.facts()));
  }

  private TestPage tabOf(String agent) {
    return site.page(agent, FromPage.Host.STANDALONE, true);
  }

  private void claims(TestPage page) {
    String reference = page.last(ToPage.Pop.class).orElseThrow().reference();
    site.says(page, new FromPage.Claim(reference));
  }

  private LedgerRow row(int number) {
    return List.copyOf(site.ledger.rows.values()).get(number);
  }

  private int mostAtOnce() {
    int most = 0;
    while (!site.desk.held.isEmpty()) {
      most = Math.max(most, site.desk.held.size());
      site.desk.letGo();
      site.time.run();
    }
    return most;
  }

  @Test
  void isWrittenOneAfterTheOtherForTheTabsOfTwoAgents() {
    site.account(Account.Type.NEW_TAB);
    site.desk.matches = List.of(MARIO);
    TestPage alice = tabOf("alice");
    TestPage bob = tabOf("bob");
    answers("1", ALICE);
    answers("2", BOB);
    site.desk.holds = true;
    claims(alice);
    claims(bob);

    int most = mostAtOnce();

    assertThat(most).isEqualTo(1);
    assertThat(site.desk.filed).hasSize(2);
    assertThat(bob.last(ToPage.Ticket.class).orElseThrow().state()).isEqualTo(LedgerState.FILED);
  }

  @Test
  void isNotAskedForByEveryTabWhileTheOrgIsAway() {
    site.account(Account.Type.NEW_TAB);
    TestPage alice = tabOf("alice");
    site.desk.writing =
        CompletableFuture.completedFuture(new TicketOutcome.Unreachable("It did not answer."));
    answers("1", BOB);
    site.time.pass(Duration.ofHours(1));
    int before = site.desk.writes;

    answers("2", ALICE);
    claims(alice);
    site.time.pass(Duration.ofSeconds(16));
    assertThat(site.desk.writes - before).isLessThan(2);
    ToPage.Ticket told = alice.last(ToPage.Ticket.class).orElseThrow();
    assertThat(told.state()).isEqualTo(LedgerState.RETRYING);
    assertThat(told.words()).contains("filed in its turn");
    site.desk.writing = null;
    site.time.pass(Duration.ofMinutes(6));

    assertThat(row(1).state()).isEqualTo(LedgerState.FILED);
    assertThat(site.desk.filed).hasSize(2);
    assertThat(alice.last(ToPage.Ticket.class).orElseThrow().state()).isEqualTo(LedgerState.FILED);
  }

  @Test
  void isWrittenOneAfterTheOtherForTwoContactsOfOneAccount() {
    site.desk.holds = true;
    site.desk.matches = List.of(MARIO);
    answers("1", ALICE);
    site.desk.matches = List.of(contact("003LUIGI", "001ACME"));
    answers("2", BOB);
    site.time.pass(Duration.ofSeconds(10));

    int most = mostAtOnce();

    assertThat(most).isEqualTo(1);
    assertThat(site.desk.filed)
        .extracting(draft -> draft.fields().get("WhoId"))
        .containsExactly("003MARIO", "003LUIGI");
  }
}
