package io.trunkline.edge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.core.Secret;
import io.trunkline.core.Secrets;
import io.trunkline.core.access.Audit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets at rest, and the key that seals them. */
class SqliteSecretsIT {
  private static final String NAME = "account/a1/clientSecret";
  private static final Secret CLEAR = new Secret("correct horse battery staple");

  @TempDir private Path data;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void opensWithTheSameKeyAfterARestart() {
    store.secrets(key()).put(NAME, new Secret("an older one"));
    store.secrets(key()).put(NAME, CLEAR);
    store.close();
    open();

    assertThat(store.secrets(key()).find(NAME)).contains(CLEAR);
    assertThat(store.secrets(key()).known(NAME)).isTrue();
    assertThat(store.secrets(key()).find("account/a1/password")).isEmpty();
    assertThat(store.secrets(key()).known("account/a1/password")).isFalse();
  }

  @Test
  void numbersTheChangesOfOneSecretApartFromThoseOfOthers() {
    Secrets secrets = store.secrets(key());
    long before = secrets.lastChange(NAME);
    secrets.put(NAME, CLEAR);
    long put = secrets.lastChange(NAME);

    secrets.put("account/a1/other", CLEAR);
    secrets.removeAll("account/a2/");
    assertThat(secrets.lastChange(NAME)).isEqualTo(put).isNotEqualTo(before);
    secrets.removeAll("account/a1/");

    assertThat(secrets.lastChange(NAME)).isNotEqualTo(put);
  }

  @Test
  void knowsButDoesNotOpenWhatAnotherKeySealed() throws IOException {
    store.secrets(key()).put(NAME, CLEAR);
    Files.delete(data.resolve("secrets.key"));

    Secrets afterTheLoss = store.secrets(key());

    assertThat(afterTheLoss.find(NAME)).isEmpty();
    assertThat(afterTheLoss.known(NAME)).isTrue();
    afterTheLoss.put(NAME, CLEAR);
    assertThat(afterTheLoss.find(NAME)).contains(CLEAR);
  }

  @Test
  void doesNotTakeOneSecretForAnother() {
    SealingKey key = key();
    store.secrets(key).put(NAME, CLEAR);
    store.secrets(key).put("pbx/p1/secret", new Secret("other"));

    store
        .writer()
        .awaitCount(
            sql ->
                sql.update(
                    "UPDATE secrets SET sealed = (SELECT sealed FROM secrets WHERE name = ?)",
                    NAME));

    assertThat(store.secrets(key).find(NAME)).contains(CLEAR);
    assertThat(store.secrets(key).find("pbx/p1/secret")).isEmpty();
  }

  @Test
  void sealsTheSameTextDifferentlyEachTime() {
    SealingKey key = key();

    assertThat(key.seal(NAME, "same")).isNotEqualTo(key.seal(NAME, "same"));
  }

  @Test
  void forgetsAllSecretsOfOneOwner() {
    Secrets secrets = store.secrets(key());
    secrets.put(NAME, CLEAR);
    secrets.put("account/a1/password", CLEAR);
    secrets.put("account/a11/password", CLEAR);
    secrets.put("account/a_/password", CLEAR);

    secrets.removeAll("account/a1/");
    secrets.removeAll("account/a_/");

    assertThat(secrets.known(NAME)).isFalse();
    assertThat(secrets.known("account/a1/password")).isFalse();
    assertThat(secrets.known("account/a11/password")).isTrue();
  }

  @Test
  void leavesNoClearTextInAnyFile() throws IOException {
    store.secrets(key()).put(NAME, CLEAR);
    store.audit().record(new Audit.Entry(Samples.NOON, "x", "y", "zebra"));

    assertThat(filesThatContain("zebra")).isNotEmpty();
    assertThat(filesThatContain("battery staple")).isEmpty();
    store.close();
    assertThat(filesThatContain("battery staple")).isEmpty();
  }

  @Test
  void makesItsKeyForTheOwnerOnlyAndTightensItLater() throws IOException {
    Path file = data.resolve("secrets.key");
    key();
    assertThat(permissions(file)).isEqualTo("rw-------");
    String made = Files.readString(file);

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    key();

    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(Files.readString(file)).isEqualTo(made);
  }

  @Test
  void refusesAKeyThatIsNone() throws IOException {
    Files.writeString(data.resolve("secrets.key"), "c2hvcnQ=");

    assertThatThrownBy(this::key)
        .isInstanceOf(StoreProblem.class)
        .hasMessageContaining("is not a key of 32 bytes in base64. Remedy: restore the key")
        .hasMessageNotContaining("c2hvcnQ");
    assertThatThrownBy(() -> SealingKey.of("TRUNKLINE_KEY", "not base64!"))
        .hasMessageStartingWith("TRUNKLINE_KEY: ")
        .hasMessageNotContaining("not base64!");
  }

  @Test
  void takesAKeyFromTheEnvironmentToo() {
    String base64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    store.secrets(SealingKey.of("TRUNKLINE_KEY", base64)).put(NAME, CLEAR);

    assertThat(store.secrets(SealingKey.of("TRUNKLINE_KEY", base64 + "\n")).find(NAME))
        .contains(CLEAR);
  }

  private SealingKey key() {
    return SealingKey.file(data.resolve("secrets.key"));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<Path> filesThatContain(String text) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).filter(file -> contains(file, text)).toList();
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
