package io.trunkline.lab.examples;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.event.QueueSnapshot;
import io.trunkline.queues.QueueBoard;
import io.trunkline.queues.QueueState;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

record ListsQueues(QueueBoard board) {
  CompletableFuture<List<QueueState>> now(AmiLink link) {
    return link.sendInOrder(AmiAction.queueStatus())
        .thenApply(
            answer -> {
              if (answer.success()) {
                board.resync(QueueSnapshot.of(answer.rows()), Instant.now());
              }
              return board.queues();
            });
  }
}
