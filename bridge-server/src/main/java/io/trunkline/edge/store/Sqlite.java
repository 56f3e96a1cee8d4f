package io.trunkline.edge.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Opens connections to one database file. Everything that only SQLite understands is in here. */
final class Sqlite {
  /** How long another process (a backup, a shell) may hold the file before a write fails. */
  private static final int BUSY_MS = 5_000;

  private final String url;

  Sqlite(Path file) {
    this.url = "jdbc:sqlite:" + file.toAbsolutePath();
  }

  /**
   * A connection that writes, in transactions. WAL: readers do not wait for the writer; FULL: a
   * commit that was confirmed survives a power cut.
   */
  Sql writing() throws SQLException {
    SQLiteConfig config = config();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    Sql sql = open(config);
    sql.beginTransactions();
    return sql;
  }

  /** A connection that cannot change anything. */
  Sql reading() throws SQLException {
    Sql sql = open(config());
    sql.execute("PRAGMA query_only = ON");
    return sql;
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MS);
    return config;
  }

  private Sql open(SQLiteConfig config) throws SQLException {
    Connection connection = JDBC.createConnection(url, config.toProperties());
    return new Sql(connection);
  }
}
