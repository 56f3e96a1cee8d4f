package io.trunkline.lab.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.calls.CallEvent;
import io.trunkline.lab.asterisk.AsteriskLab;
import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.NeedsAsterisk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every story, played live on one version of Asterisk, means what its tape means; followed with the
 * bridge's few rights. A class of its own for each version, so that the two play side by side.
 */
@NeedsAsterisk
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LiveStories {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /**
   * Whether BlindTransfer or ParkedCall is said first is left to Asterisk's threads: the one who
   * parks has handed on or has parked, and a tape can hold only one of the two.
   */
  private static final String EITHER_WAY = "parked-by-refer";

  private final AsteriskVersion version;
  private AsteriskLab lab;
  private Theatre theatre;
  private Follower follower;

  LiveStories(AsteriskVersion version) {
    this.version = version;
  }

  @BeforeAll
  void start() {
    lab = AsteriskLab.start(version);
    theatre = new Theatre(lab);
    follower = new Follower(lab.bridge());
    await().atMost(PATIENCE).until(follower::isUp);
  }

  @AfterAll
  void end() {
    follower.close();
    theatre.close();
    lab.close();
  }

  Stream<Story> stories() {
    return Stories.all().stream().filter(story -> story.versions().contains(version));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void meansLiveWhatItsTapeMeans(Story story) {
    List<Meaning> expected = Meaning.of(story, version);
    follower.forgets();

    theatre.play(story);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              List<CallEvent> heard = follower.events();
              assertThat(certain(story, Meaning.heard(heard, expected)))
                  .isEqualTo(certain(story, Meaning.byParty(expected)));
              assertThat(follower.liveCalls()).isZero();
            });
    assertThat(follower.heardAll()).as("no gap, and no second login").isTrue();
  }

  private static Map<String, List<Meaning>> certain(
      Story story, Map<String, List<Meaning>> byParty) {
    Map<String, List<Meaning>> certain = new TreeMap<>(byParty);
    if (story.name().equals(EITHER_WAY)) {
      certain.keySet().removeIf(party -> party.startsWith("PJSIP/1001 "));
    }
    return certain;
  }
}
