package io.trunkline.edge.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Brings a database to the tables this program knows, one transaction per step. A step is a file
 * {@code db/DATE-slug.sql}; {@code db/migrations.txt} lists them in their order, and a step that
 * was ever released is never edited. Steps are cut at every semicolon, after their comments ({@code
 * --}) were taken out: neither may stand inside a text.
 */
final class Migrations {
  private static final Pattern COMMENT = Pattern.compile("--[^\\n]*");
  private static final Pattern END_OF_STATEMENT = Pattern.compile(";");

  private final List<String> names;
  private final Function<String, String> textByName;

  Migrations(List<String> names, Function<String, String> textByName) {
    this.names = List.copyOf(names);
    this.textByName = textByName;
  }

  /** The steps that this program brings along. */
  static Migrations ours() {
    List<String> names =
        resource("migrations.txt").lines().filter(name -> !name.isBlank()).toList();
    return new Migrations(names, name -> resource(name + ".sql"));
  }

  /**
   * Takes the steps that this database has not seen; the connection must be in transactions.
   *
   * @throws StoreProblem when the database knows steps that this program does not
   */
  void bring(Sql sql) throws SQLException {
    sql.execute(
        "CREATE TABLE IF NOT EXISTS migration"
            + " (number INTEGER NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL UNIQUE)");
    List<String> taken =
        sql.query("SELECT name FROM migration ORDER BY number", row -> row.getString(1));
    refuseNewer(taken);
    Set<String> known = Set.copyOf(taken);
    int number = taken.size();
    for (String name : names) {
      if (!known.contains(name)) {
        number++;
        take(sql, name, number);
      }
    }
    sql.commit();
  }

  /**
   * Takes no step, only looks.
   *
   * @throws StoreProblem when the database knows steps that this program does not, or the other way
   */
  void compare(Sql sql) throws SQLException {
    List<String> taken =
        sql.query("SELECT name FROM migration ORDER BY number", row -> row.getString(1));
    refuseNewer(taken);
    if (!taken.containsAll(names)) {
      throw new StoreProblem(
          Store.DATA,
          "the database is of an older Trunkline",
          "copy it, then start this version of the bridge: it changes the tables by itself");
    }
  }

  private void refuseNewer(List<String> taken) {
    List<String> strange = new ArrayList<>(taken);
    strange.removeAll(names);
    if (!strange.isEmpty()) {
      throw new StoreProblem(
          Store.DATA,
          "the database was changed by a newer Trunkline (" + String.join(", ", strange) + ")",
          "run that version, or restore the backup made before the upgrade");
    }
  }

  private void take(Sql sql, String name, int number) throws SQLException {
    List<String> statements =
        END_OF_STATEMENT
            .splitAsStream(COMMENT.matcher(textByName.apply(name)).replaceAll(""))
            .filter(statement -> !statement.isBlank())
            .toList();
    for (String statement : statements) {
      sql.execute(statement);
    }
    sql.update("INSERT INTO migration (number, name) VALUES (?, ?)", number, name);
    sql.commit();
  }

  private static String resource(String name) {
    try (InputStream in = Migrations.class.getResourceAsStream("/db/" + name)) {
      if (in == null) {
        throw new IllegalStateException("db/" + name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new IllegalStateException("db/" + name + " cannot be read from the program", broken);
    }
  }
}
