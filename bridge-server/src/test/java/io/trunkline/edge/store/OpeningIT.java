package io.trunkline.edge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens before a store is open, or instead. */
class OpeningIT {
  private static final Map<String, String> STEPS =
      Map.of(
          "20261122-one",
          "CREATE TABLE one (id INTEGER); -- the first\nINSERT INTO one VALUES (1);\n",
          "20270101-two",
          "INSERT INTO one VALUES (2);\nINSERT INTO one VALUES (3);\n");

  @TempDir private Path data;

  @Test
  void makesTheFolderForItsOwnerOnly() throws IOException {
    Path deep = data.resolve("new/folder");

    Store.open(deep).close();

    assertThat(Files.getPosixFilePermissions(deep)).hasSize(3);
    assertThat(deep.resolve("trunkline.db")).exists();
  }

  @Test
  void changesNothingWhenOpenedAgain() throws Exception {
    Store.open(data).close();
    String before = schema();

    Store.open(data).close();

    assertThat(schema()).isEqualTo(before).contains("20261122-first-tables");
  }

  @Test
  void takesEachStepOnceAndInOrder() throws Exception {
    bring("20261122-one");
    bring("20261122-one", "20270101-two");
    bring("20261122-one", "20270101-two");

    try (Sql sql = database().reading()) {
      assertThat(sql.query("SELECT id FROM one ORDER BY id", row -> row.getInt(1)))
          .containsExactly(1, 2, 3);
    }
  }

  @Test
  void refusesADatabaseThatANewerVersionChanged() throws Exception {
    bring("20261122-one", "20270101-two");

    assertThatThrownBy(() -> bring("20261122-one"))
        .isInstanceOfSatisfying(
            StoreProblem.class,
            problem -> {
              assertThat(problem.key()).isEqualTo("data.folder");
              assertThat(problem.problem()).contains("newer Trunkline (20270101-two)");
              assertThat(problem.remedy()).contains("run that version").contains("backup");
            });
  }

  @Test
  void refusesToOpenADatabaseOfTheFutureAndLetsTheFolderGo() throws Exception {
    Store.open(data).close();
    try (Sql sql = database().writing()) {
      sql.update("INSERT INTO migration (number, name) VALUES (99, '20990101-flying')");
      sql.commit();
    }

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> Store.open(data)).hasMessageContaining("20990101-flying");
    }
  }

  @Test
  void refusesAFolderThatAnotherBridgeUses() {
    Store first = Store.open(data);

    assertThatThrownBy(() -> Store.open(data))
        .isInstanceOf(StoreProblem.class)
        .hasMessageContaining("another bridge")
        .hasMessageContaining("Remedy: stop that one");

    first.close();
    Store.open(data).close();
  }

  @Test
  void refusesAFileInPlaceOfTheFolder() throws IOException {
    Path file = Files.createFile(data.resolve("file"));

    assertThatThrownBy(() -> Store.open(file))
        .isInstanceOf(StoreProblem.class)
        .hasMessageContaining("is a file, not a folder. Remedy: name a folder.");
  }

  @Test
  void refusesAFolderItMayNotWriteTo() {
    Path system = Path.of("/proc/self");

    assertThatThrownBy(() -> Store.open(system))
        .isInstanceOf(StoreProblem.class)
        .hasMessageStartingWith("data.folder: /proc/self is not writable. Remedy: give it to");
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    Files.writeString(data.resolve("trunkline.db"), "a shopping list ".repeat(100));

    assertThatThrownBy(() -> Store.open(data))
        .isInstanceOf(StoreProblem.class)
        .hasMessageContaining("cannot be opened")
        .hasMessageContaining("restore the last backup");
  }

  @Test
  void namesADocumentThatCannotBeRead() throws Exception {
    Store.open(data).close();
    try (Sql sql = database().writing()) {
      sql.update("INSERT INTO triggers (id, name, document) VALUES ('t1', 'x', '{\"id\":\"t1\"}')");
      sql.commit();
    }

    assertThatThrownBy(() -> Store.open(data))
        .isInstanceOf(StoreProblem.class)
        .hasMessageContaining("trigger t1 cannot be read (Trigger.name is missing");
  }

  private void bring(String... steps) throws Exception {
    try (Sql sql = database().writing()) {
      new Migrations(List.of(steps), STEPS::get).bring(sql);
    }
  }

  private String schema() throws Exception {
    try (Sql sql = database().reading()) {
      return sql.query("SELECT sql FROM sqlite_master ORDER BY name", row -> row.getString(1))
          + ""
          + sql.query("SELECT number, name FROM migration", row -> row.getString(2));
    }
  }

  private Sqlite database() {
    return new Sqlite(data.resolve("trunkline.db"));
  }
}
