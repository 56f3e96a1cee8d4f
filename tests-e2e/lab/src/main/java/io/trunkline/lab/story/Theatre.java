package io.trunkline.lab.story;

import io.trunkline.lab.asterisk.AsteriskLab;
import java.time.Duration;

/** Plays stories on one lab, one after the other. For one thread. */
public final class Theatre implements AutoCloseable {
  /** What the PBX says after the last channel is gone: AgentComplete, the members' states. */
  private static final Duration AFTERWORD = Duration.ofMillis(250);

  private final AsteriskLab lab;
  private final ManagerHand hand;

  /** The lab stays its owner's. */
  public Theatre(AsteriskLab lab) {
    this.lab = lab;
    hand = new ManagerHand(lab.bridge());
  }

  /** Plays it, and returns when the PBX has no channel left and nothing more to say. */
  public void play(Story story) {
    try (Stage stage = new Stage(lab.version(), lab.ports(), hand)) {
      story.play().on(stage);
      stage.awaitsSilence();
      stage.waits(AFTERWORD);
    }
  }

  /** Plays it while somebody who may hear everything writes it down. */
  public Recording record(Story story) {
    try (AmiRecorder recorder = AmiRecorder.start(lab.observer())) {
      play(story);
      return recorder.finish();
    }
  }

  @Override
  public void close() {
    hand.close();
  }
}
