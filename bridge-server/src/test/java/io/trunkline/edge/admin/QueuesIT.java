package io.trunkline.edge.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.trunkline.core.access.Role;
import io.trunkline.core.dial.PbxQueues;
import io.trunkline.queues.QueueState;
import io.trunkline.queues.WaitingCaller;
import io.trunkline.testbridge.Http;
import io.trunkline.testbridge.TestBridge;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueuesIT {
  @TempDir Path folder;

  @Test
  void supervisorsSeeTheQueuesAsTheyStand() {
    try (TestBridge bridge = new TestBridge(folder)) {
      WaitingCaller ada =
          new WaitingCaller("1.1", 1, "0612345678", null, Instant.parse("2026-11-22T12:00:00Z"));
      bridge.queues =
          List.of(
              new PbxQueues(
                  "main",
                  "Main",
                  true,
                  List.of(new QueueState("sales", null, List.of(ada), List.of()))));

      String token = bridge.token(Role.SUPERVISOR);
      String answer =
          Http.get(bridge.address() + "/api/queues", "Authorization", "Bearer " + token).body();

      assertThat(JsonParser.parseString(answer))
          .isEqualTo(
              JsonParser.parseString(
                  """
                  [{"pbx": "main", "name": "Main", "connected": true, "queues": [
                    {"name": "sales", "members": [], "callers": [
                      {"uniqueId": "1.1", "position": 1, "number": "0612345678",
                       "since": "2026-11-22T12:00:00Z"}]}]}]
                  """));
    }
  }
}
