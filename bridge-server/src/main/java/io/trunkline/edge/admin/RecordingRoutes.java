package io.trunkline.edge.admin;

import io.trunkline.core.recording.Recording;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recordings of the agent who asks. */
final class RecordingRoutes {
  private static final int USUAL = 20;
  private static final int MOST = 200;
  private final AdminParts parts;

  RecordingRoutes(AdminParts parts) {
    this.parts = parts;
  }

  /**
   * A recording of an agent's own call.
   *
   * @param call PBX and linkedid, as on the agent's page
   * @param parts how many files the PBX has named so far
   * @param endedAt when the call ended; absent while it goes on
   * @param url where it can be heard for five minutes without another sign-in
   */
  record OwnRecording(
      String reference, String call, int parts, @Nullable Instant endedAt, String url) {}

  Answer own(Ask ask) {
    String call = ask.query().getOrDefault("call", "");
    List<OwnRecording> own =
        parts.listening().own(ask.caller(), call.isEmpty() ? ask.limit(USUAL, MOST) : MOST).stream()
            .filter(one -> call.isEmpty() || one.call().toString().equals(call))
            .map(one -> view(ask, one))
            .toList();
    return Answer.ok(own);
  }

  private OwnRecording view(Ask ask, Recording one) {
    return new OwnRecording(
        one.reference(),
        one.call().toString(),
        one.files().size(),
        one.endedAt(),
        parts.listening().permitted(ask.caller(), one));
  }
}
