package io.trunkline.edge.store;

import io.trunkline.calls.CallId;
import io.trunkline.core.ledger.AlreadyPlanned;
import io.trunkline.core.ledger.Amendment;
import io.trunkline.core.ledger.Ledger;
import io.trunkline.core.ledger.LedgerChange;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ledger.Passage;
import io.trunkline.core.ledger.ReferenceTaken;
import io.trunkline.json.Json;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The ledger in the database. That it is in order is the {@link Writer}'s doing. */
final class JdbcLedger implements Ledger {
  private final Writer writer;
  private final Readers readers;

  JdbcLedger(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public CompletableFuture<Void> write(LedgerRow row, LedgerChange change) {
    if (!change.reference().equals(row.reference())) {
      throw new IllegalArgumentException(
          "a change of " + change.reference() + " cannot go with the row " + row.reference());
    }
    return writer.submit(sql -> write(sql, row, change));
  }

  @Override
  public CompletableFuture<Void> note(Passage passage) {
    return writer.submit(sql -> note(sql, passage));
  }

  @Override
  public CompletableFuture<Void> close(String reference) {
    return writer.submit(
        sql -> sql.update("UPDATE ledger_row SET finished = TRUE WHERE reference = ?", reference));
  }

  @Override
  public List<LedgerRow> unfinished() {
    return readers.read(
        sql ->
            sql.query(
                "SELECT * FROM ledger_row WHERE finished = FALSE ORDER BY number",
                LedgerTable::row));
  }

  @Override
  public List<LedgerRow> ofCall(CallId call) {
    return readers.read(
        sql ->
            sql.query(
                "SELECT * FROM ledger_row WHERE pbx = ? AND linked_id = ? ORDER BY number",
                LedgerTable::row,
                call.pbx(),
                call.linkedId()));
  }

  @Override
  public Optional<LedgerRow> find(String reference) {
    return readers.read(
        sql ->
            sql
                .query("SELECT * FROM ledger_row WHERE reference = ?", LedgerTable::row, reference)
                .stream()
                .findFirst());
  }

  @Override
  public List<LedgerRow> newest(int limit) {
    return readers.read(
        sql ->
            sql.query(
                "SELECT * FROM ledger_row ORDER BY number DESC LIMIT ?", LedgerTable::row, limit));
  }

  @Override
  public List<LedgerRow> newest(Set<LedgerState> states, int limit) {
    List<Object> values = new ArrayList<>();
    states.forEach(state -> values.add(state.name()));
    String wanted = String.join(", ", Collections.nCopies(values.size(), "?"));
    values.add(limit);
    return readers.read(
        sql ->
            sql.query(
                "SELECT * FROM ledger_row WHERE state IN (%s) ORDER BY number DESC LIMIT ?"
                    .formatted(wanted),
                LedgerTable::row,
                values.toArray()));
  }

  @Override
  public List<LedgerChange> changes(String reference) {
    return readers.read(
        sql ->
            sql.query(
                "SELECT * FROM ledger_change WHERE reference = ? ORDER BY number",
                LedgerTable::change,
                reference));
  }

  @Override
  public List<Passage> passages(int limit) {
    return readers.read(
        sql ->
            sql.query(
                "SELECT * FROM passage ORDER BY number DESC LIMIT ?", LedgerTable::passage, limit));
  }

  @Override
  public int planned(String accountId, Instant since) {
    return readers.read(
        sql ->
            sql.query(
                    "SELECT COUNT(*) FROM ledger_row WHERE account_id = ? AND planned_at >= ?",
                    row -> row.getInt(1),
                    accountId,
                    Times.number(since))
                .get(0));
  }

  @Override
  public int standingTwice() {
    return readers.read(
        sql ->
            sql.query(
                    "SELECT COUNT(*) FROM ledger_row WHERE state = 'DOUBLED'", row -> row.getInt(1))
                .get(0));
  }

  @Override
  public CompletableFuture<Void> countAt(String reference, Instant due) {
    return writer.submit(
        sql -> {
          sql.update("DELETE FROM ticket_to_count WHERE reference = ?", reference);
          sql.update(
              "INSERT INTO ticket_to_count (reference, due_at) VALUES (?, ?)",
              reference,
              Times.number(due));
        });
  }

  @Override
  public CompletableFuture<Void> counted(String reference) {
    return writer.submit(
        sql -> sql.update("DELETE FROM ticket_to_count WHERE reference = ?", reference));
  }

  @Override
  public Map<String, Instant> toCount() {
    return readers
        .read(
            sql ->
                sql.query(
                    "SELECT reference, due_at FROM ticket_to_count",
                    row -> Map.entry(row.getString(1), Times.instant(row.getLong(2)))))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public CompletableFuture<Void> amendLater(String reference, Amendment amendment) {
    return writer.submit(
        sql -> {
          sql.update("DELETE FROM ticket_to_amend WHERE reference = ?", reference);
          sql.update(
              "INSERT INTO ticket_to_amend (number, reference, amendment) VALUES ("
                  + "COALESCE((SELECT MAX(number) FROM ticket_to_amend), 0) + 1, ?, ?)",
              reference,
              Json.gson().toJson(amendment));
        });
  }

  @Override
  public CompletableFuture<Void> amended(String reference) {
    return writer.submit(
        sql -> sql.update("DELETE FROM ticket_to_amend WHERE reference = ?", reference));
  }

  @Override
  public Map<String, Amendment> toAmend() {
    Map<String, Amendment> all = new LinkedHashMap<>();
    readers
        .read(
            sql ->
                sql.query(
                    "SELECT reference, amendment FROM ticket_to_amend ORDER BY number",
                    row ->
                        Map.entry(
                            row.getString(1),
                            Json.gson().fromJson(row.getString(2), Amendment.class))))
        .forEach(one -> all.put(one.getKey(), one.getValue()));
    return Collections.unmodifiableMap(all);
  }

  /** The first few tickets that are not done and have this in that column, for people. */
  static List<String> unfinishedOf(Sql sql, String column, String value) throws SQLException {
    return sql.query(
        "SELECT reference FROM ledger_row WHERE finished = FALSE AND %s = ? ORDER BY number LIMIT 3"
            .formatted(column),
        row -> "ticket " + row.getString(1),
        value);
  }

  private static void write(Sql sql, LedgerRow row, LedgerChange change) throws SQLException {
    if (stands(sql, row)) {
      sql.update(LedgerTable.UPDATE, LedgerTable.updateValues(row));
    } else {
      sql.update(LedgerTable.INSERT, LedgerTable.insertValues(row));
    }
    sql.update(
        "INSERT INTO ledger_change (reference, number, at, state, caused_by, words) VALUES (?,"
            + " COALESCE((SELECT MAX(number) FROM ledger_change WHERE reference = ?), 0) + 1,"
            + " ?, ?, ?, ?)",
        change.reference(),
        change.reference(),
        Times.number(change.at()),
        change.state().name(),
        change.by(),
        change.words());
  }

  /** Whether this very row was written before; refuses any other that would take its place. */
  private static boolean stands(Sql sql, LedgerRow row) throws SQLException {
    List<String> planned =
        sql.query(
            "SELECT reference FROM ledger_row WHERE pbx = ? AND linked_id = ? AND segment = ?"
                + " AND trigger_id = ? AND action = ?",
            found -> found.getString(1),
            row.call().pbx(),
            row.call().linkedId(),
            row.segment(),
            row.triggerId(),
            row.action());
    if (planned.contains(row.reference())) {
      return true;
    }
    if (!planned.isEmpty()) {
      throw new AlreadyPlanned(row, planned.get(0));
    }
    String same = "SELECT reference FROM ledger_row WHERE reference = ?";
    if (!sql.query(same, found -> found.getString(1), row.reference()).isEmpty()) {
      throw new ReferenceTaken(row.reference());
    }
    return false;
  }

  private static void note(Sql sql, Passage passage) throws SQLException {
    sql.update(
        "INSERT INTO passage (number, pbx, linked_id, segment, at, outcome, words) VALUES ("
            + "COALESCE((SELECT MAX(number) FROM passage), 0) + 1, ?, ?, ?, ?, ?, ?)",
        passage.call().pbx(),
        passage.call().linkedId(),
        passage.segment(),
        Times.number(passage.at()),
        passage.outcome().name(),
        passage.words());
  }
}
