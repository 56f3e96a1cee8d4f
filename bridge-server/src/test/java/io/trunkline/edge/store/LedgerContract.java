package io.trunkline.edge.store;

import static io.trunkline.edge.store.Samples.NOON;
import static io.trunkline.edge.store.Samples.change;
import static io.trunkline.edge.store.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.calls.CallId;
import io.trunkline.core.ledger.AlreadyPlanned;
import io.trunkline.core.ledger.Amendment;
import io.trunkline.core.ledger.Ending;
import io.trunkline.core.ledger.Ledger;
import io.trunkline.core.ledger.LedgerChange;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ledger.Passage;
import io.trunkline.core.ledger.ReferenceTaken;
import io.trunkline.core.ticket.Match;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the ledger of every store promises; a test of a store says how to open it. */
abstract class LedgerContract {
  /** The ledger of the store that is open now. */
  abstract Ledger ledger();

  /** Closes the store and opens it again. */
  abstract void reopen();

  @Test
  void givesBackARowAsItWasWritten() {
    LedgerRow planned = row("TL-1", 1, LedgerState.PLANNED);

    ledger().write(planned, change(planned)).join();
    reopen();

    assertThat(ledger().find("TL-1")).contains(planned);
    assertThat(ledger().changes("TL-1")).containsExactly(change(planned));
    assertThat(ledger().find("TL-2")).isEmpty();
  }

  @Test
  void givesBackARowThatHasEverything() {
    LedgerRow planned = row("TL-1", 1, LedgerState.PLANNED);
    LedgerRow filed = filed(planned);

    ledger().write(planned, change(planned));
    ledger().write(filed, change(filed)).join();

    assertThat(ledger().find("TL-1")).contains(filed);
    assertThat(ledger().changes("TL-1")).containsExactly(change(planned), change(filed));
  }

  @Test
  void hasOneRowPerPassageTriggerAndAction() {
    LedgerRow first = row("TL-1", 1, LedgerState.PLANNED);
    LedgerRow second = row("TL-2", 1, LedgerState.PLANNED);
    ledger().write(first, change(first)).join();

    CompletableFuture<Void> refused = ledger().write(second, change(second));

    assertThatThrownBy(refused::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            AlreadyPlanned.class, planned -> assertThat(planned.reference()).isEqualTo("TL-1"));
    assertThat(ledger().newest(10)).containsExactly(first);
    assertThat(ledger().changes("TL-2")).isEmpty();
  }

  @Test
  void neverLetsTwoTicketsShareAReference() {
    LedgerRow first = row("TL-1", 1, LedgerState.PLANNED);
    LedgerRow other = row("TL-1", 2, LedgerState.OFFERED);
    ledger().write(first, change(first)).join();

    CompletableFuture<Void> refused = ledger().write(other, change(other));

    assertThatThrownBy(refused::join).hasCauseInstanceOf(ReferenceTaken.class);
    assertThat(ledger().find("TL-1")).contains(first);
    assertThat(ledger().changes("TL-1")).containsExactly(change(first));
  }

  @Test
  void countsWhatWasPlannedForAnAccount() {
    LedgerRow first = row("TL-1", 1, LedgerState.PLANNED);
    LedgerRow second = row("TL-2", 2, LedgerState.FILED);
    ledger().write(first, change(first)).join();
    ledger().write(second, change(second)).join();

    assertThat(ledger().planned("a1", first.plannedAt())).isEqualTo(2);
    assertThat(ledger().planned("a1", first.plannedAt().plusNanos(1))).isZero();
    assertThat(ledger().planned("a2", first.plannedAt())).isZero();
  }

  @Test
  void countsTheTicketsThatStandTwice() {
    for (LedgerState state : LedgerState.values()) {
      LedgerRow row = row("TL-" + state, state.ordinal(), state);
      ledger().write(row, change(row)).join();
    }

    assertThat(ledger().standingTwice()).isEqualTo(1);
  }

