package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.calls.Status;
import io.trunkline.lab.phone.LabPhones;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.provider.Arguments;

/** Calls on a lab's phones, a follower beside them, and what takes one from the other. */
abstract class FollowedLab {
  static final Duration SOON = Duration.ofSeconds(10);
  static final Duration IN_TIME = Duration.ofSeconds(2);
  static final String CUSTOMER = "0612345678";
  static final String ALICE_DIRECTLY = "39061006";
  static final String SUPPORT = "39061002";
  static final String BEHIND_LOCAL = "39062001";
  static final String ROOM = "39062008";
  private static final Map<AsteriskVersion, AsteriskLab> LABS =
      new EnumMap<>(AsteriskVersion.class);

  /** What goes away. */
  enum Break {
    /** The cable, while both ends live on. */
    LINK,
    /** The bridge, which begins again with what it has written down. */
    BRIDGE
  }

  AsteriskLab lab;
  LabPhones phones;
  Follower follower;

  static Stream<Arguments> worlds() {
    return Stream.of(AsteriskVersion.values())
        .flatMap(version -> Stream.of(Break.values()).map(way -> Arguments.of(version, way)));
  }

  void open(AsteriskVersion version) {
    lab = LABS.computeIfAbsent(version, AsteriskLab::start);
    phones = LabPhones.of(lab);
    follower = new Follower(lab);
    eventually(() -> follower.settled() == 1);
  }

  @AfterEach
  void close() {
    phones.close();
    lab.awaitNoCalls(SOON);
    follower.close();
  }

  @AfterAll
  static void end() {
    LABS.values().forEach(AsteriskLab::close);
    LABS.clear();
  }

  void breaks(Break way) {
    if (way == Break.LINK) {
      follower.link.cut();
    } else {
      follower.dies();
    }
  }

  void isBack(Break way) {
    int before = way == Break.LINK ? follower.settled() : 0;
    if (way == Break.LINK) {
      follower.link.join();
    } else {
      follower.isBack();
    }
    eventually(() -> follower.settled() > before);
    assertThat(follower.settledIn()).isLessThan(IN_TIME);
  }

  void hears(String... lines) {
    await().atMost(SOON).untilAsserted(() -> assertThat(follower.heard).containsExactly(lines));
  }

  void agrees(Map<String, Status> agents) {
    assertThat(follower.agents()).isEqualTo(agents);
    channelsAgree();
  }

  void channelsAgree() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(follower.channels()).isEqualTo(new Console(lab).channels()));
  }

  void allIsOver() {
    lab.awaitNoCalls(Duration.ofSeconds(40));
    eventually(() -> follower.liveCalls() == 0);
    assertThat(follower.known()).isEmpty();
    assertThat(follower.ended).doesNotHaveDuplicates();
  }

  static void eventually(BooleanSupplier condition) {
    await().atMost(SOON).until(condition::getAsBoolean);
  }
}
