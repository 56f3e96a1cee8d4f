package io.trunkline.calls;

import java.util.ArrayList;
import java.util.List;

/** A sink that remembers. */
final class Heard implements CallSink {
  final List<CallEvent> events = new ArrayList<>();
  final List<CallId> ended = new ArrayList<>();

  @Override
  public void happened(CallEvent event) {
    events.add(event);
  }

  @Override
  public void ended(CallId call) {
    ended.add(call);
  }
}
