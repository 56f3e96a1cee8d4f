package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.pop.ToPage.Matches.Search;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.ConfigurationTemplates;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.SearchSettings.Module;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.core.trigger.Condition;
import io.trunkline.core.trigger.Trigger;
import io.trunkline.core.trigger.TriggerAction;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agent's own page looks for the customer, with the agent's own eyes. */
class SearchInPageTest {
  private static final String ALICE = "PJSIP/1001";
  private static final String BOB = "PJSIP/1002";
  private static final String ORG = "https://acme.lightning.force.com";
  private static final List<String> EVERYTHING = List.of("Contact", "Lead", "Account");
  private static final String CONTACT = "003000000000001AAA";
  private static final String LEAD = "00Q000000000001AAA";
  private static final String ACCOUNT = "001000000000001AAA";
  private static final FromPage.Found MARIO =
      new FromPage.Found(CONTACT, "Mario Rossi", null, List.of("333 123 4567"));

  private final Site site = new Site();

  @BeforeEach
  void onlyWhatTheAgentMaySee() {
    site.account(List.of(ORG));
    signsIn(Account.SignIn.CLIENT_CREDENTIALS);
  }

  @Test
  void isAskedInEveryWayTheNumberMayBeStoredAndLinksWhomItIsSureOf() {
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    ToPage.Search asked = alice.last(ToPage.Search.class).orElseThrow();
    answers(alice, EVERYTHING, MARIO);
    site.happens(Status.ANSWER, ALICE);

    assertThat(asked.callType()).isEqualTo("inbound");
    assertThat(asked.terms()).startsWith("393331234567", "3331234567").hasSizeLessThan(8);
    assertThat(alice.all(ToPage.Search.class)).hasSize(1);
    assertThat(shown(alice))
        .isEqualTo(
            new ToPage.Matches(
                Site.CALL.toString(),
                Search.DONE,
                List.of(new Match("Contact", CONTACT, "Mario Rossi", null, "333 123 4567")),
                CONTACT));
    assertThat(alice.last(ToPage.Pop.class).orElseThrow().fields()).containsEntry("WhoId", CONTACT);
    assertThat(site.desk.searches).isZero();
  }

  @Test
  void leavesItToTheAgentWhereTheLayoutShowsNoNumber() {
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    answers(alice, EVERYTHING, new FromPage.Found(LEAD, "Ann", null, List.of("02 9999 9999")));
    site.happens(Status.ANSWER, ALICE);
    Object before = alice.last(ToPage.Pop.class).orElseThrow().fields().get("WhoId");
    ToPage.Matches asked = shown(alice);
    site.says(alice, new FromPage.Pick(Site.CALL.toString(), LEAD));

    assertThat(before).isNull();
    assertThat(asked.matches()).extracting(Match::id).containsExactly(LEAD);
    assertThat(asked.linked()).isNull();
    assertThat(shown(alice).linked()).isEqualTo(LEAD);
  }

  @Test
  void prefersOneObjectAndCountsARecordOnce() {
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    answers(
        alice,
        EVERYTHING,
        new FromPage.Found(LEAD, "Ann", null, List.of("+39 333 1234567")),
        new FromPage.Found(CONTACT, "Mario", null, List.of()),
        MARIO,
        new FromPage.Found("500000000000001AAA", "A case", null, List.of("3331234567")),
        new FromPage.Found("nonsense", "Nothing", null, List.of("3331234567")));

    assertThat(shown(alice).matches()).extracting(Match::id).containsExactly(CONTACT);
    assertThat(shown(alice).linked()).isEqualTo(CONTACT);
  }

  @Test
  void takesAPersonAccountForItsContactWhereContactsAreWanted() {
    FromPage.Found person =
        new FromPage.Found(ACCOUNT, "Ann", "003000000000009AAA", List.of("3331234567"));
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    answers(alice, EVERYTHING, person);

    assertThat(shown(alice).matches())
        .containsExactly(new Match("Contact", "003000000000009AAA", "Ann", ACCOUNT, "3331234567"));
  }

