package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@NeedsAsterisk
class AsteriskLabIT {
  @ParameterizedTest
  @EnumSource(AsteriskVersion.class)
  void startsAndStartsAgainOnTheSamePorts(AsteriskVersion version) {
    AsteriskLab lab = AsteriskLab.start(version);
    try (lab) {
      assertThat(lab.cli("core show version")).contains("Asterisk " + version.number() + ".");
      assertThat(lab.cli("queue show sales")).contains("Alice");
      assertThat(lab.cli("manager show user bridge"))
          .contains("originate")
          .doesNotContain("command");

      lab.stopHard();
      lab.startAgain();
      lab.restart();

      lab.awaitNoCalls(Duration.ofSeconds(5));
      assertThat(lab.cdr()).isEmpty();
      assertThat(lab.queueLog()).extracting(QueueLogRow::event).contains("QUEUESTART");
    }
    assertThat(lab.folder()).satisfies(folder -> assertThat(Files.exists(folder)).isFalse());
    assertThat(PortBlock.isFreeTcp(lab.ports().ami())).isTrue();
    assertThat(PortBlock.isFreeUdp(lab.ports().sip())).isTrue();
  }

  @Test
  void writesACallDownThatNobodyAnswered() {
    try (AsteriskLab lab = AsteriskLab.start(AsteriskVersion.V22)) {
      String asked = lab.cli("channel originate Local/600@agents application Wait 1");

      assertThat(asked).doesNotContain("No such");
      org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(lab.cdr()).isNotEmpty());
      lab.cli("channel request hangup all");
      lab.awaitNoCalls(Duration.ofSeconds(10));
      assertThat(lab.cdr()).allSatisfy(row -> assertThat(row.linkedId()).isNotEmpty());
    }
  }

  @Test
  void twoStandSideBySide() {
    try (AsteriskLab one = AsteriskLab.start(AsteriskVersion.V22);
        AsteriskLab two = AsteriskLab.start(AsteriskVersion.V16)) {
      assertThat(one.ports()).isNotEqualTo(two.ports());
      assertThat(one.cli("core show version")).contains("Asterisk 22.");
      assertThat(two.cli("core show version")).contains("Asterisk 16.");
      assertThat(two.cli("sip show peers")).contains("3001");
    }
  }
}
