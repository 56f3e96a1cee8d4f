package io.trunkline.lab.asterisk;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Wanted;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Watches a PBX over AMI until something is so; never by looking again after a while. */
final class Watch implements AmiListener {
  private final CompletableFuture<String> seen = new CompletableFuture<>();
  private final boolean untilNoCalls;
  private volatile String last = "no connection yet";
  private volatile @Nullable AmiLink link;

  private Watch(boolean untilNoCalls) {
    this.untilNoCalls = untilNoCalls;
  }

  /** Waits until it has started wholly; ends early when its process does. */
  static String boots(AmiSettings settings, ProcessHandle process, Duration patience)
      throws TimeoutException {
    Watch watch = new Watch(false);
    var unused = process.onExit().thenRun(() -> watch.seen.complete("it ended by itself"));
    return watch.over(settings, Wanted.of(Set.of("FullyBooted"), Set.of()), patience);
  }

  /** Waits until no channel is left. */
  static void noCalls(AmiSettings settings, Duration patience) throws TimeoutException {
    new Watch(true).over(settings, Wanted.of(Set.of("Hangup"), Set.of()), patience);
  }

  private String over(AmiSettings settings, Wanted wanted, Duration patience)
      throws TimeoutException {
    try (AmiClient client = new AmiClient("lab", settings, wanted, this)) {
      client.start();
      return seen.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (TimeoutException e) {
      TimeoutException said = new TimeoutException("after " + patience.toSeconds() + " s: " + last);
      said.initCause(e);
      throw said;
    }
  }

  @Override
  public void up(AmiLink up) {
    link = up;
    if (untilNoCalls) {
      count();
    } else {
      seen.complete("");
    }
  }

  @Override
  public void event(AmiMessage event) {
    count();
  }

  @Override
  public void gap() {
    count();
  }

  @Override
  public void state(LinkState state) {
    last = state.words();
    if (!untilNoCalls && state.phase() == LinkState.Phase.REFUSED) {
      seen.complete(state.words());
    }
  }

  private void count() {
    AmiLink now = link;
    if (untilNoCalls && now != null) {
      var unused =
          now.send(AmiAction.coreShowChannels())
              .thenAccept(
                  answer -> {
                    last = answer.rows().size() + " channels are left";
                    if (answer.success() && answer.rows().isEmpty()) {
                      seen.complete("");
                    }
                  });
    }
  }
}