  @Test
  void createsNobodyWhereTheLayoutDoesNotLookEverywhereAndSaysWhatIsMissing() {
    site.searching(SearchSettings.Create.CONTACT);
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    answers(alice, List.of("Contact"));
    site.happens(Status.ANSWER, ALICE);
    answers(alice, List.of("Contact"));
    site.time.pass(Duration.ofSeconds(20));

    assertThat(shown(alice).search()).isEqualTo(Search.FAILED);
    assertThat(alice.last(ToPage.Notice.class).orElseThrow().words())
        .isEqualTo(
            "Your softphone layout in Salesforce does not look for Account, Lead, or shows no field"
                + " of it: ask your administrator to mend it.");
    assertThat(site.desk.created).isZero();

    site.says(alice, new FromPage.SearchAgain(Site.CALL.toString()));
    answers(alice, EVERYTHING);

    assertThat(shown(alice).search()).isEqualTo(Search.DONE);
    assertThat(alice.last(ToPage.Notice.class).orElseThrow().words()).isEmpty();
  }

  @Test
  void letsTheBridgeCreateWhoIsNowhere() {
    site.searching(SearchSettings.Create.CONTACT);
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    answers(alice, EVERYTHING);

    site.happens(Status.ANSWER, ALICE);

    assertThat(site.desk.created).isEqualTo(1);
    assertThat(site.desk.createdFor).isEqualTo("005alice");
    assertThat(shown(alice).linked()).isEqualTo("003NEW");
  }

  @Test
  void isAskedAsSoonAsItOpens() {
    site.happens(Status.RING, ALICE);
    TestPage tab = site.page("alice", FromPage.Host.STANDALONE, true);
    Search before = shown(tab).search();

    TestPage alice = site.page("alice");
    Search asked = shown(alice).search();
    answers(alice, EVERYTHING, MARIO);

    assertThat(before).isEqualTo(Search.FAILED);
    assertThat(tab.all(ToPage.Search.class)).isEmpty();
    assertThat(asked).isEqualTo(Search.RUNNING);
    assertThat(shown(tab).linked()).isEqualTo(CONTACT);
  }

  @Test
  void isNotWaitedForWhenItIsGoneOrSilent() {
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    site.close(alice);
    TestPage again = alice.reloaded();
    site.open(again, true);
    Search anew = shown(again).search();
    answers(again, "1-1", null, EVERYTHING, MARIO);
    Search strange = shown(again).search();

    site.time.pass(Duration.ofSeconds(9));

    assertThat(anew).isEqualTo(Search.RUNNING);
    assertThat(strange).isEqualTo(Search.RUNNING);
    assertThat(shown(again).search()).isEqualTo(Search.FAILED);
    answers(again, EVERYTHING, MARIO);
    assertThat(shown(again).search()).isEqualTo(Search.FAILED);
  }

  @Test
  void isHeardOnlyWhereItWasAskedItselfAndStandsInTheAccountsOrg() {
    TestPage alice = site.page("alice");
    TestPage bob = site.page("bob");
    site.happens(Status.RING, ALICE);
    String search = alice.last(ToPage.Search.class).orElseThrow().search();

    answers(bob, search, null, EVERYTHING, MARIO);
    Search afterBob = shown(alice).search();
    site.says(
        alice,
        new FromPage.Searched(
            search, "https://other.lightning.force.com", EVERYTHING, List.of(MARIO), null));

    assertThat(afterBob).isEqualTo(Search.RUNNING);
    assertThat(shown(alice).search()).isEqualTo(Search.FAILED);
    assertThat(shown(alice).matches()).isEmpty();
  }

