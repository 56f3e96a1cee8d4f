package io.trunkline.demo.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Channels that are hardly there: most come and hang up at once, and of some nothing is told but
 * things that happen to them, as after a gap. All that may be left of them is a bounded number of
 * tombstones.
 */
final class Strays {
  /** Not the seconds of any tape. */
  private static final long SECOND = 1_600_000_000L;

  private static final int ONE_IN = 10;
  private static final String[] NEVER_SEEN = {
    "NewCallerid",
    "NewConnectedLine",
    "HangupRequest",
    "SoftHangupRequest",
    "Hold",
    "Unhold",
    "MixMonitorStart",
    "Hangup"
  };

  private Strays() {}

  /** At least so many events. */
  static FreshTape asManyAs(long blocks) {
    StringBuilder text = new StringBuilder();
    int channel = 0;
    for (long made = 0; made < blocks; channel++) {
      made += channel % ONE_IN == 0 ? neverSeen(text, channel) : comesAndGoes(text, channel);
    }
    return FreshTape.of(text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static int comesAndGoes(StringBuilder text, int channel) {
    event(text, "Newchannel", channel);
    event(text, "Hangup", channel);
    return 2;
  }

  private static int neverSeen(StringBuilder text, int channel) {
    for (String name : NEVER_SEEN) {
      event(text, name, channel);
    }
    return NEVER_SEEN.length;
  }

  /** As many seconds apart as two copies of a tape are channels from each other: ids never meet. */
  private static void event(StringBuilder text, String name, int channel) {
    String id = (SECOND + channel % FreshTape.SECONDS_APART) + "." + channel;
    text.append("Event: ").append(name).append("\r\nPrivilege: call,all\r\n");
    text.append(String.format(Locale.ROOT, "Channel: PJSIP/stray-%08x\r\n", channel));
    text.append("ChannelState: 4\r\nChannelStateDesc: Ring\r\nCallerIDNum: 1\r\n");
    text.append("CallerIDName: <unknown>\r\nConnectedLineNum: <unknown>\r\n");
    text.append("ConnectedLineName: <unknown>\r\nLanguage: en\r\nAccountCode: \r\n");
    text.append("Context: c\r\nExten: s\r\nPriority: 1\r\n");
    text.append("Uniqueid: ").append(id).append("\r\nLinkedid: ").append(id);
    text.append("\r\nCause: 16\r\n\r\n");
  }
}
