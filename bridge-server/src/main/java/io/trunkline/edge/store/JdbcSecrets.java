package io.trunkline.edge.store;

import io.trunkline.core.Secret;
import io.trunkline.core.SecretChanges;
import io.trunkline.core.Secrets;
import java.sql.SQLException;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Secrets in the database, which sees them sealed only. */
final class JdbcSecrets implements Secrets {
  private static final Logger log = LoggerFactory.getLogger(JdbcSecrets.class);

  private final Writer writer;
  private final Readers readers;
  private final SealingKey key;
  private final SecretChanges changes = new SecretChanges();

  JdbcSecrets(Writer writer, Readers readers, SealingKey key) {
    this.writer = writer;
    this.readers = readers;
    this.key = key;
    sayWhichCannotBeOpened();
  }

  @Override
  public Optional<Secret> find(String name) {
    return sealed(name).flatMap(text -> key.open(name, text)).map(Secret::new);
  }

  @Override
  public boolean known(String name) {
    return sealed(name).isPresent();
  }

  @Override
  public long lastChange(String name) {
    return changes.lastOf(name);
  }

  @Override
  public void put(String name, Secret secret) {
    String sealed = key.seal(name, secret.reveal());
    writer.await(sql -> put(sql, name, sealed));
    changes.put(name);
  }

  @Override
  public void removeAll(String prefix) {
    writer.await(
        sql ->
            sql.update(
                "DELETE FROM secrets WHERE SUBSTR(name, 1, ?) = ?", prefix.length(), prefix));
    changes.removed(prefix);
  }

  private static void put(Sql sql, String name, String sealed) throws SQLException {
    if (sql.update("UPDATE secrets SET sealed = ? WHERE name = ?", sealed, name) == 0) {
      sql.update("INSERT INTO secrets (sealed, name) VALUES (?, ?)", sealed, name);
    }
  }

  private Optional<String> sealed(String name) {
    return readers.read(
        sql ->
            sql
                .query("SELECT sealed FROM secrets WHERE name = ?", row -> row.getString(1), name)
                .stream()
                .findFirst());
  }

  private void sayWhichCannotBeOpened() {
    List<Map.Entry<String, String>> all =
        readers.read(
            sql ->
                sql.query(
                    "SELECT name, sealed FROM secrets ORDER BY name",
                    row -> new SimpleImmutableEntry<>(row.getString(1), row.getString(2))));
    all.stream()
        .filter(entry -> key.open(entry.getKey(), entry.getValue()).isEmpty())
        .forEach(
            entry ->
                log.warn(
                    "stage=store secret={} outcome=sealed-with-another-key: restore the key, or"
                        + " enter the secret again",
                    entry.getKey()));
  }
}
