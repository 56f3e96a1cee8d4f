package io.trunkline.edge.store;

import static io.trunkline.edge.store.Samples.NOON;
import static io.trunkline.edge.store.Samples.change;
import static io.trunkline.edge.store.Samples.recording;
import static io.trunkline.edge.store.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.recording.Recording;
import io.trunkline.core.recording.Recordings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRecordingsIT {
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
  void givesBackWhatItKeepsThroughARestart() {
    Recording recording = recording("r1", NOON);
    store.recordings().keep(recording).join();
    store.close();
    store = Store.open(data);

    assertThat(store.recordings().find("r1")).contains(recording);
    assertThat(store.recordings().find("r2")).isEmpty();
  }

  @Test
  void keepsTheNewestOfEach() {
    Recording first = recording("r1", NOON);
    store.recordings().keep(first);
    Recording later = first.with("+391", Set.of("carol"), List.of("/m/c.wav"), NOON.plusSeconds(1));

    store.recordings().keep(later.ended(NOON.plusSeconds(2))).join();

    assertThat(store.recordings().find("r1")).contains(later.ended(NOON.plusSeconds(2)));
    assertThat(store.recordings().goingOn()).isEmpty();
  }

  @Test
  void findsThoseThatGoOnAndThoseOfAnAgent() {
    Recording older = recording("r1", NOON);
    Recording newer = recording("r2", NOON.plusSeconds(1));
    store.recordings().keep(newer);
    store.recordings().keep(older).join();

    assertThat(store.recordings().goingOn()).containsExactly(older, newer);
    assertThat(store.recordings().ofAgent("alice", 10)).containsExactly(newer, older);
    assertThat(store.recordings().ofAgent("alice", 1)).containsExactly(newer);
    assertThat(store.recordings().ofAgent("carol", 10)).isEmpty();
  }

  @Test
  void knowsTheTicketsThatStand() {
    LedgerRow row = row("TL-1", 1, LedgerState.PLANNED);
    LedgerRow filed = row.filed("00T000000000001AAA", "https://x", null, NOON);
    store.ledger().write(row, change(row));
    store.ledger().write(filed, change(filed)).join();

    assertThat(store.recordings().tickets(row.call()))
        .containsExactly(new Recordings.Ticket(row.accountId(), "00T000000000001AAA"));
  }
}
