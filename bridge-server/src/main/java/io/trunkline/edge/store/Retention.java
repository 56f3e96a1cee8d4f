package io.trunkline.edge.store;

import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.json.Json;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Forgets what has reached its age. To be called now and then by whoever knows the time and the
 * life times; waits until all is done. Works in portions, so that tickets being written meanwhile
 * are hardly held up.
 */
public final class Retention {
  private static final int PORTION = 200;

  /**
   * What may go: what is done, and what has stood in the org for so long that its end will not be
   * written any more, as in an account without credentials.
   */
  private static final String SETTLED = "(finished = TRUE OR state = 'FILED') AND changed_at < ?";

  private final Writer writer;

  Retention(Writer writer) {
    this.writer = writer;
  }

  /**
   * Forgets what is older. Tickets that neither stand in the org nor were discarded stay whatever
   * their age: a person decides first.
   *
   * @throws io.trunkline.core.NotKept when that could not be written; the rest goes the next time
   */
  public Forgotten sweep(Limits limits) {
    long drafts = Times.number(limits.drafts());
    long ledger = Times.number(limits.ledger());
    long audit = Times.number(limits.audit());
    long created = Times.number(limits.created());
    return new Forgotten(
        all(sql -> forgetDrafts(sql, drafts)),
        all(sql -> forgetRows(sql, ledger)),
        all(sql -> sql.update(oldest("passage", "number", "at < ?"), ledger)),
        all(sql -> sql.update(oldest("recording", "reference", "changed_at < ?"), ledger)),
        all(sql -> sql.update(oldest("audit", "number", "at < ?"), audit)),
        writer.awaitCount(sql -> JdbcCreatedCustomers.forget(sql, created)));
  }

  private int all(Writer.Counting portion) {
    int total = 0;
    int done = PORTION;
    while (done == PORTION) {
      done = writer.awaitCount(portion);
      total += done;
    }
    return total;
  }

  private static int forgetDrafts(Sql sql, long before) throws SQLException {
    List<String> references =
        sql.query(
            "SELECT reference FROM ledger_row WHERE "
                + SETTLED
                + " AND draft_forgotten = FALSE LIMIT "
                + PORTION,
            row -> row.getString(1),
            before);
    for (String reference : references) {
      sql.update(
          "UPDATE ledger_row SET draft = ?, ending = NULL, draft_forgotten = TRUE,"
              + " finished = TRUE"
              + " WHERE reference = ?",
          emptied(sql, reference),
          reference);
    }
    return references.size();
  }

  private static String emptied(Sql sql, String reference) throws SQLException {
    String select = "SELECT draft FROM ledger_row WHERE reference = ?";
    String draft = sql.query(select, row -> row.getString(1), reference).get(0);
    TicketType type = Json.gson().fromJson(draft, TicketDraft.class).type();
    return Json.gson().toJson(new TicketDraft(type, Map.of(), List.of(), List.of()));
  }

  private static int forgetRows(Sql sql, long before) throws SQLException {
    return sql.update(oldest("ledger_row", "reference", SETTLED), before);
  }

  private static String oldest(String table, String id, String condition) {
    return "DELETE FROM %1$s WHERE %2$s IN (SELECT %2$s FROM %1$s WHERE %3$s LIMIT %4$d)"
        .formatted(table, id, condition, PORTION);
  }

  /**
   * What is older than these goes.
   *
   * @param ledger finished rows, their changes, segments that left no ticket, and the links of
   *     recorded calls; no file is touched
   * @param drafts the texts of finished rows, which stay themselves
   * @param audit audit entries
   * @param created customers created for callers whose time was over at that moment
   */
  public record Limits(Instant ledger, Instant drafts, Instant audit, Instant created) {}

  /** How many of each kind went. */
  public record Forgotten(
      int drafts, int rows, int passages, int recordings, int audit, int created) {}
}
