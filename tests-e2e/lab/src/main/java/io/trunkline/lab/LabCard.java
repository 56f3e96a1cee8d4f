package io.trunkline.lab;

import io.trunkline.ami.client.AmiSettings;
import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.LabPorts;
import io.trunkline.lab.asterisk.StandingLab;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that somebody needs who wants to work with a lab: addresses, logins, what to dial. The
 * secrets are printed on purpose: they are this lab's own and open nothing but it.
 */
final class LabCard {
  private static final Map<String, String> NAMES =
      Map.of("1001", "Alice", "1002", "Bob", "1003", "Carol", "1004", "Dave", "3001", "chan_sip");

  private LabCard() {}

  /** Asks the lab for what changes: its uptime and its channels. */
  static String of(StandingLab lab, String runs) {
    LabPorts ports = lab.ports();
    StringBuilder card = new StringBuilder();
    line(card, "Asterisk %s %s (Debian %s)", lab.version(), runs, lab.packageVersion());
    line(card, "  process %d, up %s, channels %d", lab.pid(), words(lab.uptime()), lab.channels());
    line(card, "  folder  %s (log/full, spool/monitor, etc)", lab.folder());
    line(card, "");
    line(card, "  AMI     127.0.0.1:%d", ports.ami());
    login(card, lab.bridge(), "the rights that the bridge needs");
    login(card, lab.observer(), "hears everything");
    line(card, "  SIP     127.0.0.1:%d, UDP", ports.sip());
    line(
        card,
        "  web     ws://127.0.0.1:%d/ws, SIP for a browser's phone: 2001 pw2001",
        ports.http());
    if (lab.version() == AsteriskVersion.V16) {
      line(card, "  SIP     127.0.0.1:%d, UDP, chan_sip", ports.chanSip());
    }
    line(card, "  RTP     127.0.0.1:%d-%d, UDP", ports.rtpStart(), ports.rtpEnd());
    line(card, "");
    phones(card, lab.version(), ports);
    line(card, "");
    dials(card);
    line(card, "");
    line(card, "  ./trunkline lab stop --asterisk %s ends it", lab.version());
    return card.toString();
  }

  private static void login(StringBuilder card, AmiSettings login, String rights) {
    line(card, "          %-9s %s  (%s)", login.username(), login.secret().reveal(), rights);
  }

  private static void phones(StringBuilder card, AsteriskVersion version, LabPorts ports) {
    line(card, "  It looks for the phones at fixed ports of 127.0.0.1, registered or not:");
    for (Map.Entry<String, Integer> one : new TreeMap<>(ports.phones()).entrySet()) {
      String name = one.getKey();
      String login = name.equals(LabPorts.SECOND_PHONE) ? "1001" : name;
      if (!name.equals("3001") || version == AsteriskVersion.V16) {
        String who = NAMES.getOrDefault(name, "Alice's second");
        line(
            card,
            "    %-7s port %d  user %s  password pw%s  %s",
            name,
            one.getValue(),
            login,
            login,
            who);
      }
    }
    line(
        card, "    %-7s port %d  no password, but the header X-Trunk: yes", "trunk", ports.trunk());
  }

  private static void dials(StringBuilder card) {
    line(card, "  From the trunk: 39061001 queue sales, 39061002 queue support (rings all),");
    line(card, "    39061005 sales and recorded, 39061006 Alice; from a phone: 1001 to 1004,");
    line(card, "    0NUMBER out through the trunk, 600 answers; more in tests-e2e/lab/README.md");
  }

  private static String words(Duration up) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", up.toHours(), up.toMinutesPart(), up.toSecondsPart());
  }

  private static void line(StringBuilder card, String format, Object... values) {
    card.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
