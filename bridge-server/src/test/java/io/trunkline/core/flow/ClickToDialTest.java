package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallFacts;
import io.trunkline.calls.CallId;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.dial.DialOutcome;
import io.trunkline.core.dial.Dialer;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.pop.ToPage.Dialled.State;
import io.trunkline.core.ticket.Match;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An agent calls from a page, and the record that was clicked is the customer. */
final class ClickToDialTest {
  private static final CallId CALL = new CallId("main", "dial-TL-1");
  private static final String ORIGIN = "https://acme.lightning.force.com";
  private static final String NUMBER = "(02) 111-2222";
  private static final String SHOWN = "+39 02 111 2222";
  private static final FromPage.Clicked GIULIA =
      new FromPage.Clicked("Contact", "003000000000001AAA", "Giulia Bianchi", ORIGIN);
  private static final Match MATCH =
      new Match("Contact", "003000000000001AAA", "Giulia Bianchi", null, NUMBER);

  private final Site site = new Site();

  ClickToDialTest() {
    site.account(List.of(ORIGIN));
  }

  @Test
  void placesTheCallOnTheAgentsPhoneAndTellsThePageThatAsked() {
    TestPage page = site.page("alice");
    TestPage other = site.page("alice", FromPage.Host.STANDALONE, false);

    site.says(page, new FromPage.Dial("d1", NUMBER, null));
    answers(DialOutcome.Kind.ANSWERED);

    assertThat(site.dialer.orders)
        .containsExactly(
            new Dialer.Order(
                "main",
                "PJSIP/1001",
                "dial-TL-1",
                "agents",
                "0021112222",
                "\"+39021112222\" <1001>",
                Duration.ofSeconds(25)));
    assertThat(page.all(ToPage.Dialled.class))
        .containsExactly(
            new ToPage.Dialled("d1", State.RINGING, SHOWN, null),
            new ToPage.Dialled("d1", State.ANSWERED, SHOWN, null));
    assertThat(other.all(ToPage.Dialled.class)).isEmpty();
  }

  @Test
  void tellsWhyTheAgentsOwnPhoneDidNotAnswerAndKeepsNothing() {
    TestPage page = site.page("alice");

    site.says(page, new FromPage.Dial("d1", NUMBER, GIULIA));
    answers(DialOutcome.Kind.DECLINED);

    assertThat(page.last(ToPage.Dialled.class))
        .contains(
            new ToPage.Dialled(
                "d1",
                State.FAILED,
                SHOWN,
                "Your phone refused the call. Call again, and pick it up when it rings."));
    assertThat(site.book.states).isEmpty();
    assertThat(site.ledger.rows).isEmpty();
  }

  @Test
  void refusesBeforeThePbxIsAsked() {
    TestPage page = site.page("alice");

    site.says(page, new FromPage.Dial("d1", "+39 899 123456", GIULIA));

    assertThat(page.all(ToPage.Dialled.class))
        .containsExactly(
            new ToPage.Dialled(
                "d1",
                State.FAILED,
                null,
                "Calls to this number are not allowed. Ask your administrator if you need them."));
    assertThat(site.dialer.orders).isEmpty();
    assertThat(site.book.states).isEmpty();
  }

  @Test
  void oneCallAtATimeAndTenAMinute() {
    TestPage page = site.page("alice");
    site.says(page, new FromPage.Dial("d0", NUMBER, null));
    site.says(page, new FromPage.Dial("twice", NUMBER, null));
    assertThat(words(page)).startsWith("Your phone rings for a call already.");
    answers(DialOutcome.Kind.BUSY);
    for (int i = 1; i < 10; i++) {
      site.says(page, new FromPage.Dial("d" + i, NUMBER, null));
      answers(DialOutcome.Kind.BUSY);
    }

    site.says(page, new FromPage.Dial("d10", NUMBER, null));

    assertThat(words(page)).startsWith("You have begun 10 calls in a minute. Try again in ");
    assertThat(site.dialer.orders).hasSize(10);
    site.time.pass(Duration.ofMinutes(1));
    site.says(page, new FromPage.Dial("d11", NUMBER, null));
    assertThat(site.dialer.orders).hasSize(11);
  }

  @Test
  void aPageKnowsWhetherItsAgentCanCall() {
    site.dialer.trouble = Optional.of("The phone system is not connected.");
    TestPage page = site.page("alice");

    site.says(page, new FromPage.Dial("d1", NUMBER, null));
    site.dialer.trouble = Optional.empty();
    site.flow.phonesChanged();
    site.flow.phonesChanged();
    site.time.run();

    assertThat(words(page)).isEqualTo("The phone system is not connected.");
    assertThat(page.all(ToPage.Phone.class))
        .containsExactly(
            new ToPage.Phone(false, "The phone system is not connected."),
            new ToPage.Phone(true, null));
  }

  @Test
  void anAgentWithoutAPhoneIsToldSo() {
    TestPage page = site.page("nobody");

    site.says(page, new FromPage.Dial("d1", NUMBER, null));

    assertThat(words(page)).isEqualTo("You have no phone. Ask your administrator to give you one.");
  }