  @Test
  void showsEachAgentWhatHisOwnPageFound() {
    TestPage alice = site.page("alice");
    TestPage bob = site.page("bob");
    site.happens(Status.RING, ALICE);
    site.happens(Status.RING, BOB);

    answers(alice, EVERYTHING, MARIO);
    answers(bob, EVERYTHING);
    site.happens(Status.ANSWER, BOB);

    assertThat(shown(alice).linked()).isEqualTo(CONTACT);
    assertThat(shown(bob).matches()).isEmpty();
    assertThat(bob.last(ToPage.Pop.class).orElseThrow().fields()).doesNotContainKey("WhoId");
  }

  @Test
  void saysThatItFailedAndAsksAgainForTheTicket() {
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    answers(alice, search(alice), "Salesforce did not answer.", List.of());
    Search failed = shown(alice).search();

    site.happens(Status.ANSWER, ALICE);
    answers(alice, EVERYTHING, MARIO);

    assertThat(failed).isEqualTo(Search.FAILED);
    assertThat(alice.last(ToPage.Pop.class).orElseThrow().fields()).containsEntry("WhoId", CONTACT);
  }

  @Test
  void isTheOnlyOneToLookForAnAccountWithoutCredentials() {
    signsIn(Account.SignIn.NONE);
    site.desk.hasCredentials = false;
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    answers(alice, EVERYTHING, MARIO);

    site.happens(Status.ANSWER, ALICE);

    assertThat(alice.last(ToPage.Pop.class).orElseThrow().fields()).containsEntry("WhoId", CONTACT);
  }

  @Test
  void looksWhereTheLayoutSaysForCallsOfThatDirection() {
    site.trigger(Condition.Field.STATUS, "ring");
    TestPage alice = site.page("alice");

    site.happens(site.event(1, Status.RING, Direction.OUTBOUND, null, ALICE, null));

    assertThat(alice.last(ToPage.Search.class).orElseThrow().callType()).isEqualTo("outbound");
  }

  @Test
  void accusesNoLayoutThatNobodyHasSeen() {
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    answers(alice, List.of());

    assertThat(shown(alice).search()).isEqualTo(Search.FAILED);
    assertThat(alice.all(ToPage.Notice.class)).isEmpty();
  }

  @Test
  void offersWhoIsSureBeforeAContactWhoIsNot() {
    FromPage.Found unsure = new FromPage.Found(CONTACT, "Bob", null, List.of());
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    answers(
        alice, EVERYTHING, unsure, new FromPage.Found(LEAD, "Ann", null, List.of("3331234567")));

    assertThat(shown(alice).linked()).isEqualTo(LEAD);
    assertThat(shown(alice).matches()).hasSize(1);
  }

  @Test
  void offersEverybodyWhereNobodyIsSure() {
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    answers(
        alice,
        EVERYTHING,
        new FromPage.Found(LEAD, "Ann", null, List.of()),
        new FromPage.Found(CONTACT, "Bob", null, List.of()));

    assertThat(shown(alice).matches()).extracting(Match::id).containsExactly(CONTACT, LEAD);
    assertThat(shown(alice).linked()).isNull();
  }

