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
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day without Salesforce: nothing is lost, and it is not run over when it comes back. */
final class OutageTest {
  private static final int CALLS = 300;
  private static final Duration DAY = Duration.ofHours(24);

  private static final TicketOutcome LIMIT =
      new TicketOutcome.Unreachable(
          "Salesforce cannot take it now (REQUEST_LIMIT_EXCEEDED): TotalRequests Limit exceeded.");

  private final Site site = new Site();

  /** The org answers every write like this from now on. */
  private void answers(TicketOutcome outcome) {
    site.desk.writing = CompletableFuture.completedFuture(outcome);
    site.desk.completing = site.desk.writing;
  }

  /** Neither is any question answered. */
  private void isAway(TicketOutcome outcome) {
    answers(outcome);
    site.desk.found = null;
  }

  private int requests() {
    return site.desk.writes + site.desk.completed.size() + site.desk.lookUps;
  }

  private void isBack() {
    site.desk.found = List.of(TestDesk.RECORD);
    site.desk.writing = null;
    site.desk.completing = null;
    site.desk.unreachable = null;
  }

  /** Alice, who has no page open, takes so many calls, one a minute. */
  private void calls(int many) {
    for (int number = 1; number <= many; number++) {
      CallId call = new CallId("main", "call-" + number);
      site.happens(event(call, Status.ANSWER, null));
      site.time.pass(Duration.ofMinutes(1));
      site.happens(event(call, Status.HANGUP, "customer"));
      site.flow.ended(call);
      site.time.run();
    }
  }

  /** Alice's page claims the tickets of so many calls, one a minute, and says this of each. */
  private void pageSaves(int many, Function<String, FromPage> says) {
    TestPage page = site.page("alice");
    for (int number = 1; number <= many; number++) {
      CallId call = new CallId("main", "saved-" + number);
      site.happens(event(call, Status.ANSWER, null));
      String reference = page.last(ToPage.Pop.class).orElseThrow().reference();
      site.says(page, new FromPage.Claim(reference));
      site.says(page, says.apply(reference));
      site.time.pass(Duration.ofMinutes(1));
      site.happens(event(call, Status.HANGUP, "customer"));
      site.flow.ended(call);
      site.time.run();
    }
    site.close(page);
  }

  private CallEvent event(CallId call, Status status, String reason) {
    CallEvent like = site.event(1, status, Direction.INBOUND, "sales", "PJSIP/1001", reason);
    return new CallEvent(
        call,
        1,
        status,
        like.direction(),
        like.queue(),
        like.agent(),
        like.number(),
        like.name(),
        reason,
        like.at(),
        like.facts());
  }

  private List<LedgerRow> rows() {
    return List.copyOf(site.ledger.rows.values());
  }

  @Test
  void losesNothingOfADayAtTheLimit() {
    answers(LIMIT);
    calls(CALLS);
    site.time.pass(DAY.minus(Duration.ofMinutes(CALLS)));
    assertThat(rows()).hasSize(CALLS).noneMatch(row -> row.state().isOver());
    assertThat(rows().get(0).state()).isEqualTo(LedgerState.RETRYING);
    assertThat(rows().get(0).words()).contains("REQUEST_LIMIT_EXCEEDED");

    isBack();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(rows()).allMatch(row -> row.state() == LedgerState.COMPLETED);
    assertThat(site.desk.filed).hasSize(CALLS);
  }

  @Test
  void asksSeldomWhetherTheOrgIsBackHoweverMuchWaits() {
    answers(LIMIT);
    calls(CALLS);
    int before = site.desk.writes;

    site.time.pass(DAY);

    assertThat(before).isLessThan(200);
    assertThat(site.desk.writes - before).isBetween(250, 300);
  }

  @Test
  void drainsInOrderAndTenASecondAtMost() {
    answers(LIMIT);
    calls(CALLS);
    List<String> planned = rows().stream().map(LedgerRow::reference).toList();
    List<Instant> starts = new ArrayList<>();
    isBack();
    site.desk.onWrite = () -> starts.add(site.time.instant());

    site.time.pass(Duration.ofMinutes(10));

    List<String> filed =
        site.desk.filed.stream()
            .map(TicketDraft::fields)
            .map(f -> f.get("CallObject").toString())
            .toList();
    assertThat(filed).isEqualTo(planned);
    assertThat(starts).hasSize(CALLS);
    assertThat(IntStream.range(1, CALLS))
        .allMatch(
            at ->
                Duration.between(starts.get(at - 1), starts.get(at)).compareTo(Backlog.PACE) >= 0);
    assertThat(Duration.between(starts.get(0), starts.get(CALLS - 1)))
        .isLessThan(Duration.ofSeconds(70));
  }

