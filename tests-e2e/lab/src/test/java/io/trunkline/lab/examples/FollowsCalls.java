package io.trunkline.lab.examples;

import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.client.ReadBack;
import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.calls.CallTracker;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

record FollowsCalls(CallTracker tracker, AtomicReference<AmiLink> link) implements AmiListener {
  public void up(AmiLink up) {
    link.set(up);
    gap();
  }

  public void event(AmiMessage message) {
    AmiEvent event = AmiEvents.decode(message);
    if (event != null) {
      tracker.on(event);
    }
  }

  public void gap() {
    ReadBack.ask(link.get(), Set.of("CUSTOMER_ID")).thenAccept(tracker::resync);
  }

  public void state(LinkState state) {}
}
