package io.trunkline.edge.pbx;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.KnownCall;
import java.util.List;

/**
 * A live call as it must be kept for a restart of the bridge.
 *
 * @param known what the tracker goes on with
 * @param living what tells the flow again how it stands; see {@link CallStory}
 */
record SavedCall(KnownCall known, List<CallEvent> living) {
  SavedCall {
    living = List.copyOf(living);
  }
}
