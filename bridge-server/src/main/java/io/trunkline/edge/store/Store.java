package io.trunkline.edge.store;

import io.trunkline.core.Secrets;
import io.trunkline.core.access.Audit;
import io.trunkline.core.access.Logins;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.dial.Pbxs;
import io.trunkline.core.flow.CallBook;
import io.trunkline.core.flow.CreatedCustomers;
import io.trunkline.core.ledger.Ledger;
import io.trunkline.core.recording.Recordings;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.Configurations;
import io.trunkline.core.ticket.CustomVariables;
import io.trunkline.core.trigger.Triggers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that survives a restart, in one folder. Opened once by the wiring, which hands its
 * parts to those who need them; closed last, when nobody writes any more.
 */
public final class Store implements AutoCloseable {
  /** The setting that names the folder. */
  public static final String DATA = "data.folder";

  private static final Logger log = LoggerFactory.getLogger(Store.class);

  private final DataFolder folder;
  private final Writer writer;
  private final Readers readers;
  private final JdbcTriggers triggers;
  private final JdbcConfigurations configurations;
  private final JdbcCustomVariables customVariables;
  private final JdbcAccounts accounts;
  private final JdbcLogins logins;
  private final JdbcAgents agents;
  private final JdbcPbxs pbxs;

  private Store(DataFolder folder, Writer writer, Readers readers) {
    this.folder = folder;
    this.writer = writer;
    this.readers = readers;
    Shelving shelving = new Shelving(writer, readers, new Object());
    this.triggers = new JdbcTriggers(shelving);
    this.configurations = new JdbcConfigurations(shelving, triggers);
    this.customVariables = new JdbcCustomVariables(shelving, configurations, triggers);
    this.accounts = new JdbcAccounts(shelving, configurations, triggers);
    this.logins = new JdbcLogins(shelving);
    this.agents = new JdbcAgents(shelving, logins, triggers);
    this.pbxs = new JdbcPbxs(shelving, agents, triggers);
  }

  /**
   * Opens the database in this folder, making both where they are missing and bringing the tables
   * up to date.
   *
   * @throws StoreProblem when the folder cannot be used, another bridge uses it, or its database
   *     was changed by a newer version
   */
  public static Store open(Path data) {
    return open(data, Migrations.ours());
  }

  /**
   * Opens what is there for reading only, beside a bridge that may be running, and without making
   * or changing anything. What would write fails.
   *
   * @throws StoreProblem when there is nothing yet, or it is of another version's making
   */
  public static Store look(Path data) {
    DataFolder folder = DataFolder.visit(data);
    Sqlite sqlite = new Sqlite(folder.database());
    NativeLibrary.useIfThere(folder.nativeLibraries());
    Sql first = null;
    try {
      first = sqlite.reading();
      Migrations.ours().compare(first);
      first.beginTransactions();
      return new Store(folder, new Writer(first, sqlite::reading), new Readers(sqlite));
    } catch (SQLException | RuntimeException broken) {
      closeQuietly(first);
      throw broken instanceof StoreProblem problem ? problem : unusable(broken);
    }
  }

  static Store open(Path data, Migrations migrations) {
    long began = System.nanoTime();
    DataFolder folder = DataFolder.take(data);
    try {
      Store store = open(folder, migrations);
      long ms = (System.nanoTime() - began) / 1_000_000;
      log.info("stage=store outcome=open folder={} ms={}", data, ms);
      return store;
    } catch (RuntimeException problem) {
      folder.close();
      throw problem;
    }
  }

  /** The administrators' triggers. */
  public Triggers triggers() {
    return triggers;
  }

  /** The Salesforce accounts. */
  public Accounts accounts() {
    return accounts;
  }

  /** The configurations of all accounts. */
  public Configurations configurations() {
    return configurations;
  }

  /** The declared channel variables. */
  public CustomVariables customVariables() {
    return customVariables;
  }

  /** The agents. */
  public Agents agents() {
    return agents;
  }

  /** The PBXs. */
  public Pbxs pbxs() {
    return pbxs;
  }

  /** Everybody who may sign in. */
  public Logins logins() {
    return logins;
  }

  /** The ledger. */
  public Ledger ledger() {
    return new JdbcLedger(writer, readers);
  }

  /** The live calls. */
  public CallBook callBook() {
    return new JdbcCallBook(writer, readers);
  }

  /** The customers that were created for callers. */
  public CreatedCustomers createdCustomers() {
    return new JdbcCreatedCustomers(writer, readers);
  }

  /** What is known of recorded calls. */
  public Recordings recordings() {
    return new JdbcRecordings(writer, readers);
  }

  /** The audit. */
  public Audit audit() {
    return new JdbcAudit(writer, readers);
  }

  /** The secrets, as this key opens them. */
  public Secrets secrets(SealingKey key) {
    return new JdbcSecrets(writer, readers, key);
  }

  /** What forgets the old. */
  public Retention retention() {
    return new Retention(writer);
  }

  /** The writing thread; for measuring it, and for breaking it. */
  Writer writer() {
    return writer;
  }

  /** Writes what was handed over before, and lets the folder go. */
  @Override
  public void close() {
    writer.close();
    readers.close();
    folder.close();
  }

  private static Store open(DataFolder folder, Migrations migrations) {
    Sqlite sqlite = new Sqlite(folder.database());
    Sql first = null;
    try {
      NativeLibrary.unpackInto(folder.nativeLibraries());
      first = sqlite.writing();
      migrations.bring(first);
    } catch (SQLException | IOException | RuntimeException broken) {
      closeQuietly(first);
      throw broken instanceof StoreProblem problem ? problem : unusable(broken);
    }
    Writer writer = new Writer(first, sqlite::writing);
    Readers readers = new Readers(sqlite);
    try {
      return new Store(folder, writer, readers);
    } catch (RuntimeException unreadable) {
      readers.close();
      writer.close();
      throw unreadable;
    }
  }

  private static StoreProblem unusable(Exception broken) {
    StoreProblem problem =
        new StoreProblem(
            DATA,
            "the database cannot be opened (" + broken.getMessage() + ")",
            "look at the disk and at who owns the files; if the database is damaged, restore the"
                + " last backup");
    problem.initCause(broken);
    return problem;
  }

  private static void closeQuietly(@Nullable Sql sql) {
    try {
      if (sql != null) {
        sql.close();
      }
    } catch (SQLException ignored) {
      // Nothing was committed on it.
    }
  }
}
