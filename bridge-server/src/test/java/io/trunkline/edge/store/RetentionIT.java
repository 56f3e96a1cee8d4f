package io.trunkline.edge.store;

import static io.trunkline.edge.store.Samples.NOON;
import static io.trunkline.edge.store.Samples.change;
import static io.trunkline.edge.store.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.access.Audit;
import io.trunkline.core.flow.CreatedCustomers.Created;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ledger.Passage;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is forgotten, and what is not. */
class RetentionIT {
  private static final Instant LATER = NOON.plusSeconds(1);

  @TempDir private Path data;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void forgetsWhatIsOlderAndLeavesWhatIsNotDone() {
    for (int i = 0; i < 450; i++) {
      LedgerRow done = row("TL-" + i, i, LedgerState.COMPLETED);
      store.ledger().write(done, change(done));
    }
    LedgerRow open = row("TL-open", 1_000, LedgerState.REFUSED);
    store.ledger().write(open, change(open));
    store.ledger().note(new Passage(open.call(), 7, NOON, Passage.Outcome.NO_AGENT, "")).join();
    store.audit().record(new Audit.Entry(NOON, "x", "y", "z"));
    store.recordings().keep(Samples.recording("r", NOON));

    Retention.Forgotten forgotten =
        store.retention().sweep(new Retention.Limits(LATER, LATER, LATER, LATER));

    assertThat(forgotten).isEqualTo(new Retention.Forgotten(450, 450, 1, 1, 1, 0));
    assertThat(store.ledger().newest(1_000)).containsExactly(open);
    assertThat(store.ledger().changes("TL-open")).hasSize(1);
    assertThat(store.ledger().changes("TL-1")).isEmpty();
    assertThat(store.ledger().passages(10)).isEmpty();
    assertThat(store.audit().newest(10)).isEmpty();
    assertThat(store.recordings().find("r")).isEmpty();
    assertThat(store.recordings().ofAgent("alice", 10)).isEmpty();
  }

  @Test
  void keepsWhatIsNotOldEnough() {
    LedgerRow done = row("TL-1", 1, LedgerState.COMPLETED);
    store.ledger().write(done, change(done)).join();

    Retention.Forgotten forgotten =
        store.retention().sweep(new Retention.Limits(NOON, NOON, NOON, NOON));

    assertThat(forgotten).isEqualTo(new Retention.Forgotten(0, 0, 0, 0, 0, 0));
    assertThat(store.ledger().find("TL-1")).contains(done);
  }

  @ParameterizedTest
  @EnumSource(
      value = LedgerState.class,
      names = {"PLANNED", "OFFERED", "CLAIMED", "UNDECIDED", "RETRYING", "REFUSED"})
  void keepsWhatAPersonOrTheOrgMustDecideWhateverItsAge(LedgerState state) {
    LedgerRow open = row("TL-1", 1, state);
    store.ledger().write(open, change(open)).join();

    store.retention().sweep(new Retention.Limits(LATER, LATER, LATER, LATER));

    assertThat(store.ledger().find("TL-1")).contains(open);
    assertThat(store.ledger().unfinished()).containsExactly(open);
  }

  @Test
  void forgetsWhatStandsAlthoughItsEndWasNeverWritten() {
    LedgerRow filed = row("TL-1", 1, LedgerState.FILED);
    store.ledger().write(filed, change(filed)).join();

    store.retention().sweep(new Retention.Limits(NOON, LATER, NOON, NOON));
    assertThat(store.ledger().unfinished()).isEmpty();
    assertThat(store.ledger().find("TL-1").orElseThrow().draft().fields()).isEmpty();
    store.retention().sweep(new Retention.Limits(LATER, LATER, LATER, LATER));

    assertThat(store.ledger().find("TL-1")).isEmpty();
  }

  @Test
  void emptiesOldDraftsOnceAndKeepsTheirRows() {
    LedgerRow done = row("TL-1", 1, LedgerState.COMPLETED);
    store.ledger().write(done, change(done)).join();
    Retention.Limits draftsOnly = new Retention.Limits(NOON, LATER, NOON, NOON);

    assertThat(store.retention().sweep(draftsOnly).drafts()).isEqualTo(1);
    assertThat(store.retention().sweep(draftsOnly).drafts()).isZero();

    assertThat(store.ledger().find("TL-1").orElseThrow().draft())
        .isEqualTo(new TicketDraft(TicketType.TASK, Map.of(), List.of(), List.of()));
  }

  @Test
  void forgetsForWhomACustomerWasCreatedOnceItsTimeIsOver() {
    Match match = new Match("Contact", "003000000000001AAA", "Caller", null, "+390211122223");
    Created over = new Created("https://acme", "+390211122223", match, NOON);
    Created lasting = new Created("https://acme", "+390211122224", match, LATER);
    store.createdCustomers().keep(over, NOON.minusSeconds(10)).join();
    store.createdCustomers().keep(lasting, NOON.minusSeconds(10)).join();

    Retention.Forgotten forgotten =
        store.retention().sweep(new Retention.Limits(NOON, NOON, NOON, NOON));

    assertThat(forgotten).isEqualTo(new Retention.Forgotten(0, 0, 0, 0, 0, 1));
    assertThat(store.createdCustomers().all(NOON.minusSeconds(10))).containsExactly(lasting);
  }
}