  @Test
  void refusesAChangeOfAnotherRow() {
    LedgerRow first = row("TL-1", 1, LedgerState.PLANNED);
    LedgerChange stray = change(row("TL-2", 2, LedgerState.PLANNED));

    assertThatThrownBy(() -> ledger().write(first, stray))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsWhatIsLeftToDoOldestFirst() {
    List<LedgerRow> rows = new ArrayList<>();
    for (LedgerState state : LedgerState.values()) {
      rows.add(row("TL-" + state, state.ordinal(), state));
    }

    rows.forEach(row -> ledger().write(row, change(row)));
    ledger().write(rows.get(0), change(rows.get(0))).join();

    assertThat(ledger().unfinished())
        .containsExactlyElementsOf(rows.stream().filter(row -> !row.state().isOver()).toList());
  }

  @Test
  void keepsWhatIsToBeCountedUntilItWasCounted() {
    LedgerRow one = row("TL-1", 1, LedgerState.COMPLETED);
    LedgerRow other = row("TL-2", 2, LedgerState.FILED);
    ledger().write(one, change(one)).join();
    ledger().write(other, change(other)).join();
    ledger().countAt("TL-1", NOON).join();
    ledger().countAt("TL-2", NOON).join();

    ledger().countAt("TL-1", NOON.plusSeconds(600)).join();
    ledger().counted("TL-2").join();
    reopen();

    assertThat(ledger().toCount()).isEqualTo(Map.of("TL-1", NOON.plusSeconds(600)));
  }

  @Test
  void keepsWhatATicketIsStillToGetUntilItHasIt() {
    LedgerRow one = row("TL-1", 1, LedgerState.FILED);
    LedgerRow other = row("TL-2", 2, LedgerState.COMPLETED);
    ledger().write(one, change(one)).join();
    ledger().write(other, change(other)).join();
    Match mario = new Match("Contact", "003M", "Mario Rossi", null, "+39 333 123 4567");
    Amendment customer = Amendment.NONE.about(mario, "page-1");
    ledger().amendLater("TL-1", customer).join();
    ledger().amendLater("TL-2", customer).join();

    ledger().amendLater("TL-1", customer.ownedBy("bob")).join();
    ledger().amended("TL-2").join();
    reopen();

    assertThat(ledger().toAmend())
        .isEqualTo(
            Map.of(
                "TL-1",
                new Amendment(new Match("Contact", "003M", "", null, ""), "bob", "page-1")));
  }

  @Test
  void tellsNothingOfAClosedRowAtTheStartUntilItIsWrittenAgain() {
    LedgerRow one = row("TL-1", 1, LedgerState.FILED);
    LedgerRow other = row("TL-2", 2, LedgerState.FILED);
    ledger().write(one, change(one)).join();
    ledger().write(other, change(other)).join();

    ledger().close("TL-1").join();
    ledger().close("TL-2").join();
    ledger().write(other, change(other)).join();
    reopen();

    assertThat(ledger().unfinished()).containsExactly(other);
    assertThat(ledger().find("TL-1")).contains(one);
  }

  @Test
  void tellsTheNewestFirst() {
    List<LedgerRow> rows =
        IntStream.range(0, 5).mapToObj(i -> row("TL-" + i, i, LedgerState.PLANNED)).toList();

    rows.forEach(row -> ledger().write(row, change(row)).join());

    assertThat(ledger().newest(2)).containsExactly(rows.get(4), rows.get(3));
  }

  @Test
  void tellsTheNewestOfTheStatesThatAreAskedForHoweverManyAreNewer() {
    LedgerRow refused = row("TL-0", 0, LedgerState.REFUSED);
    LedgerRow waiting = row("TL-1", 1, LedgerState.RETRYING);
    LedgerRow filed = row("TL-2", 2, LedgerState.FILED);

    List.of(refused, waiting, filed).forEach(row -> ledger().write(row, change(row)).join());

    assertThat(ledger().newest(Set.of(LedgerState.REFUSED, LedgerState.RETRYING), 10))
        .containsExactly(waiting, refused);
    assertThat(ledger().newest(Set.of(LedgerState.REFUSED, LedgerState.RETRYING), 1))
        .containsExactly(waiting);
    assertThat(ledger().newest(Set.of(LedgerState.DOUBLED), 10)).isEmpty();
  }

  @Test
  void notesSegmentsThatLeftNoTicket() {
    CallId call = new CallId("p1", "1700000000.1");
    Passage first = new Passage(call, 1, NOON, Passage.Outcome.NO_TRIGGER, "");
    Passage second =
        new Passage(call, 2, NOON, Passage.Outcome.BROKEN_TRIGGER, "sales: no account");

    ledger().note(first);
    ledger().note(second).join();
    reopen();

    assertThat(ledger().passages(10)).containsExactly(second, first);
  }

  @Test
  void completesInTheOrderOfTheCallsWithEverythingReadable() throws Exception {
    List<Integer> completed = Collections.synchronizedList(new ArrayList<>());
    List<Integer> unreadable = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<Void>> writes = new ArrayList<>();

    for (int i = 0; i < 500; i++) {
      int number = i;
      LedgerRow row = row("TL-" + i, i, LedgerState.PLANNED);
      writes.add(
          ledger()
              .write(row, change(row))
              .thenRun(
                  () -> {
                    completed.add(number);
                    if (ledger().find(row.reference()).isEmpty()) {
                      unreadable.add(number);
                    }
                  }));
    }
    CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

    assertThat(unreadable).isEmpty();
    assertThat(completed).isSorted().hasSize(500);
  }

  private static LedgerRow filed(LedgerRow row) {
    return new LedgerRow(
        row.reference(),
        row.call(),
        row.segment(),
        row.triggerId(),
        row.action(),
        "a2",
        "c2",
        null,
        LedgerState.FILED,
        "page-7",
        true,
        "00T000000000001AAA",
        "https://acme.lightning.force.com/00T000000000001AAA",
        "it took a while",
        3,
        row.draft().with("OwnerId", "005000000000001AAA"),
        new Ending(
            Map.of("CallDurationInSeconds", 61),
            "--- alice ---",
            NOON.plusSeconds(90),
            Map.of("Seconds__c", "61")),
        row.plannedAt(),
        NOON.plusSeconds(5));
  }
}
