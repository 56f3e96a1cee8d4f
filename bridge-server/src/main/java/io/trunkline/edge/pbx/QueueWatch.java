package io.trunkline.edge.pbx;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.QueueSnapshot;
import io.trunkline.queues.QueueBoard;
import io.trunkline.queues.QueueState;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the board of one PBX's queues. The board lives on the listener's thread; what it shows can
 * be read on any. It is read anew once a minute: averages, levels, and queues that Asterisk has
 * forgotten are told by no event.
 */
final class QueueWatch {
  private static final Logger log = LoggerFactory.getLogger(QueueWatch.class);
  private static final long ANEW_SECONDS = 60;

  private final String name;
  private final Clock clock;
  private final Predicate<AmiLink> isCurrent;
  private final QueueBoard board = new QueueBoard(this::changed);
  private final Map<String, QueueState> shownByName = new ConcurrentHashMap<>();

  /**
   * Knows of no queue yet.
   *
   * @param name the PBX's name, for the log
   * @param isCurrent whether this is still the link to the PBX
   */
  QueueWatch(String name, Clock clock, Predicate<AmiLink> isCurrent) {
    this.name = name;
    this.clock = clock;
    this.isCurrent = isCurrent;
  }

  /** Every queue, by name; any thread. */
  List<QueueState> queues() {
    return shownByName.values().stream().sorted(Comparator.comparing(QueueState::name)).toList();
  }

  /** An event of the PBX; listener's thread. */
  void on(AmiEvent event) {
    board.on(event, clock.instant());
  }

  /** Reads the board back over this link. */
  void readBack(AmiLink link) {
    CompletableFuture<Void> unused =
        link.sendInOrder(AmiAction.queueStatus())
            .thenAccept(this::takeIn)
            .exceptionally(
                failure -> {
                  log.warn("pbx={} stage=queues outcome=no-answer reason={}", name, failure);
                  return null;
                });
  }

  /**
   * Reads it back now and once a minute as long as this is the link; a new one has its own turn.
   */
  void keepReading(AmiLink link) {
    readBack(link);
    CompletableFuture.delayedExecutor(ANEW_SECONDS, TimeUnit.SECONDS)
        .execute(
            () -> {
              if (isCurrent.test(link)) {
                keepReading(link);
              }
            });
  }

  private void takeIn(AmiResponse answer) {
    if (answer.success()) {
      board.resync(QueueSnapshot.of(answer.rows()), clock.instant());
    } else {
      log.warn("pbx={} stage=queues outcome=refused reason={}", name, answer.message());
    }
  }

  private void changed(String queue) {
    board
        .queue(queue)
        .ifPresentOrElse(state -> shownByName.put(queue, state), () -> shownByName.remove(queue));
  }
}
