package io.trunkline.edge.store;

import io.trunkline.calls.CallId;
import io.trunkline.core.recording.Recording;
import io.trunkline.core.recording.Recordings;
import io.trunkline.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The recordings in the database. */
final class JdbcRecordings implements Recordings {
  private static final String SELECT =
      "SELECT reference, pbx, linked_id, number, files, changed_at, ended_at FROM recording";

  private final Writer writer;
  private final Readers readers;

  JdbcRecordings(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public CompletableFuture<Void> keep(Recording recording) {
    return writer.submit(sql -> keep(sql, recording));
  }

  @Override
  public Optional<Recording> find(String reference) {
    return readers.read(sql -> all(sql, SELECT + " WHERE reference = ?", reference)).stream()
        .findFirst();
  }

  @Override
  public List<Recording> goingOn() {
    return readers.read(sql -> all(sql, SELECT + " WHERE ended_at IS NULL ORDER BY changed_at"));
  }

  @Override
  public List<Recording> ofAgent(String agentId, int limit) {
    String his = " WHERE reference IN (SELECT reference FROM recording_agent WHERE agent_id = ?)";
    return readers.read(
        sql -> all(sql, SELECT + his + " ORDER BY changed_at DESC LIMIT ?", agentId, limit));
  }

  @Override
  public List<Ticket> tickets(CallId call) {
    return readers.read(
        sql ->
            sql.query(
                "SELECT account_id, record_id FROM ledger_row"
                    + " WHERE pbx = ? AND linked_id = ? AND record_id IS NOT NULL ORDER BY number",
                row -> new Ticket(row.getString(1), row.getString(2)),
                call.pbx(),
                call.linkedId()));
  }

  private static void keep(Sql sql, Recording recording) throws SQLException {
    String files = Json.gson().toJson(recording.files());
    long changedAt = Times.number(recording.changedAt());
    Long endedAt = recording.endedAt() == null ? null : Times.number(recording.endedAt());
    int changed =
        sql.update(
            "UPDATE recording SET number = ?, files = ?, changed_at = ?, ended_at = ?"
                + " WHERE reference = ?",
            recording.number(),
            files,
            changedAt,
            endedAt,
            recording.reference());
    if (changed == 0) {
      sql.update(
          "INSERT INTO recording (reference, pbx, linked_id, number, files, changed_at, ended_at)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?)",
          recording.reference(),
          recording.call().pbx(),
          recording.call().linkedId(),
          recording.number(),
          files,
          changedAt,
          endedAt);
    }
    for (String agentId : recording.agentIds()) {
      sql.update(
          "INSERT INTO recording_agent (agent_id, reference) VALUES (?, ?)"
              + " ON CONFLICT (agent_id, reference) DO NOTHING",
          agentId,
          recording.reference());
    }
  }

  private static List<Recording> all(Sql sql, String select, @Nullable Object... values)
      throws SQLException {
    List<Recording> found = new ArrayList<>();
    for (Recording bare : sql.query(select, JdbcRecordings::read, values)) {
      List<String> agents =
          sql.query(
              "SELECT agent_id FROM recording_agent WHERE reference = ?",
              row -> row.getString(1),
              bare.reference());
      found.add(
          new Recording(
              bare.reference(),
              bare.call(),
              bare.number(),
              Set.copyOf(agents),
              bare.files(),
              bare.changedAt(),
              bare.endedAt()));
    }
    return found;
  }

  private static Recording read(ResultSet row) throws SQLException {
    long ended = row.getLong(7);
    Instant endedAt = row.wasNull() ? null : Times.instant(ended);
    return new Recording(
        row.getString(1),
        new CallId(row.getString(2), row.getString(3)),
        row.getString(4),
        Set.of(),
        List.of(Json.gson().fromJson(row.getString(5), String[].class)),
        Times.instant(row.getLong(6)),
        endedAt);
  }
}
