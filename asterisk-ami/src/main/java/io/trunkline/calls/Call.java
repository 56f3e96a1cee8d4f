package io.trunkline.calls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One conversation from first ring to last hang-up: its legs, its segments, its agents' turns. */
final class Call {
  final CallId id;

  /** The order of first sight: the older call's name survives a merge. */
  final long born;

  final Set<String> linkedIds = new LinkedHashSet<>();
  final Map<String, Leg> legByUniqueId = new LinkedHashMap<>();

  /** The turns that are not over. */
  final List<Turn> turns = new ArrayList<>(4);

  final CallLog log = new CallLog();
  @Nullable Segment segment;
  int segments;

  /** Something was said of it, so its end must be said too. */
  boolean announced;

  /** Someone from outside takes part. */
  boolean outside;

  Call(CallId id, long born) {
    this.id = id;
    this.born = born;
    linkedIds.add(id.linkedId());
  }

  /** The turns at this moment; safe to walk while they end. */
  List<Turn> turnsNow() {
    return turns.isEmpty() ? List.of() : List.copyOf(turns);
  }

  /** Whether a recording runs on any of its legs. */
  boolean isBeingRecorded() {
    return log.recorded && legByUniqueId.values().stream().anyMatch(leg -> leg.recordings > 0);
  }

  /** Which of two calls that become one keeps its name: the customer's, else the older. */
  boolean outlives(Call other) {
    return outside == other.outside ? born < other.born : outside;
  }
}
