package io.trunkline.core.dial;

import io.trunkline.queues.QueueState;
import java.util.List;

/**
 * The queues of one PBX as they stand.
 *
 * @param pbx the PBX's id
 * @param name its name for people
 * @param connected whether the link is up; without it the queues are as they were when it went
 * @param queues by name in alphabetical order
 */
public record PbxQueues(String pbx, String name, boolean connected, List<QueueState> queues) {
  public PbxQueues {
    queues = List.copyOf(queues);
  }
}
