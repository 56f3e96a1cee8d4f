package io.trunkline.edge.store;

import io.trunkline.calls.CallId;
import io.trunkline.core.ledger.Ending;
import io.trunkline.core.ledger.LedgerChange;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ledger.Passage;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Ledger values to columns and back. */
final class LedgerTable {
  static final String INSERT =
      "INSERT INTO ledger_row (number, reference, pbx, linked_id, segment, trigger_id, action,"
          + " planned_at, account_id, configuration_id, agent_id, state, finished, writer, shown,"
          + " record_id, url, words, attempts, draft, ending, draft_forgotten, changed_at)"
          + " VALUES (COALESCE((SELECT MAX(number) FROM ledger_row), 0) + 1,"
          + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE, ?)";

  static final String UPDATE =
      "UPDATE ledger_row SET account_id = ?, configuration_id = ?, agent_id = ?, state = ?,"
          + " finished = ?, writer = ?, shown = ?, record_id = ?, url = ?, words = ?, attempts = ?,"
          + " draft = ?, ending = ?, draft_forgotten = FALSE, changed_at = ? WHERE reference = ?";

  private LedgerTable() {}

  static @Nullable Object[] insertValues(LedgerRow row) {
    return new @Nullable Object[] {
      row.reference(),
      row.call().pbx(),
      row.call().linkedId(),
      row.segment(),
      row.triggerId(),
      row.action(),
      Times.number(row.plannedAt()),
      row.accountId(),
      row.configurationId(),
      row.agentId(),
      row.state().name(),
      row.state().isOver(),
      row.writer(),
      row.shown(),
      row.recordId(),
      row.url(),
      row.words(),
      row.attempts(),
      Json.gson().toJson(row.draft()),
      ending(row),
      Times.number(row.changedAt())
    };
  }

  static @Nullable Object[] updateValues(LedgerRow row) {
    return new @Nullable Object[] {
      row.accountId(),
      row.configurationId(),
      row.agentId(),
      row.state().name(),
      row.state().isOver(),
      row.writer(),
      row.shown(),
      row.recordId(),
      row.url(),
      row.words(),
      row.attempts(),
      Json.gson().toJson(row.draft()),
      ending(row),
      Times.number(row.changedAt()),
      row.reference()
    };
  }

  static LedgerRow row(ResultSet row) throws SQLException {
    return new LedgerRow(
        row.getString("reference"),
        call(row),
        row.getInt("segment"),
        row.getString("trigger_id"),
        row.getInt("action"),
        row.getString("account_id"),
        row.getString("configuration_id"),
        row.getString("agent_id"),
        LedgerState.valueOf(row.getString("state")),
        row.getString("writer"),
        row.getBoolean("shown"),
        row.getString("record_id"),
        row.getString("url"),
        row.getString("words"),
        row.getInt("attempts"),
        Json.gson().fromJson(row.getString("draft"), TicketDraft.class),
        ending(row.getString("ending")),
        Times.instant(row.getLong("planned_at")),
        Times.instant(row.getLong("changed_at")));
  }

  static LedgerChange change(ResultSet row) throws SQLException {
    return new LedgerChange(
        row.getString("reference"),
        Times.instant(row.getLong("at")),
        LedgerState.valueOf(row.getString("state")),
        row.getString("caused_by"),
        row.getString("words"));
  }

  static Passage passage(ResultSet row) throws SQLException {
    return new Passage(
        call(row),
        row.getInt("segment"),
        Times.instant(row.getLong("at")),
        Passage.Outcome.valueOf(row.getString("outcome")),
        row.getString("words"));
  }

  private static CallId call(ResultSet row) throws SQLException {
    return new CallId(row.getString("pbx"), row.getString("linked_id"));
  }

  private static @Nullable String ending(LedgerRow row) {
    return row.ending() == null ? null : Json.gson().toJson(row.ending());
  }

  private static @Nullable Ending ending(@Nullable String json) {
    return json == null ? null : Json.gson().fromJson(json, Ending.class);
  }
}
