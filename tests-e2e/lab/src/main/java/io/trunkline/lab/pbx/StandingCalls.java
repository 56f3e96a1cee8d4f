package io.trunkline.lab.pbx;

import java.util.List;

/**
 * What has been going on since before anybody logged in: calls of two channels in a bridge, and
 * callers who wait in a queue.
 */
final class StandingCalls {
  private static final long FIRST_SECOND = 1_700_000_000L;

  private StandingCalls() {}

  /** The events that make call number n, one block each. */
  static List<String> events(int n) {
    String first = FIRST_SECOND + n + ".1";
    String caller = snapshot("PJSIP/trunk-%08x".formatted(2 * n), first, first, "+1555" + n);
    String agent =
        snapshot("PJSIP/%d-%08x".formatted(n, 2 * n + 1), FIRST_SECOND + n + ".2", first, "" + n);
    String bridge =
        "BridgeUniqueid: standing-%d\r\nBridgeType: basic\r\n".formatted(n)
            + "BridgeTechnology: simple_bridge\r\nBridgeCreator: \r\nBridgeName: \r\n"
            + "BridgeNumChannels: 2\r\n";
    return List.of(
        event("Newchannel", caller),
        event("Newchannel", agent),
        event("BridgeCreate", bridge),
        event("BridgeEnter", bridge + caller),
        event("BridgeEnter", bridge + agent));
  }

  /** The events that make caller number n wait in this queue, one block each. */
  static List<String> waiting(int n, String queue) {
    String id = FIRST_SECOND + n + ".3";
    String caller = snapshot("PJSIP/trunk-f%07x".formatted(n), id, id, "+1666" + n);
    return List.of(
        event("Newchannel", caller),
        event("Newexten", caller + "Application: Queue\r\nAppData: " + queue + "\r\n"),
        event("QueueCallerJoin", caller + "Queue: " + queue + "\r\nPosition: 1\r\nCount: 1\r\n"));
  }

  private static String event(String name, String headers) {
    return "Event: " + name + "\r\nPrivilege: call,all\r\n" + headers + "\r\n";
  }

  private static String snapshot(String channel, String uniqueId, String linkedId, String number) {
    return "Channel: %s\r\nChannelState: 6\r\nChannelStateDesc: Up\r\nCallerIDNum: %s\r\n"
            .formatted(channel, number)
        + "CallerIDName: <unknown>\r\nConnectedLineNum: <unknown>\r\n"
        + "ConnectedLineName: <unknown>\r\nLanguage: en\r\nAccountCode: \r\n"
        + "Context: from-trunk\r\nExten: 100\r\nPriority: 1\r\n"
        + "Uniqueid: %s\r\nLinkedid: %s\r\n".formatted(uniqueId, linkedId);
  }
}
