package io.trunkline.edge.store;

import com.google.gson.JsonParseException;
import io.trunkline.core.Kept;
import io.trunkline.core.Shelf;
import io.trunkline.json.Json;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shelf whose things are rows with a JSON document. Reads come from an immutable copy in memory,
 * which is replaced when a write is on disk.
 */
abstract class JdbcShelf<T extends Kept> implements Shelf<T> {
  private final Shelving shelving;
  private final Table<T> table;
  private volatile Snapshot<T> snapshot;

  JdbcShelf(Shelving shelving, Table<T> table) {
    this.shelving = shelving;
    this.table = table;
    this.snapshot = Snapshot.of(shelving.readers().read(this::load));
  }

  @Override
  public final List<T> all() {
    return snapshot.byName();
  }

  @Override
  public final Optional<T> find(String id) {
    return Optional.ofNullable(snapshot.byId().get(id));
  }

  @Override
  public final void put(T thing) {
    T kept = normal(thing);
    synchronized (shelving.lock()) {
      if (all().stream().anyMatch(other -> isNamesake(kept, other))) {
        throw new NameTaken(kept.name());
      }
      shelving.writer().await(sql -> write(sql, kept));
      snapshot = snapshot.with(kept);
    }
  }

  @Override
  public final boolean remove(String id) {
    synchronized (shelving.lock()) {
      T thing = snapshot.byId().get(id);
      if (thing == null) {
        return false;
      }
      shelving.writer().await(sql -> delete(sql, thing));
      snapshot = snapshot.without(id);
      return true;
    }
  }

  /** The form in which a thing is kept. */
  T normal(T thing) {
    return thing;
  }

  /** Whether two different things of the same name may not stand side by side. */
  boolean shareNames(T one, T other) {
    return true;
  }

  /** Who needs this thing, in words for people. */
  abstract List<String> users(T thing);

  /**
   * Which tickets that are not done yet need this thing; asked where all writes before are seen.
   */
  List<String> unfinished(Sql sql, T thing) throws SQLException {
    return List.of();
  }

  private boolean isNamesake(T thing, T other) {
    return !other.id().equals(thing.id())
        && other.name().equals(thing.name())
        && shareNames(thing, other);
  }

  private void write(Sql sql, T thing) throws SQLException {
    String document = Json.gson().toJson(thing);
    Table.Owner<T> owner = table.owner();
    if (owner == null) {
      writePlain(sql, thing, document);
    } else {
      writeOwned(sql, thing, document, owner);
    }
  }

  private void writePlain(Sql sql, T thing, String document) throws SQLException {
    String update = "UPDATE " + table.name() + " SET name = ?, document = ? WHERE id = ?";
    if (sql.update(update, thing.name(), document, thing.id()) == 0) {
      String insert = "INSERT INTO " + table.name() + " (name, document, id) VALUES (?, ?, ?)";
      sql.update(insert, thing.name(), document, thing.id());
    }
  }

  private void writeOwned(Sql sql, T thing, String document, Table.Owner<T> owner)
      throws SQLException {
    String ownerId = owner.id().apply(thing);
    requireOwner(sql, owner, ownerId);
    String update =
        "UPDATE %s SET name = ?, document = ?, %s = ? WHERE id = ?"
            .formatted(table.name(), owner.column());
    if (sql.update(update, thing.name(), document, ownerId, thing.id()) == 0) {
      String insert =
          "INSERT INTO %s (name, document, %s, id) VALUES (?, ?, ?, ?)"
              .formatted(table.name(), owner.column());
      sql.update(insert, thing.name(), document, ownerId, thing.id());
    }
  }

  private void requireOwner(Sql sql, Table.Owner<T> owner, @Nullable String id)
      throws SQLException {
    if (id == null) {
      return;
    }
    String select = "SELECT id FROM " + owner.table() + " WHERE id = ?";
    if (sql.query(select, row -> row.getString(1), id).isEmpty()) {
      throw new Unknown(owner.kind() + " " + id);
    }
  }

  private void delete(Sql sql, T thing) throws SQLException {
    List<String> users = new ArrayList<>(users(thing));
    users.addAll(unfinished(sql, thing));
    if (!users.isEmpty()) {
      throw new InUse(table.kind() + " " + thing.name(), users);
    }
    sql.update("DELETE FROM " + table.name() + " WHERE id = ?", thing.id());
  }

  private List<T> load(Sql sql) throws SQLException {
    return sql.query(
        "SELECT id, document FROM " + table.name(),
        row -> parse(row.getString("id"), row.getString("document")));
  }

  private T parse(String id, String document) {
    try {
      return Objects.requireNonNull(Json.gson().fromJson(document, table.type()));
    } catch (JsonParseException | NullPointerException unreadable) {
      throw new StoreProblem(
          Store.DATA,
          table.kind() + " " + id + " cannot be read (" + unreadable.getMessage() + ")",
          "run the version that wrote it, or restore the last backup");
    }
  }
}
