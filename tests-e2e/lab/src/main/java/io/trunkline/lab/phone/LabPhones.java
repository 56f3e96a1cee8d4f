package io.trunkline.lab.phone;

import io.trunkline.lab.asterisk.AsteriskLab;
import io.trunkline.lab.asterisk.LabPorts;

/**
 * The four agents' phones of a lab (1001 to 1004) and its outside world, opened and closed
 * together. Close them before the lab.
 */
public record LabPhones(
    SipPhone alice, SipPhone bob, SipPhone carol, SipPhone dave, OutsideWorld outside)
    implements AutoCloseable {

  /** Opens all five where the lab expects them. */
  public static LabPhones of(AsteriskLab lab) {
    LabPorts ports = lab.ports();
    return new LabPhones(
        agent("alice", "1001", ports),
        agent("bob", "1002", ports),
        agent("carol", "1003", ports),
        agent("dave", "1004", ports),
        OutsideWorld.open(ports.trunk(), ports.sip()));
  }

  private static SipPhone agent(String name, String extension, LabPorts ports) {
    int port = ports.phone(extension);
    return SipPhone.open(name, extension, "pw" + extension, port, ports.sip());
  }

  @Override
  public void close() {
    outside.close();
    alice.close();
    bob.close();
    carol.close();
    dave.close();
  }
}
