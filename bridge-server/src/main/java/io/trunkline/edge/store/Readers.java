package io.trunkline.edge.store;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Up to four connections that read, opened when needed. They see what was committed, and neither
 * wait for the writer nor hold it up. Safe for use from several threads; a fifth reader waits.
 */
final class Readers implements AutoCloseable {
  private final Sqlite sqlite;
  private final Semaphore seats = new Semaphore(4, true);
  private final ConcurrentLinkedDeque<Sql> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Readers(Sqlite sqlite) {
    this.sqlite = sqlite;
  }

  /**
   * Reads.
   *
   * @throws StoreProblem when the database cannot be read
   */
  <T> T read(Reading<T> reading) {
    seats.acquireUninterruptibly();
    try {
      return readSeated(reading);
    } finally {
      seats.release();
    }
  }

  @Override
  public void close() {
    closed = true;
    seats.acquireUninterruptibly(4);
    idle.forEach(Readers::closeQuietly);
    idle.clear();
    seats.release(4);
  }

  private <T> T readSeated(Reading<T> reading) {
    if (closed) {
      throw new StoreProblem(Store.DATA, "the store is closed", "start the bridge again");
    }
    Sql sql = idle.pollFirst();
    try {
      if (sql == null) {
        sql = sqlite.reading();
      }
      T read = reading.read(sql);
      idle.addFirst(sql);
      return read;
    } catch (SQLException broken) {
      closeQuietly(sql);
      throw new StoreProblem(
          Store.DATA,
          "the database cannot be read (" + broken.getMessage() + ")",
          "look at the disk; if the file is damaged, restore the last backup");
    } catch (RuntimeException unreadable) {
      closeQuietly(sql);
      throw unreadable;
    }
  }

  private static void closeQuietly(@Nullable Sql sql) {
    try {
      if (sql != null) {
        sql.close();
      }
    } catch (SQLException ignored) {
      // It only read: there is nothing to lose.
    }
  }

  /** Something to read. */
  interface Reading<T> {
    T read(Sql sql) throws SQLException;
  }
}