  @Test
  void theClickedRecordIsTheCustomerAtOnceAndNobodySearches() {
    TestPage page = site.page("alice");
    site.says(page, new FromPage.Dial("d1", NUMBER, GIULIA));
    answers(DialOutcome.Kind.ANSWERED);

    site.happens(event(Status.RING, "0021112222"));
    site.happens(event(Status.ANSWER, "0021112222"));

    assertThat(page.last(ToPage.Matches.class))
        .contains(
            new ToPage.Matches(
                CALL.toString(), ToPage.Matches.Search.DONE, List.of(MATCH), MATCH.id()));
    assertThat(site.desk.searches).isZero();
    assertThat(site.row().draft().fields()).containsEntry("WhoId", MATCH.id());
  }

  @Test
  void theClickedRecordIsKnownToTheNextRunOfTheBridgeToo() {
    TestPage page = site.page("alice");
    site.says(page, new FromPage.Dial("d1", NUMBER, GIULIA));
    answers(DialOutcome.Kind.ANSWERED);
    site.happens(event(Status.RING, "0021112222"));

    site.flow = site.newFlow();
    site.flow.start(List.of(event(Status.RING, "0021112222")));
    site.time.run();
    TestPage again = page.reloaded();
    site.open(again, true);

    assertThat(again.last(ToPage.Matches.class).orElseThrow().matches()).containsExactly(MATCH);
    site.flow.ended(CALL);
    site.time.run();
    assertThat(site.book.states).isEmpty();
  }

  @Test
  void theClickedRecordIsKnownAfterATransferAndARestartUnlessAnotherIsCalledByThen() {
    TestPage page = site.page("alice");
    site.says(page, new FromPage.Dial("d1", NUMBER, GIULIA));
    answers(DialOutcome.Kind.ANSWERED);
    site.happens(event(Status.RING, "0021112222"));

    site.flow = site.newFlow();
    site.flow.start(List.of(event(2, Status.RING, "0021112222")));
    site.time.run();
    TestPage again = page.reloaded();
    site.open(again, true);
    site.flow = site.newFlow();
    site.flow.start(List.of(event(2, Status.RING, "03331234567")));
    site.time.run();
    TestPage other = again.reloaded();
    site.open(other, true);

    assertThat(again.last(ToPage.Matches.class).orElseThrow().matches()).containsExactly(MATCH);
    assertThat(other.last(ToPage.Matches.class).map(ToPage.Matches::matches).orElse(List.of()))
        .doesNotContain(MATCH);
  }

  @Test
  void aClickedRecordOfAnotherOrgOrKindIsLookedForLikeAnyOther() {
    TestPage page = site.page("alice");
    FromPage.Clicked strange =
        new FromPage.Clicked("Contact", GIULIA.id(), "Eve", "https://other.lightning.force.com");

    site.says(page, new FromPage.Dial("d1", NUMBER, strange));
    answers(DialOutcome.Kind.ANSWERED);
    site.happens(event(Status.RING, "0021112222"));

    assertThat(site.desk.searches).isEqualTo(1);
    assertThat(
            ClickedRecord.of(
                new FromPage.Clicked("Contact", "500000000000001AAA", "A Case", ORIGIN), NUMBER))
        .isEmpty();
    assertThat(
            ClickedRecord.of(new FromPage.Clicked("Contact", "003' OR 1=1", "Eve", ORIGIN), NUMBER))
        .isEmpty();
  }

  @Test
  void whoIsCalledNextInTheSameCallIsNotTheClickedOne() {
    TestPage page = site.page("alice");
    site.says(page, new FromPage.Dial("d1", NUMBER, GIULIA));
    answers(DialOutcome.Kind.ANSWERED);
    site.happens(event(Status.RING, "0021112222"));

    site.happens(event(Status.RING, "03331234567"));

    assertThat(site.desk.searches).isEqualTo(1);
  }

  @Test
  void aClickWhoseCallNeverBeginsIsForgotten() {
    TestPage page = site.page("alice");

    site.says(page, new FromPage.Dial("d1", NUMBER, GIULIA));
    answers(DialOutcome.Kind.UNKNOWN);
    assertThat(site.book.states).hasSize(1);
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.book.states).isEmpty();
  }

  private void answers(DialOutcome.Kind kind) {
    site.dialer.outcome.complete(DialOutcome.of(kind));
    site.time.run();
  }

  private static String words(TestPage page) {
    return page.last(ToPage.Dialled.class).map(ToPage.Dialled::words).orElse("");
  }

  private CallEvent event(Status status, @Nullable String number) {
    return event(1, status, number);
  }

  private CallEvent event(int segment, Status status, @Nullable String number) {
    CallFacts facts =
        new CallFacts(
            CALL.linkedId(), Map.of(), Map.of(), List.of(), false, false, null, null, null, null);
    return new CallEvent(
        CALL,
        segment,
        status,
        Direction.OUTBOUND,
        null,
        "PJSIP/1001",
        number,
        null,
        null,
        site.time.instant(),
        facts);
  }
}
