package io.trunkline.edge.store;

import io.trunkline.core.access.Audit;
import java.util.List;

/** The audit in the database. */
final class JdbcAudit implements Audit {
  private final Writer writer;
  private final Readers readers;

  JdbcAudit(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public void record(Entry entry) {
    writer.await(
        sql ->
            sql.update(
                "INSERT INTO audit (number, at, who, what, detail) VALUES ("
                    + "COALESCE((SELECT MAX(number) FROM audit), 0) + 1, ?, ?, ?, ?)",
                Times.number(entry.at()),
                entry.who(),
                entry.what(),
                entry.detail()));
  }

  @Override
  public List<Entry> newest(int limit) {
    return readers.read(
        sql ->
            sql.query(
                "SELECT * FROM audit ORDER BY number DESC LIMIT ?",
                row ->
                    new Entry(
                        Times.instant(row.getLong("at")),
                        row.getString("who"),
                        row.getString("what"),
                        row.getString("detail")),
                limit));
  }
}
