package io.trunkline.lab.org.rest;

import java.util.EnumSet;
import java.util.Set;

/** Which switches of an org are on. Thread-safe. */
public final class Switches {
  private final Set<OrgSwitch> on = EnumSet.of(OrgSwitch.PASSWORD_FLOW_BLOCKED);

  public synchronized void turnOn(OrgSwitch one) {
    on.add(one);
  }

  public synchronized void turnOff(OrgSwitch one) {
    on.remove(one);
  }

  public synchronized boolean on(OrgSwitch one) {
    return on.contains(one);
  }
}
