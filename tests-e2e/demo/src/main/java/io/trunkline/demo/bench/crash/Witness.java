package io.trunkline.demo.bench.crash;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the bridge must know of a call: by when the call was played, and when the bridge was there.
 * Thread-safe.
 */
final class Witness {
  private static final long ROOM_NANOS = 500_000_000L;

  private final Presence presence;
  private final Map<PlannedCall, Long> startByCall = new ConcurrentHashMap<>();

  Witness(Presence presence) {
    this.presence = presence;
  }

  /** The call begins at this moment. */
  void begins(PlannedCall call) {
    startByCall.put(call, System.nanoTime());
  }

  /**
   * What the bridge must know of this passage: it was there at any moment of it, with some room at
   * both ends. Of a call that was never played, all.
   */
  Known known(PlannedCall call, CallKind.Passage passage) {
    Long start = startByCall.get(call);
    if (start == null || saw(call, start, passage.fromMs(), passage.toMs())) {
      return Known.ALL;
    }
    return passage.dueMs() < passage.fromMs() && saw(call, start, passage.dueMs(), passage.toMs())
        ? Known.THAT_IT_WAS
        : Known.NOTHING;
  }

  private boolean saw(PlannedCall call, long start, int fromMs, int toMs) {
    double slower = call.kind().slower(call.shortest());
    long from = start + (long) (fromMs * slower * 1e6);
    long to = start + (long) (toMs * slower * 1e6);
    return presence.saw(from + ROOM_NANOS, to - ROOM_NANOS);
  }

  /** How many tickets of this plan must stand at least. */
  long awaited(CrashPlan plan) {
    return plan.calls().stream()
        .flatMap(
            call ->
                call.kind().passages().stream()
                    .filter(passage -> known(call, passage) != Known.NOTHING))
        .count();
  }
}
