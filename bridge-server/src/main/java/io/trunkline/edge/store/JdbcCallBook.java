package io.trunkline.edge.store;

import io.trunkline.core.flow.CallBook;
import java.sql.SQLException;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The live calls in the database. */
final class JdbcCallBook implements CallBook {
  private final Writer writer;
  private final Readers readers;

  JdbcCallBook(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public CompletableFuture<Void> keep(String call, String state) {
    return writer.submit(sql -> keep(sql, call, state));
  }

  @Override
  public CompletableFuture<Void> forget(String call) {
    return writer.submit(sql -> sql.update("DELETE FROM live_call WHERE name = ?", call));
  }

  @Override
  public Map<String, String> all() {
    List<Map.Entry<String, String>> calls =
        readers.read(
            sql ->
                sql.query(
                    "SELECT name, state FROM live_call",
                    row -> new SimpleImmutableEntry<>(row.getString(1), row.getString(2))));
    return calls.stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void keep(Sql sql, String call, String state) throws SQLException {
    if (sql.update("UPDATE live_call SET state = ? WHERE name = ?", state, call) == 0) {
      sql.update("INSERT INTO live_call (state, name) VALUES (?, ?)", state, call);
    }
  }
}
