package io.trunkline.calls;

import io.trunkline.ami.event.PbxSnapshot;
import io.trunkline.calls.KnownCall.KnownAgent;
import io.trunkline.calls.KnownCall.KnownSegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What one tracker holds to be so, beside what another does who has missed nothing. */
final class Truth {
  private Truth() {}

  /** Of those who are bridged by the list: who talks, and through which queue he came. */
  static List<String> differences(
      List<KnownCall> whole, List<KnownCall> gapped, PbxSnapshot listed) {
    List<String> differences = new ArrayList<>();
    Map<String, String> right = talks(whole);
    Map<String, String> found = talks(gapped);
    for (PbxSnapshot.Row row : listed.rows()) {
      String leg = row.channel().uniqueId();
      String expected = right.get(leg);
      if (row.bridgeId() != null && !Objects.equals(expected, found.get(leg))) {
        differences.add(leg + " " + expected + " but " + found.get(leg));
      }
    }
    return differences;
  }

  private static Map<String, String> talks(List<KnownCall> calls) {
    Map<String, String> talks = new HashMap<>();
    for (KnownCall call : calls) {
      for (KnownAgent agent : call.agents()) {
        if (agent.status() != Status.RING) {
          String queue =
              call.passages().stream()
                  .filter(passage -> passage.number() == agent.segment())
                  .findFirst()
                  .map(KnownSegment::queue)
                  .orElse("no queue");
          talks.put(agent.leg(), agent.agent() + " " + queue);
        }
      }
    }
    return talks;
  }
}
