package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.pop.ToPage.Matches.Search;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.trigger.Condition;
import io.trunkline.core.trigger.Trigger;
import io.trunkline.core.trigger.TriggerAction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CustomerOfACallTest {
  private static final String ALICE = "PJSIP/1001";
  private static final String BOB = "PJSIP/1002";
  private static final Match MARIO =
      new Match("Contact", "003000000000001AAA", "Mario Rossi", null, "333 1234567");

  private final Site site = new Site();

  @Test
  void isSearchedOnceForAllAgentsAndPassagesAndTheWayBack() {
    site.desk.matches = List.of(MARIO);
    site.happens(Status.RING, ALICE);
    site.happens(Status.RING, BOB);
    site.happens(Status.ANSWER, ALICE);
    site.happens(Status.HANGUP, ALICE, "transfer");
    site.happens(site.event(2, Status.RING, Direction.INBOUND, null, BOB, null));
    site.happens(site.event(2, Status.ANSWER, Direction.INBOUND, null, BOB, null));
    site.happens(site.event(3, Status.RING, Direction.INBOUND, "sales", ALICE, null));
    site.happens(site.event(3, Status.ANSWER, Direction.INBOUND, "sales", ALICE, null));

    assertThat(site.desk.searches).isEqualTo(1);
  }

  @Test
  void isSearchedOnceForTwoAccountsOfOneOrgAndLinkedInBoth() {
    site.desk.matches = List.of(MARIO);
    Account first = site.accounts.all().get(0);
    Account second =
        new Account(
            "a2",
            "Acme too",
            first.type(),
            first.signIn(),
            "https://ACME.my.salesforce.com/",
            "id",
            null,
            null,
            "",
            null,
            null,
            null,
            null,
            List.of(),
            false,
            false,
            null);
    site.accounts.put(second);
    site.triggers.put(
        new Trigger(
            "t1",
            "Calls",
            "voice",
            true,
            List.of(
                new Condition(Condition.Field.STATUS, null, Condition.Operator.EQUALS, "answer")),
            List.of(),
            List.of(new TriggerAction("a1", "c1", false), new TriggerAction("a2", "c1", false))));

    site.happens(Status.RING, ALICE);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(20));

    assertThat(site.desk.searches).isEqualTo(1);
    assertThat(site.desk.filed)
        .hasSize(2)
        .allSatisfy(draft -> assertThat(draft.fields()).containsEntry("WhoId", MARIO.id()));
  }

  @Test
  void isSearchedAgainOnlyWhenAnAgentAsks() {
    TestPage page = site.page("alice");
    site.happens(Status.RING, ALICE);
    site.desk.matches = List.of(MARIO);

    site.says(page, new FromPage.SearchAgain(Site.CALL.toString()));
    int atOnce = site.desk.searches;
    site.time.pass(Duration.ofSeconds(6));
    site.says(page, new FromPage.SearchAgain("main/another"));
    site.says(page, new FromPage.SearchAgain(Site.CALL.toString()));

    assertThat(atOnce).isEqualTo(1);
    assertThat(site.desk.searches).isEqualTo(2);
    assertThat(page.all(ToPage.Matches.class))
        .last()
        .isEqualTo(
            new ToPage.Matches(Site.CALL.toString(), Search.DONE, List.of(MARIO), MARIO.id()));
  }

  @Test
  void isNotSearchedWhileTheOrgsRequestsRunLowAndTheTicketIsFiledAllTheSame() {
    TestPage page = site.page("bob");
    site.desk.search = CompletableFuture.failedFuture(new TicketDesk.LookUpsRest("low"));

    site.happens(Status.RING, BOB);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(20));

    assertThat(page.all(ToPage.Matches.class))
        .last()
        .isEqualTo(new ToPage.Matches(Site.CALL.toString(), Search.RESTING, List.of(), null));
    assertThat(site.desk.filed).hasSize(1);
    assertThat(site.desk.created).isZero();
  }

  @Test
  void isKnownAfterARestartWhenItWasCreatedToday() {
    site.searching(SearchSettings.Create.CONTACT);
    site.happens(Status.RING, ALICE);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(20));
    site.happens(Status.HANGUP, ALICE, "customer");
    site.ends();
    site.flow = site.newFlow();
    site.flow.start(List.of());
    site.time.run();
    TestPage page = site.page("bob");

    site.happens(Status.RING, BOB);

    assertThat(site.desk.searches).isEqualTo(1);
    assertThat(page.all(ToPage.Matches.class))
        .last()
        .extracting(ToPage.Matches::linked)
        .isEqualTo("003NEW");
  }

  @Test
  void isSearchedAgainADayAfterItWasCreated() {
    site.searching(SearchSettings.Create.CONTACT);
    site.happens(Status.RING, ALICE);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(20));
    site.happens(Status.HANGUP, ALICE, "customer");
    site.ends();
    site.time.pass(Duration.ofHours(25));

    site.happens(Status.RING, ALICE);

    assertThat(site.desk.searches).isEqualTo(2);
  }
}