  @Test
  void asksNoOftenerForTheTicketsThatPagesGoOnSaving() {
    isAway(LIMIT);
    pageSaves(CALLS, reference -> new FromPage.Filed(reference, TestDesk.RECORD));
    site.time.pass(Duration.ofHours(1));
    assertThat(site.ledger.toCount).hasSize(CALLS);
    int before = requests();

    site.time.pass(DAY);

    assertThat(requests() - before).isBetween(250, 300);
  }

  @Test
  void countsThemOneAfterTheOtherWhenTheOrgIsBack() {
    isAway(LIMIT);
    pageSaves(CALLS, reference -> new FromPage.Filed(reference, TestDesk.RECORD));
    site.time.pass(Duration.ofHours(1));
    List<Instant> starts = new ArrayList<>();
    List<Integer> endsBefore = new ArrayList<>();
    isBack();
    site.desk.completed.clear();
    site.desk.onLookUp =
        () -> {
          starts.add(site.time.instant());
          endsBefore.add(site.desk.completed.size());
        };

    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.ledger.toCount).isEmpty();
    assertThat(rows()).allMatch(row -> row.state() == LedgerState.COMPLETED);
    assertThat(starts).hasSize(CALLS);
    assertThat(IntStream.range(1, CALLS))
        .allMatch(
            at ->
                Duration.between(starts.get(at - 1), starts.get(at)).compareTo(Backlog.PACE) >= 0);
    assertThat(endsBefore.get(CALLS / 2)).isEqualTo(CALLS);
  }

  @Test
  void asksNoOftenerForSavesOfWhichNobodyKnows() {
    isAway(LIMIT);
    pageSaves(50, FromPage.Unanswered::new);
    site.time.pass(Duration.ofHours(1));
    assertThat(rows()).hasSize(50).allMatch(row -> row.state() == LedgerState.UNDECIDED);
    int before = requests();

    site.time.pass(DAY);
    assertThat(requests() - before).isBetween(250, 300);
    isBack();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(rows()).allMatch(row -> row.state() == LedgerState.COMPLETED);
  }

  @Test
  void losesSightOfFewTicketsWhileTheOrgAnswersNothingInTime() {
    isAway(new TicketOutcome.Unknown("The org did not answer in time."));
    calls(CALLS);
    int before = requests();

    site.time.pass(DAY);
    assertThat(requests() - before).isBetween(250, 300);
    assertThat(rows().stream().filter(row -> row.state() == LedgerState.UNDECIDED).count())
        .isLessThan(CALLS / 2);
    isBack();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(rows()).allMatch(row -> row.state() == LedgerState.COMPLETED);
  }

  @Test
  void doesNotLetQuestionsThatAreNeverAnsweredHoldUpTickets() {
    site.desk.found = null;
    pageSaves(20, FromPage.Unanswered::new);
    site.time.pass(Duration.ofHours(1));

    calls(1);
    site.time.pass(Duration.ofMinutes(1));

    assertThat(rows().get(20).state()).isEqualTo(LedgerState.COMPLETED);
  }

  @Test
  void goesOnWithTheBacklogAfterARestart() {
    answers(LIMIT);
    calls(20);
    site.time.forget();
    site.flow = site.newFlow();

    site.flow.start(List.of());
    site.time.pass(Duration.ofHours(1));
    assertThat(site.desk.filed).isEmpty();
    isBack();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(rows()).hasSize(20).allMatch(row -> row.state() == LedgerState.COMPLETED);
    assertThat(site.desk.filed).hasSize(20);
  }

  @Test
  void preparesWhatCouldNotBePreparedWhileTheOrgWasAway() {
    site.desk.unreachable = "The org did not answer.";
    site.desk.matches = List.of(Site.MARIO);
    calls(50);
    site.time.pass(DAY);
    assertThat(site.desk.writes).isZero();

    isBack();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.desk.filed)
        .hasSize(50)
        .allSatisfy(draft -> assertThat(draft.fields()).containsEntry("OwnerId", "005alice"))
        .allSatisfy(draft -> assertThat(draft.fields()).containsEntry("WhoId", Site.MARIO.id()));
  }

  @Test
  void looksForTheCustomersOfAnOutageBeforeItWritesTheirTickets() {
    answers(LIMIT);
    site.desk.search = CompletableFuture.failedFuture(new TicketDesk.Away("away"));
    calls(50);
    site.time.pass(DAY);
    int searches = site.desk.searches;
    int writes = site.desk.writes;

    isBack();
    site.desk.search = null;
    site.desk.matches = List.of(Site.MARIO);
    site.time.pass(Duration.ofMinutes(10));

    assertThat(searches).isLessThanOrEqualTo(100 + writes);
    assertThat(site.desk.searches - searches).isEqualTo(50);
    assertThat(site.desk.filed)
        .hasSize(50)
        .allSatisfy(draft -> assertThat(draft.fields()).containsEntry("WhoId", Site.MARIO.id()));
  }

  @Test
  void createsTheCustomerOnceTheOrgIsBack() {
    site.searching(SearchSettings.Create.CONTACT);
    answers(LIMIT);
    site.desk.creating = CompletableFuture.failedFuture(new TicketDesk.Away("away"));
    calls(2);
    site.time.pass(Duration.ofHours(1));

    isBack();
    site.desk.creating = null;
    int before = site.desk.created;
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.desk.created - before).isEqualTo(1);
    assertThat(site.desk.filed)
        .hasSize(2)
        .allSatisfy(draft -> assertThat(draft.fields()).containsEntry("WhoId", "003NEW"));
    assertThat(site.ledger.changes)
        .filteredOn(change -> change.state() == LedgerState.FILED)
        .allMatch(change -> change.words() == null);
  }

  @Test
  void completesTicketsWhoseEndCouldNotBeWrittenForADay() {
    calls(1);
    site.time.pass(Duration.ofSeconds(1));
    answers(LIMIT);
    site.time.pass(DAY);
    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);

    isBack();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
  }

  @Test
  void tellsTheAgentsWhileItLastsAndThatItIsOver() {
    TestPage early = site.page("carol");
    answers(LIMIT);
    calls(1);
    site.time.pass(Duration.ofMinutes(5));
    TestPage late = site.page("bob");

    ToPage.Notice told = early.last(ToPage.Notice.class).orElseThrow();
    assertThat(told.words()).contains("Acme", "kept", "REQUEST_LIMIT_EXCEEDED");
    assertThat(early.all(ToPage.Notice.class)).hasSize(1);
    assertThat(late.last(ToPage.Notice.class)).contains(told);
    isBack();
    site.time.pass(Duration.ofMinutes(10));

    ToPage.Notice over = new ToPage.Notice("", told.about());
    assertThat(early.last(ToPage.Notice.class)).contains(over);
    assertThat(late.last(ToPage.Notice.class)).contains(over);
    assertThat(site.page("bob").all(ToPage.Notice.class)).isEmpty();
  }

  @Test
  void troublesNobodyWithAHiccup() {
    TestPage carol = site.page("carol");
    site.desk.outcomes.add(LIMIT);

    calls(1);
    site.time.pass(Duration.ofMinutes(5));

    assertThat(site.desk.filed).hasSize(1);
    assertThat(carol.all(ToPage.Notice.class)).isEmpty();
  }

  @Test
  void triesAtOnceWhenSomebodyChangedSomething() {
    answers(new TicketOutcome.SignInFailed("The client secret is wrong."));
    calls(10);
    site.time.pass(Duration.ofHours(3));

    isBack();
    site.flow.phonesChanged();
    site.time.pass(Duration.ofSeconds(2));

    assertThat(site.desk.filed).hasSize(10);
  }

  @Test
  void asksAtOnceForASaveOfWhichNobodyKnowsWhenSomebodyChangedSomething() {
    isAway(new TicketOutcome.SignInFailed("The client secret is wrong."));
    pageSaves(1, FromPage.Unanswered::new);
    site.time.pass(Duration.ofHours(3));

    isBack();
    site.flow.phonesChanged();
    site.time.pass(Duration.ofSeconds(1));

    assertThat(rows().get(0).state()).isEqualTo(LedgerState.COMPLETED);
  }

  @Test
  void doesNotLetOneTicketThatAlwaysFailsHoldUpTheOthers() {
    site.desk.poison = "TL-1";

    calls(30);
    site.time.pass(Duration.ofHours(1));

    assertThat(rows().stream().filter(row -> row.state() == LedgerState.COMPLETED)).hasSize(29);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 100})
  void neverWritesTwoTicketsOfOneCustomerAtOnce(int tickets) {
    site.desk.matches = List.of(Site.MARIO);
    site.desk.holds = true;
    for (int number = 1; number <= tickets; number++) {
      site.happens(event(new CallId("main", "call-" + number), Status.ANSWER, null));
    }
    site.time.pass(Duration.ofSeconds(10));

    int most = 0;
    for (int round = 0; round < tickets; round++) {
      most = Math.max(most, site.desk.held.size());
      site.desk.letGo();
      site.time.run();
    }

    assertThat(most).isEqualTo(1);
    assertThat(site.desk.filed).hasSize(tickets);
  }
}