  @Test
  void judgesEachConfigurationByWhatItLooksFor() {
    Configuration first = site.configurations.all().get(0);
    Configuration second =
        ConfigurationTemplates.fresh("c2", "a1", "Leads", first.type(), TicketType.TASK);
    site.configurations.put(looking(first, Module.CONTACT));
    site.configurations.put(looking(second, Module.LEAD));
    site.triggers.put(
        new Trigger(
            "t2",
            "Leads",
            "voice",
            true,
            List.of(),
            List.of(),
            List.of(new TriggerAction("a1", "c2", false))));
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    answers(alice, List.of("Contact"), MARIO);
    site.happens(Status.ANSWER, ALICE);
    answers(alice, List.of("Contact"));

    assertThat(shown(alice).linked()).isEqualTo(CONTACT);
    assertThat(alice.all(ToPage.Pop.class))
        .extracting(pop -> pop.fields().get("WhoId"))
        .containsExactlyInAnyOrder(CONTACT, null);
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
            search(other), "https://other.lightning.force.com", EVERYTHING, List.of(), null));
    answers(third, EVERYTHING, MARIO);

    assertThat(shown(third).linked()).isEqualTo(CONTACT);
  }

  @Test
  void isAskedWhenItComesBackBeforeItsOldConnectionIsKnownToBeGone() {
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    TestPage again = alice.reloaded();

    site.flow.pages().closed(alice);
    site.flow.pages().opened(again, true);
    site.time.run();
    answers(again, EVERYTHING, MARIO);

    assertThat(shown(again).linked()).isEqualTo(CONTACT);
  }

  @Test
  void looksForItselfThoughAColleagueWasGivenAStranger() {
    site.searching(SearchSettings.Create.CONTACT);
    TestPage alice = site.page("alice");
    TestPage bob = site.page("bob");
    site.happens(Status.RING, ALICE);
    answers(alice, EVERYTHING);
    site.happens(Status.ANSWER, ALICE);
    assertThat(site.desk.created).isEqualTo(1);

    site.happens(Status.RING, BOB);
    answers(bob, EVERYTHING, MARIO);

    assertThat(shown(bob).linked()).isEqualTo(CONTACT);
  }

  @Test
  void asksTheAgentToLinkWhatNobodyCanWriteTo() {
    signsIn(Account.SignIn.NONE);
    site.desk.hasCredentials = false;
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    answers(alice, EVERYTHING, new FromPage.Found(LEAD, "Ann", null, List.of()));
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
    signsIn(Account.SignIn.NONE);
    site.desk.hasCredentials = false;
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(6));

    answers(alice, EVERYTHING, MARIO);

    assertThat(alice.last(ToPage.Pop.class).orElseThrow().fields()).containsEntry("WhoId", CONTACT);
  }

  @Test
  void leavesNobodyElsesCustomerInATicketThatIsHandedOver() {
    signsIn(Account.SignIn.NONE);
    site.desk.hasCredentials = false;
    Condition rings =
        new Condition(Condition.Field.STATUS, null, Condition.Operator.EQUALS, "ring");
    site.trigger(rings, true);
    TestPage alice = site.page("alice");
    TestPage bob = site.page("bob");
    site.happens(Status.RING, ALICE);
    answers(alice, EVERYTHING, MARIO);
    Object first = alice.last(ToPage.Pop.class).orElseThrow().fields().get("WhoId");
    site.happens(Status.RING, BOB);
    answers(bob, EVERYTHING);

    site.says(alice, new FromPage.Claim("TL-1"));
    site.says(alice, new FromPage.GiveBack("TL-1", "too late"));
    site.happens(Status.ANSWER, BOB);
    site.time.pass(Duration.ofSeconds(20));

    assertThat(first).isEqualTo(CONTACT);
    assertThat(bob.last(ToPage.Pop.class).orElseThrow().fields()).doesNotContainKey("WhoId");
  }

  private static Configuration looking(Configuration one, Module module) {
    return new Configuration(
        one.id(),
        one.accountId(),
        one.name(),
        one.channel(),
        one.type(),
        one.ticketType(),
        one.subject(),
        one.description(),
        one.fields(),
        new SearchSettings(module, SearchSettings.Create.NOTHING, null, null, null, null));
  }

  private void signsIn(Account.SignIn way) {
    site.account(
        account -> {
          account.signIn = way;
          account.onlyWhatAgentsMaySee = true;
        });
  }

  private static ToPage.Matches shown(TestPage page) {
    return page.last(ToPage.Matches.class).orElseThrow();
  }

  private static String search(TestPage page) {
    return page.last(ToPage.Search.class).orElseThrow().search();
  }

  private void answers(TestPage page, List<String> objects, FromPage.Found... found) {
    answers(page, search(page), null, objects, found);
  }

  private void answers(
      TestPage page,
      String search,
      @Nullable String words,
      List<String> objects,
      FromPage.Found... found) {
    site.says(page, new FromPage.Searched(search, ORG, objects, List.of(found), words));
  }
}
