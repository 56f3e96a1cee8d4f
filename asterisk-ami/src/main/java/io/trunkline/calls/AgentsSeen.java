package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.QueueMemberState;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who the agents are, when nobody has said it: the members of the queues seen. To be fed with all
 * events of a tape before a tracker is. Not thread-safe.
 */
public final class AgentsSeen {
  private final Set<String> interfaces = new LinkedHashSet<>();

  /** Learns from one event. */
  public void on(AmiEvent event) {
    if (event instanceof AmiEvent.OfMember about) {
      on(about.member());
    } else if (event instanceof AmiEvent.AgentCalled called) {
      add(called.member().deviceInterface());
    } else if (event instanceof AmiEvent.AgentConnect connected) {
      add(connected.member().deviceInterface());
    }
  }

  /** Learns from one QueueMember row; a Local member's phone is named by its state interface. */
  public void on(QueueMemberState member) {
    String phone = member.stateInterface();
    boolean local = member.deviceInterface().startsWith("Local/");
    add(local && phone != null ? phone : member.deviceInterface());
  }

  /** The interfaces seen, in order of appearance. */
  public Set<String> interfaces() {
    return Set.copyOf(interfaces);
  }

  private void add(String deviceInterface) {
    // a Local member stands for a phone: its member events name it
    if (!deviceInterface.isEmpty() && !deviceInterface.startsWith("Local/")) {
      interfaces.add(deviceInterface);
    }
  }
}
