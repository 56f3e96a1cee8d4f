package io.trunkline.lab.phone;

import io.trunkline.lab.asterisk.AsteriskLab;
import io.trunkline.lab.asterisk.LabPorts;
import java.util.ArrayList;
import java.util.List;

/**
 * The four agents' phones of a lab (1001 to 1004), the second one of 1001 and the outside world,
 * opened and closed together. Close them before the lab.
 *
 * @param aliceAtHome rings beside {@code alice} when 1101 or the DID 39061007 is dialled, and
 *     places calls as 1001 too
 */
public record LabPhones(
    SipPhone alice,
    SipPhone aliceAtHome,
    SipPhone bob,
    SipPhone carol,
    SipPhone dave,
    OutsideWorld outside)
    implements AutoCloseable {

  /** Opens all where the lab expects them. */
  public static LabPhones of(AsteriskLab lab) {
    LabPorts ports = lab.ports();
    List<Phone> open = new ArrayList<>();
    try {
      return new LabPhones(
          agent("alice", "1001", ports.phone("1001"), ports, open),
          agent("alice at home", "1001", ports.phone(LabPorts.SECOND_PHONE), ports, open),
          agent("bob", "1002", ports.phone("1002"), ports, open),
          agent("carol", "1003", ports.phone("1003"), ports, open),
          agent("dave", "1004", ports.phone("1004"), ports, open),
          OutsideWorld.open(ports.trunk(), ports.sip()));
    } catch (PhoneException e) {
      open.forEach(Phone::close);
      throw e;
    }
  }

  private static SipPhone agent(
      String name, String extension, int port, LabPorts ports, List<Phone> open) {
    SipPhone phone = SipPhone.open(name, extension, "pw" + extension, port, ports.sip());
    open.add(phone);
    return phone;
  }

  @Override
  public void close() {
    List<Phone> all = List.of(outside, alice, aliceAtHome, bob, carol, dave);
    all.forEach(Phone::leave);
    all.forEach(Phone::close);
  }
}
