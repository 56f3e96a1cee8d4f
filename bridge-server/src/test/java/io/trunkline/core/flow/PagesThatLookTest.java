package io.trunkline.core.flow;

import static io.trunkline.core.flow.PagesThatLook.CONTACT;
import static io.trunkline.core.flow.PagesThatLook.EVERYTHING;
import static io.trunkline.core.flow.PagesThatLook.LEAD;
import static io.trunkline.core.flow.PagesThatLook.MARIO;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Status;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.pop.ToPage.Matches.Search;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.trigger.Condition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of an agent's pages looks for the customer, and when; and for whom nobody else can. */
class PagesThatLookTest {
  private static final String ALICE = "PJSIP/1001";
  private static final String BOB = "PJSIP/1002";

  private final PagesThatLook pages = new PagesThatLook();
  private final Site site = pages.site;

  @Test
  void isAskedAsSoonAsItOpens() {
    site.happens(Status.RING, ALICE);
    TestPage tab = site.page("alice", FromPage.Host.STANDALONE, true);
    Search before = pages.shown(tab).search();

    TestPage alice = site.page("alice");
    Search asked = pages.shown(alice).search();
    pages.answers(alice, EVERYTHING, MARIO);

    assertThat(before).isEqualTo(Search.FAILED);
    assertThat(tab.all(ToPage.Search.class)).isEmpty();
    assertThat(asked).isEqualTo(Search.RUNNING);
    assertThat(pages.shown(tab).linked()).isEqualTo(CONTACT);
  }

  @Test
  void isNotWaitedForWhenItIsGoneOrSilent() {
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    site.close(alice);
    TestPage again = alice.reloaded();
    site.open(again, true);
    Search anew = pages.shown(again).search();
    pages.answers(again, "1-1", null, EVERYTHING, MARIO);
    Search strange = pages.shown(again).search();

    site.time.pass(Duration.ofSeconds(9));

    assertThat(anew).isEqualTo(Search.RUNNING);
    assertThat(strange).isEqualTo(Search.RUNNING);
    assertThat(pages.shown(again).search()).isEqualTo(Search.FAILED);
    pages.answers(again, EVERYTHING, MARIO);
    assertThat(pages.shown(again).search()).isEqualTo(Search.FAILED);
  }

  @Test
  void isHeardOnlyWhereItWasAskedItselfAndStandsInTheAccountsOrg() {
    TestPage alice = site.page("alice");
    TestPage bob = site.page("bob");
    site.happens(Status.RING, ALICE);
    String search = alice.last(ToPage.Search.class).orElseThrow().search();

    pages.answers(bob, search, null, EVERYTHING, MARIO);
    Search afterBob = pages.shown(alice).search();
    site.says(
        alice,
        new FromPage.Searched(
            search, "https://other.lightning.force.com", EVERYTHING, List.of(MARIO), null));

    assertThat(afterBob).isEqualTo(Search.RUNNING);
    assertThat(pages.shown(alice).search()).isEqualTo(Search.FAILED);
    assertThat(pages.shown(alice).matches()).isEmpty();
  }

  @Test
  void saysThatItFailedAndAsksAgainForTheTicket() {
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    pages.answers(alice, pages.search(alice), "Salesforce did not answer.", List.of());
    Search failed = pages.shown(alice).search();

    site.happens(Status.ANSWER, ALICE);
    pages.answers(alice, EVERYTHING, MARIO);

    assertThat(failed).isEqualTo(Search.FAILED);
    assertThat(alice.last(ToPage.Pop.class).orElseThrow().fields()).containsEntry("WhoId", CONTACT);
  }

  @Test
  void isTheOnlyOneToLookForAnAccountWithoutCredentials() {
    pages.signsIn(Account.SignIn.NONE);
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    pages.answers(alice, EVERYTHING, MARIO);

    site.happens(Status.ANSWER, ALICE);

    assertThat(alice.last(ToPage.Pop.class).orElseThrow().fields()).containsEntry("WhoId", CONTACT);
  }

  @Test
  void goesOnToTheAgentsOtherPageWhenOneClosesOrStandsElsewhere() {
    TestPage alice = site.page("alice");
    TestPage other = new TestPage("another", "alice", FromPage.Host.LIGHTNING);
    TestPage third = new TestPage("third", "alice", FromPage.Host.LIGHTNING);
    site.open(other, false);
    site.open(third, false);
    site.happens(Status.RING, ALICE);

    site.close(alice);
    site.says(
        other,
        new FromPage.Searched(
            pages.search(other), "https://other.lightning.force.com", EVERYTHING, List.of(), null));
    pages.answers(third, EVERYTHING, MARIO);

    assertThat(pages.shown(third).linked()).isEqualTo(CONTACT);
  }

  @Test
  void isAskedWhenItComesBackBeforeItsOldConnectionIsKnownToBeGone() {
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    TestPage again = alice.reloaded();

    site.flow.pages().closed(alice);
    site.flow.pages().opened(again, true);
    site.time.run();
    pages.answers(again, EVERYTHING, MARIO);

    assertThat(pages.shown(again).linked()).isEqualTo(CONTACT);
  }

  @Test
  void asksTheAgentToLinkWhatNobodyCanWriteTo() {
    pages.signsIn(Account.SignIn.NONE);
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    pages.answers(alice, EVERYTHING, new FromPage.Found(LEAD, "Ann", null, List.of()));
    site.happens(Status.ANSWER, ALICE);
    site.says(alice, new FromPage.Claim("TL-1"));
    site.says(alice, new FromPage.Filed("TL-1", TestDesk.RECORD));

    site.says(alice, new FromPage.Pick(Site.CALL.toString(), LEAD));

    assertThat(alice.last(ToPage.Notice.class).orElseThrow().words())
        .isEqualTo(
            "The ticket stands already, and the account has no credentials: in Salesforce, link it"
                + " to Ann.");
  }

  @Test
  void isWaitedForWhereNobodyCouldLinkTheTicketLater() {
    pages.signsIn(Account.SignIn.NONE);
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(6));

    pages.answers(alice, EVERYTHING, MARIO);

    assertThat(alice.last(ToPage.Pop.class).orElseThrow().fields()).containsEntry("WhoId", CONTACT);
  }

  @Test
  void leavesNobodyElsesCustomerInATicketThatIsHandedOver() {
    pages.signsIn(Account.SignIn.NONE);
    Condition rings =
        new Condition(Condition.Field.STATUS, null, Condition.Operator.EQUALS, "ring");
    site.trigger(rings, true);
    TestPage alice = site.page("alice");
    TestPage bob = site.page("bob");
    site.happens(Status.RING, ALICE);
    pages.answers(alice, EVERYTHING, MARIO);
    Object first = alice.last(ToPage.Pop.class).orElseThrow().fields().get("WhoId");
    site.happens(Status.RING, BOB);
    pages.answers(bob, EVERYTHING);

    site.says(alice, new FromPage.Claim("TL-1"));
    site.says(alice, new FromPage.GiveBack("TL-1", "too late"));
    site.happens(Status.ANSWER, BOB);
    site.time.pass(Duration.ofSeconds(20));

    assertThat(first).isEqualTo(CONTACT);
    assertThat(bob.last(ToPage.Pop.class).orElseThrow().fields()).doesNotContainKey("WhoId");
  }
}
