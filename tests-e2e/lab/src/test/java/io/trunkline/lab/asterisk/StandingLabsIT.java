package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsAsterisk
class StandingLabsIT {
  @TempDir Path cache;
  private BorrowedRoots roots;
  private StandingLabs labs;

  @BeforeEach
  void borrow() {
    roots = new BorrowedRoots(cache);
    labs = new StandingLabs(cache);
  }

  @AfterEach
  void stop() throws IOException {
    labs.stop(AsteriskVersion.V22);
    roots.close();
  }

  @Test
  void itsPortsAreNobodyElses() {
    StandingLab lab = labs.start(AsteriskVersion.V22, line -> {}).lab();

    assertThat(PortBlock.tryAt(lab.ports().ami() - 1)).isNull();
  }

  @Test
  void onlyItsOwnerReadsTheSecrets() throws IOException {
    labs.start(AsteriskVersion.V22, line -> {});

    Path note = cache.resolve("labs/22.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(note)))
        .isEqualTo("rw-------");
  }

  @Test
  void aProcessThatTookTheNumberOfADeadOneIsLeftAlone() throws IOException {
    StandingLab lab = labs.start(AsteriskVersion.V22, line -> {}).lab();
    Path note = cache.resolve("labs/22.json");
    String text = Files.readString(note);
    lab.running().kill();
    long mine = ProcessHandle.current().pid();
    Files.writeString(note, text.replace("\"pid\":" + lab.pid(), "\"pid\":" + mine));

    assertThat(labs.stop(AsteriskVersion.V22)).isFalse();
    assertThat(note).doesNotExist();
    assertThat(lab.folder()).doesNotExist();
  }

  @Test
  void aDamagedNoteIsNamed() throws IOException {
    Files.createDirectories(cache.resolve("labs"));
    Path note = Files.writeString(cache.resolve("labs/22.json"), "{");

    assertThatThrownBy(() -> labs.find(AsteriskVersion.V22))
        .isInstanceOf(LabUnavailable.class)
        .hasMessage("%s is damaged; remove it", note);
    Files.delete(note);
  }
}
