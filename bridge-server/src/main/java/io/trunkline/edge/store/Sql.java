package io.trunkline.edge.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that keeps its statements prepared: the texts given to it must be few and fixed,
 * values go in as parameters. For one thread at a time.
 */
final class Sql implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> statementByText = new HashMap<>();

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** Runs a statement that needs no parameters, once. */
  void execute(String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  /** Changes rows and says how many. */
  int update(String text, @Nullable Object... values) throws SQLException {
    return prepared(text, values).executeUpdate();
  }

  /** Reads all rows. */
  <T> List<T> query(String text, Row<T> row, @Nullable Object... values) throws SQLException {
    List<T> read = new ArrayList<>();
    try (ResultSet result = prepared(text, values).executeQuery()) {
      while (result.next()) {
        read.add(row.read(result));
      }
    }
    return read;
  }

  /** From now on nothing counts before {@link #commit}. */
  void beginTransactions() throws SQLException {
    connection.setAutoCommit(false);
  }

  void commit() throws SQLException {
    connection.commit();
  }

  Savepoint mark() throws SQLException {
    return connection.setSavepoint();
  }

  void release(Savepoint mark) throws SQLException {
    connection.releaseSavepoint(mark);
  }

  void backTo(Savepoint mark) throws SQLException {
    connection.rollback(mark);
  }

  /** Closes the connection; what was not committed is gone. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private PreparedStatement prepared(String text, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = statementByText.get(text);
    if (statement == null) {
      statement = connection.prepareStatement(text);
      statementByText.put(text, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /** How a row becomes a value. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
