package io.trunkline.core.flow;

import static io.trunkline.core.flow.PagesThatLook.CONTACT;
import static io.trunkline.core.flow.PagesThatLook.EVERYTHING;
import static io.trunkline.core.flow.PagesThatLook.LEAD;
import static io.trunkline.core.flow.PagesThatLook.MARIO;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.pop.ToPage.Matches.Search;
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
import org.junit.jupiter.api.Test;

/** What it means that the agent's own page has found these records, or none. */
class SearchInPageTest {
  private static final String ALICE = "PJSIP/1001";
  private static final String BOB = "PJSIP/1002";
  private static final String ACCOUNT = "001000000000001AAA";

  private final PagesThatLook pages = new PagesThatLook();
  private final Site site = pages.site;

  @Test
  void isAskedInEveryWayTheNumberMayBeStoredAndLinksWhomItIsSureOf() {
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    ToPage.Search asked = alice.last(ToPage.Search.class).orElseThrow();
    pages.answers(alice, EVERYTHING, MARIO);
    site.happens(Status.ANSWER, ALICE);

    assertThat(asked.callType()).isEqualTo("inbound");
    assertThat(asked.terms()).startsWith("393331234567", "3331234567").hasSizeLessThan(8);
    assertThat(alice.all(ToPage.Search.class)).hasSize(1);
    assertThat(pages.shown(alice))
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

    pages.answers(
        alice, EVERYTHING, new FromPage.Found(LEAD, "Ann", null, List.of("02 9999 9999")));
    site.happens(Status.ANSWER, ALICE);
    Object before = alice.last(ToPage.Pop.class).orElseThrow().fields().get("WhoId");
    ToPage.Matches asked = pages.shown(alice);
    site.says(alice, new FromPage.Pick(Site.CALL.toString(), LEAD));

    assertThat(before).isNull();
    assertThat(asked.matches()).extracting(Match::id).containsExactly(LEAD);
    assertThat(asked.linked()).isNull();
    assertThat(pages.shown(alice).linked()).isEqualTo(LEAD);
  }

  @Test
  void prefersOneObjectAndCountsARecordOnce() {
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    pages.answers(
        alice,
        EVERYTHING,
        new FromPage.Found(LEAD, "Ann", null, List.of("+39 333 1234567")),
        new FromPage.Found(CONTACT, "Mario", null, List.of()),
        MARIO,
        new FromPage.Found("500000000000001AAA", "A case", null, List.of("3331234567")),
        new FromPage.Found("nonsense", "Nothing", null, List.of("3331234567")));

    assertThat(pages.shown(alice).matches()).extracting(Match::id).containsExactly(CONTACT);
    assertThat(pages.shown(alice).linked()).isEqualTo(CONTACT);
  }

  @Test
  void takesNothingButAContactForThePersonOfAnAccount() {
    FromPage.Found odd = new FromPage.Found(ACCOUNT, "Ann", LEAD, List.of("3331234567"));
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    pages.answers(alice, EVERYTHING, odd);

    assertThat(pages.shown(alice).linked()).isEqualTo(ACCOUNT);
  }

  @Test
  void takesAPersonAccountForItsContactWhereContactsAreWanted() {
    FromPage.Found person =
        new FromPage.Found(ACCOUNT, "Ann", "003000000000009AAA", List.of("3331234567"));
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    pages.answers(alice, EVERYTHING, person);

    assertThat(pages.shown(alice).matches())
        .containsExactly(new Match("Contact", "003000000000009AAA", "Ann", ACCOUNT, "3331234567"));
  }

