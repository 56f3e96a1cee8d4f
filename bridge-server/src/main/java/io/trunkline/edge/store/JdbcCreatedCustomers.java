package io.trunkline.edge.store;

import io.trunkline.core.flow.CreatedCustomers;
import io.trunkline.core.ticket.Match;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The customers that were created for callers, in the database. */
final class JdbcCreatedCustomers implements CreatedCustomers {
  private final Writer writer;
  private final Readers readers;

  JdbcCreatedCustomers(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public CompletableFuture<Void> keep(Created created, Instant now) {
    return writer.submit(sql -> keep(sql, created, now));
  }

  @Override
  public List<Created> all(Instant now) {
    return readers.read(
        sql ->
            sql.query(
                "SELECT org, number, object, record_id, name, account_id, phone, until_at"
                    + " FROM created_customer WHERE until_at > ? ORDER BY until_at",
                JdbcCreatedCustomers::read,
                Times.number(now)));
  }

  private static void keep(Sql sql, Created created, Instant now) throws SQLException {
    Match match = created.match();
    forget(sql, Times.number(now));
    sql.update(
        "DELETE FROM created_customer WHERE org = ? AND number = ?",
        created.org(),
        created.number());
    sql.update(
        "INSERT INTO created_customer"
            + " (org, number, object, record_id, name, account_id, phone, until_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        created.org(),
        created.number(),
        match.object(),
        match.id(),
        match.name(),
        match.accountId(),
        match.phone(),
        Times.number(created.until()));
  }

  /** Forgets those whose time was over at that moment; a day's creations at most. */
  static int forget(Sql sql, long now) throws SQLException {
    return sql.update("DELETE FROM created_customer WHERE until_at <= ?", now);
  }

  private static Created read(ResultSet row) throws SQLException {
    Match match =
        new Match(
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7));
    return new Created(row.getString(1), row.getString(2), match, Times.instant(row.getLong(8)));
  }
}
