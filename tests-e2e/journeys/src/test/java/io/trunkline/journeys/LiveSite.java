package io.trunkline.journeys;

import io.trunkline.ami.client.AmiSettings;
import io.trunkline.demo.WorldSettings;
import io.trunkline.lab.asterisk.AsteriskLab;
import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.CuttableLink;
import io.trunkline.lab.phone.LabPhones;

/**
 * A real Asterisk with its phones, and the cable on which a bridge follows it. One for a class of
 * journeys; each begins and ends without a call.
 */
record LiveSite(AsteriskLab lab, LabPhones phones, CuttableLink link) implements AutoCloseable {

  static LiveSite open(AsteriskVersion version) {
    AsteriskLab lab = AsteriskLab.start(version);
    return new LiveSite(lab, LabPhones.of(lab), CuttableLink.to(lab.ports().ami()));
  }

  /** The bridge's login: the smallest rights, over the cable. */
  WorldSettings.PbxLogin login() {
    AmiSettings bridge = lab.bridge();
    return new WorldSettings.PbxLogin(
        bridge.host(), link.port(), bridge.username(), bridge.secret().reveal());
  }

  @Override
  public void close() {
    link.close();
    phones.close();
    lab.close();
  }
}
