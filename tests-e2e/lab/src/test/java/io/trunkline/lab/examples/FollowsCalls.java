package io.trunkline.lab.examples;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.event.PbxSnapshot;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.calls.CallTracker;
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
    var asked = link.get().sendInOrder(AmiAction.coreShowChannels());
    asked.thenAccept(answer -> tracker.resync(PbxSnapshot.of(answer.rows())));
  }

  public void state(LinkState state) {}
}
