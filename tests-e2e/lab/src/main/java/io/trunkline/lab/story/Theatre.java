package io.trunkline.lab.story;

import io.trunkline.lab.asterisk.AsteriskLab;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Plays stories on one lab, one after the other. For one thread. */
public final class Theatre implements AutoCloseable {
  /** What the PBX says after the last channel is gone: AgentComplete, the members' states. */
  private static final Duration AFTERWORD = Duration.ofMillis(250);

  private final AsteriskLab lab;
  private final ManagerHand hand;
  private @Nullable Stage stage;

  /** The lab stays its owner's. */
  public Theatre(AsteriskLab lab) {
    this.lab = lab;
    hand = new ManagerHand(lab.bridge());
  }

  /** Plays it, and returns when the PBX has no channel left and nothing more to say. */
  public void play(Story story) {
    Stage set = stage == null ? new Stage(lab.version(), lab.ports(), hand) : stage;
    stage = set;
    boolean well = false;
    try {
      set.clears();
      story.play().on(set);
      set.awaitsSilence();
      set.waits(AFTERWORD);
      well = true;
    } finally {
      if (!well) {
        leave();
      }
    }
  }

  /** Whatever went wrong is not carried into the next story. */
  private void leave() {
    Stage set = stage;
    stage = null;
    if (set != null) {
      set.close();
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
    leave();
    hand.close();
  }
}