  @Test
  void createsNobodyWhereTheLayoutDoesNotLookEverywhereAndSaysWhatIsMissing() {
    site.searching(SearchSettings.Create.CONTACT);
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    pages.answers(alice, List.of("Contact"));
    site.happens(Status.ANSWER, ALICE);
    pages.answers(alice, List.of("Contact"));
    site.time.pass(Duration.ofSeconds(20));

    assertThat(pages.shown(alice).search()).isEqualTo(Search.FAILED);
    assertThat(alice.last(ToPage.Notice.class).orElseThrow().words())
        .isEqualTo(
            "Your softphone layout in Salesforce does not look for Account, Lead, or shows no field"
                + " of it: ask your administrator to mend it.");
    assertThat(site.desk.created).isZero();

    site.says(alice, new FromPage.SearchAgain(Site.CALL.toString()));
    pages.answers(alice, EVERYTHING);

    assertThat(pages.shown(alice).search()).isEqualTo(Search.DONE);
    assertThat(alice.last(ToPage.Notice.class).orElseThrow().words()).isEmpty();
  }

  @Test
  void letsTheBridgeCreateWhoIsNowhere() {
    site.searching(SearchSettings.Create.CONTACT);
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    pages.answers(alice, EVERYTHING);

    site.happens(Status.ANSWER, ALICE);

    assertThat(site.desk.created).isEqualTo(1);
    assertThat(site.desk.createdFor).isEqualTo("005alice");
    assertThat(pages.shown(alice).linked()).isEqualTo("003NEW");
  }

  @Test
  void showsEachAgentWhatHisOwnPageFound() {
    TestPage alice = site.page("alice");
    TestPage bob = site.page("bob");
    site.happens(Status.RING, ALICE);
    site.happens(Status.RING, BOB);

    pages.answers(alice, EVERYTHING, MARIO);
    pages.answers(bob, EVERYTHING);
    site.happens(Status.ANSWER, BOB);

    assertThat(pages.shown(alice).linked()).isEqualTo(CONTACT);
    assertThat(pages.shown(bob).matches()).isEmpty();
    assertThat(bob.last(ToPage.Pop.class).orElseThrow().fields()).doesNotContainKey("WhoId");
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

    pages.answers(alice, List.of());

    assertThat(pages.shown(alice).search()).isEqualTo(Search.FAILED);
    assertThat(alice.all(ToPage.Notice.class)).isEmpty();
  }

  @Test
  void offersWhoIsSureBeforeAContactWhoIsNot() {
    FromPage.Found unsure = new FromPage.Found(CONTACT, "Bob", null, List.of());
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    pages.answers(
        alice, EVERYTHING, unsure, new FromPage.Found(LEAD, "Ann", null, List.of("3331234567")));

    assertThat(pages.shown(alice).linked()).isEqualTo(LEAD);
    assertThat(pages.shown(alice).matches()).hasSize(1);
  }

  @Test
  void offersEverybodyWhereNobodyIsSure() {
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);

    pages.answers(
        alice,
        EVERYTHING,
        new FromPage.Found(LEAD, "Ann", null, List.of()),
        new FromPage.Found(CONTACT, "Bob", null, List.of()));

    assertThat(pages.shown(alice).matches()).extracting(Match::id).containsExactly(CONTACT, LEAD);
    assertThat(pages.shown(alice).linked()).isNull();
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

    pages.answers(alice, List.of("Contact"), MARIO);
    site.happens(Status.ANSWER, ALICE);
    pages.answers(alice, List.of("Contact"));

    assertThat(pages.shown(alice).linked()).isEqualTo(CONTACT);
    assertThat(alice.all(ToPage.Pop.class))
        .extracting(pop -> pop.fields().get("WhoId"))
        .containsExactlyInAnyOrder(CONTACT, null);
  }

  @Test
  void looksForItselfThoughAColleagueWasGivenAStranger() {
    site.searching(SearchSettings.Create.CONTACT);
    TestPage alice = site.page("alice");
    TestPage bob = site.page("bob");
    site.happens(Status.RING, ALICE);
    pages.answers(alice, EVERYTHING);
    site.happens(Status.ANSWER, ALICE);
    assertThat(site.desk.created).isEqualTo(1);

    site.happens(Status.RING, BOB);
    pages.answers(bob, EVERYTHING, MARIO);

    assertThat(pages.shown(bob).linked()).isEqualTo(CONTACT);
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
}
