package io.trunkline.edge.store;

import static io.trunkline.edge.store.Samples.change;
import static io.trunkline.edge.store.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.core.NotKept;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** What the one writing thread does when there is much to do, and when it goes wrong. */
class WriterIT {
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
  void commitsTogetherWhatSeveralThreadsWriteAtOnce(TestReporter reporter) throws Exception {
    int threads = 8;
    int each = 250;
    long commitsBefore = store.writer().commits();
    List<Thread> writers = new ArrayList<>();
    List<CompletableFuture<Void>> writes = new ArrayList<>();

    for (int t = 0; t < threads; t++) {
      int first = t * each;
      Thread writer =
          new Thread(
              () -> {
                for (int i = first; i < first + each; i++) {
                  LedgerRow row = row("TL-" + i, i, LedgerState.PLANNED);
                  CompletableFuture<Void> write = store.ledger().write(row, change(row));
                  synchronized (writes) {
                    writes.add(write);
                  }
                }
              });
      writer.start();
      writers.add(writer);
    }
    for (Thread writer : writers) {
      writer.join();
    }
    CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

    long commits = store.writer().commits() - commitsBefore;
    reporter.publishEntry("commits", commits + " for " + threads * each + " rows");
    assertThat(store.ledger().newest(10_000)).hasSize(threads * each);
    assertThat(commits).as("commits for %d rows", threads * each).isLessThan(threads * each / 5);
  }

  @Test
  void takesBackOnlyTheOneThatFailed() {
    CountDownLatch gate = new CountDownLatch(1);
    LedgerRow first = row("TL-1", 1, LedgerState.PLANNED);
    LedgerRow second = row("TL-2", 2, LedgerState.PLANNED);
    store.writer().submit(sql -> awaitQuietly(gate));

    CompletableFuture<Void> good = store.ledger().write(first, change(first));
    CompletableFuture<Void> bad =
        store
            .writer()
            .submit(
                sql -> {
                  sql.update("INSERT INTO live_call (name, state) VALUES ('half', '')");
                  sql.update("INSERT INTO live_call (name, state) VALUES ('half', '')");
                });
    CompletableFuture<Void> alsoGood = store.ledger().write(second, change(second));
    gate.countDown();

    alsoGood.join();
    assertThatThrownBy(bad::join).hasCauseInstanceOf(NotKept.class);
    assertThat(good).isCompleted();
    assertThat(store.ledger().newest(10)).containsExactly(second, first);
    assertThat(store.callBook().all()).isEmpty();
  }

  @Test
  void goesOnWhenTheDiskWasFull() {
    String much = "x".repeat(100_000);
    store.callBook().keep("before", "small").join();
    store.writer().await(sql -> sql.query("PRAGMA max_page_count = 1", row -> row.getInt(1)));

    CompletableFuture<Void> tooMuch = store.callBook().keep("too much", much);
    assertThatThrownBy(tooMuch::join).hasCauseInstanceOf(NotKept.class);

    assertThat(store.callBook().all()).containsOnlyKeys("before");
    store.writer().await(sql -> sql.query("PRAGMA max_page_count = 100000", row -> row.getInt(1)));
    store.callBook().keep("afterwards", much).join();
    assertThat(store.callBook().all()).containsOnlyKeys("before", "afterwards");
  }

  @Test
  void takesTheWholeBatchBackWhenItsCommitFailsAndGoesOn() {
    CountDownLatch gate = new CountDownLatch(1);
    store.callBook().keep("before", "").join();

    CompletableFuture<Void> poison =
        store
            .writer()
            .submit(
                sql -> {
                  awaitQuietly(gate);
                  sql.execute("PRAGMA defer_foreign_keys = ON");
                  sql.update(
                      "INSERT INTO ledger_change (reference, number, at, state, caused_by)"
                          + " VALUES ('nobody', 1, 0, 'FILED', 'x')");
                });
    LedgerRow row = row("TL-1", 1, LedgerState.PLANNED);
    CompletableFuture<Void> inTheSameBatch = store.ledger().write(row, change(row));
    gate.countDown();

    assertThatThrownBy(poison::join).hasCauseInstanceOf(NotKept.class);
    if (inTheSameBatch.handle((done, failure) -> failure != null).join()) {
      assertThat(store.ledger().find("TL-1")).isEmpty();
    }
    store.ledger().write(row, change(row)).join();
    assertThat(store.ledger().find("TL-1")).contains(row);
    assertThat(store.callBook().all()).containsOnlyKeys("before");
  }

  @Test
  void survivesAJobThatBreaksTheConnection() {
    store.callBook().keep("before", "").join();

    CompletableFuture<Void> broken = store.writer().submit(Sql::close);

    assertThatThrownBy(broken::join).hasCauseInstanceOf(NotKept.class);
    store.callBook().keep("afterwards", "").join();
    assertThat(store.callBook().all()).containsOnlyKeys("before", "afterwards");
  }

  @Test
  void neverWaitsForItself() {
    CountDownLatch gate = new CountDownLatch(1);
    store.writer().submit(sql -> awaitQuietly(gate));
    CompletableFuture<Void> waits =
        store
            .callBook()
            .keep("a", "")
            .thenRun(() -> store.triggers().put(Samples.trigger("1", "x")));
    CompletableFuture<Void> goesOn =
        store.callBook().keep("b", "").thenCompose(done -> store.callBook().keep("c", ""));
    gate.countDown();

    assertThatThrownBy(waits::join).hasCauseInstanceOf(IllegalStateException.class);
    goesOn.join();
    assertThat(store.callBook().all()).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void writesWhatWasHandedOverBeforeItClosesAndNothingAfterwards() {
    List<CompletableFuture<Void>> before = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      before.add(store.callBook().keep("call " + i, ""));
    }

    store.close();
    CompletableFuture<Void> afterwards = store.callBook().keep("late", "");

    assertThat(before).allMatch(write -> write.isDone() && !write.isCompletedExceptionally());
    assertThatThrownBy(afterwards::join).hasCauseInstanceOf(NotKept.class);
    open();
    assertThat(store.callBook().all()).hasSize(300).doesNotContainKey("late");
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
