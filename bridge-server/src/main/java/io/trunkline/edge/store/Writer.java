package io.trunkline.edge.store;

import io.trunkline.core.NotKept;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes what has queued, for at most 5 ms, and commits it together;
 * while a commit is on its way to the disk the next ones gather, so a busy bridge commits seldom
 * and an idle one at once. It never waits for more to come.
 *
 * <p>Safe for use from several threads. A job that fails takes only itself back; a commit that
 * fails (disk full) takes all of its jobs back, and the next batch begins on a fresh connection.
 * Futures complete on this thread, in order. The inbox holds 10,000 jobs; a caller that comes when
 * it is full waits for up to 5 s, which slows down the whole bridge on purpose, and is then told
 * that nothing was written. Jobs sent by the writer's own thread never wait.
 */
final class Writer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Writer.class);
  private static final int INBOX = 10_000;
  private static final long PATIENCE_MS = 5_000;
  private static final long GATHERING_NS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Opener opener;
  private final LinkedBlockingQueue<Entry> inbox = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(INBOX);
  private final Entry end = new Entry(sql -> {}, false);
  private final AtomicLong jobs = new AtomicLong();
  private final AtomicLong commits = new AtomicLong();
  private final Thread thread = new Thread(this::work, "store-writer");
  private final Object door = new Object();
  private boolean closed;
  private @Nullable Sql sql;

  /** Starts writing on this connection; the opener gives the next one when it breaks. */
  Writer(Sql first, Opener opener) {
    this.sql = first;
    this.opener = opener;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Does the job in one of the next transactions. The future fails with what the job threw, or with
   * {@link NotKept}.
   */
  CompletableFuture<Void> submit(Job job) {
    boolean mustWait = Thread.currentThread() != thread;
    if (mustWait && !roomInTime()) {
      return CompletableFuture.failedFuture(new NotKept("the store is too slow at the moment"));
    }
    Entry entry = new Entry(job, mustWait);
    synchronized (door) {
      if (closed) {
        return CompletableFuture.failedFuture(new NotKept("the store is closed"));
      }
      inbox.add(entry);
    }
    return entry.future;
  }

  /** Does the job and comes back when it is on disk; never to be called on the writer's thread. */
  void await(Job job) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("the store's own thread cannot wait for itself");
    }
    try {
      submit(job).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  /** As {@link #await}, for a job that says how many rows it changed. */
  int awaitCount(Counting job) {
    AtomicInteger count = new AtomicInteger();
    await(sql -> count.set(job.run(sql)));
    return count.get();
  }

  /** How many transactions were committed so far. */
  long commits() {
    return commits.get();
  }

  /** How many jobs they held. */
  long jobs() {
    return jobs.get();
  }

  /** Writes what was submitted before, and ends; waits for that. */
  @Override
  public void close() {
    synchronized (door) {
      if (!closed) {
        closed = true;
        inbox.add(end);
      }
    }
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean roomInTime() {
    try {
      return room.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void work() {
    List<Entry> batch = new ArrayList<>();
    boolean ended = false;
    while (!ended) {
      ended = takeBatch(batch);
      batch.forEach(Entry::complete);
      batch.clear();
    }
    discard();
  }

  /** True when this was the last one. */
  private boolean takeBatch(List<Entry> batch) {
    boolean ended = false;
    try {
      Entry entry = inbox.take();
      long until = System.nanoTime() + GATHERING_NS;
      while (entry != null && entry != end) {
        batch.add(entry);
        release(entry);
        entry.attempt(connected());
        entry = System.nanoTime() < until ? inbox.poll() : null;
      }
      ended = entry == end;
      if (!batch.isEmpty()) {
        connected().commit();
        commits.incrementAndGet();
        jobs.addAndGet(batch.size());
      }
    } catch (SQLException | RuntimeException | Error broken) {
      takeBack(batch, broken);
    } catch (InterruptedException nobodyMayInterruptUs) {
      log.error("stage=store outcome=interrupted");
    }
    return ended;
  }

  private void release(Entry entry) {
    if (entry.counted) {
      room.release();
    }
  }

  private void takeBack(List<Entry> batch, Throwable broken) {
    log.error("stage=store outcome=not-kept writes={} reason={}", batch.size(), broken.toString());
    discard();
    NotKept failure = new NotKept("could not be written down: " + broken.getMessage(), broken);
    batch.forEach(entry -> entry.failure = failure);
  }

  private Sql connected() throws SQLException {
    Sql current = sql;
    if (current == null) {
      current = opener.open();
      sql = current;
    }
    return current;
  }

  private void discard() {
    try {
      if (sql != null) {
        sql.close();
      }
    } catch (SQLException broken) {
      log.warn("stage=store outcome=unclean-close reason={}", broken.getMessage());
    }
    sql = null;
  }

  /** Opens a connection in transactions. */
  interface Opener {
    Sql open() throws SQLException;
  }

  /** Something to write. What it throws concerns itself alone, unless it is an Error. */
  interface Job {
    void run(Sql sql) throws SQLException;
  }

  /** Something to write that says how many rows it changed. */
  interface Counting {
    int run(Sql sql) throws SQLException;
  }

  private static final class Entry {
    final CompletableFuture<Void> future = new CompletableFuture<>();
    final boolean counted;
    private final Job job;
    private @Nullable Throwable failure;

    Entry(Job job, boolean counted) {
      this.job = job;
      this.counted = counted;
    }

    /** Throws only when the transaction itself is broken. */
    void attempt(Sql sql) throws SQLException {
      Savepoint mark = sql.mark();
      try {
        job.run(sql);
      } catch (SQLException broken) {
        failure = new NotKept("could not be written down: " + broken.getMessage(), broken);
      } catch (RuntimeException refused) {
        failure = refused;
      }
      if (failure != null) {
        sql.backTo(mark);
      }
      sql.release(mark);
    }

    void complete() {
      if (failure != null) {
        future.completeExceptionally(failure);
      } else {
        future.complete(null);
      }
    }
  }
}
