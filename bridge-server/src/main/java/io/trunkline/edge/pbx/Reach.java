package io.trunkline.edge.pbx;

import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.AmiTimings;
import io.trunkline.ami.client.AmiTls;
import io.trunkline.ami.client.Secret;
import io.trunkline.core.dial.Pbx;

/** How a PBX that administrators entered is reached. */
final class Reach {
  private Reach() {}

  static AmiSettings of(Pbx pbx, String secret, AmiTimings timings) {
    return new AmiSettings(
        pbx.host(),
        pbx.port(),
        pbx.username(),
        new Secret(secret),
        tls(pbx),
        timings,
        AmiSettings.INBOX_BYTES);
  }

  private static AmiTls tls(Pbx pbx) {
    if (!pbx.tls()) {
      return AmiTls.off();
    }
    return pbx.certificate() == null ? AmiTls.publicAuthority() : AmiTls.pinned(pbx.certificate());
  }
}
