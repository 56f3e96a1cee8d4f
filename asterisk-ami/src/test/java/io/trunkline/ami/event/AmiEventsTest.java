package io.trunkline.ami.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.wire.AmiMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmiEventsTest {
  private static final String[] CHANNEL = {
    "Channel", "PJSIP/2001-00000032",
    "ChannelState", "5",
    "ChannelStateDesc", "Ringing",
    "CallerIDNum", "20\\'01",
    "CallerIDName", "Click O\\'Call",
    "ConnectedLineNum", "<unknown>",
    "ConnectedLineName", "",
    "Context", "internal",
    "Exten", "s",
    "Priority", "1",
    "Uniqueid", "our-1",
    "Linkedid", "our-1",
    "ChanVariable", "CRM_REF=a=b\\nc",
    "ChanVariable", "DIALSTATUS="
  };

  @Test
  void readsASnapshotAndUnescapesOnlyWhatAsteriskEscapes() {
    AmiMessage message = event("Newstate", "Timestamp", "1795332485.124701");

    AmiEvent event = AmiEvents.decode(message);

    ChannelSnapshot channel =
        ChannelSnapshot.of(
            "Channel", "PJSIP/2001-00000032",
            "ChannelState", "5",
            "ChannelStateDesc", "Ringing",
            "CallerIDNum", "20\\'01",
            "CallerIDName", "Click O'Call",
            "Context", "internal",
            "Exten", "s",
            "Priority", "1",
            "Uniqueid", "our-1",
            "Linkedid", "our-1",
            "ChanVariable", "CRM_REF=a=b\\nc");
    Instant at = Instant.parse("2026-11-22T07:28:05.124701Z");
    assertThat(event).isEqualTo(new AmiEvent.Newstate(at, channel));
  }

  @Test
  void hasNoTimeWhereThePbxSendsNone() {
    AmiEvent event = AmiEvents.decode(event("Hold"));

    assertThat(event).isNotNull();
    assertThat(event.at()).isNull();
  }

  @Test
  void passesOverWhatIsNotNews() {
    AmiMessage row = event("ParkedCall", "ActionID", "k2");
    AmiMessage injected = AmiMessage.of("Event", "Hangup", "Channel", "a", "Uniqueid", "1");
    AmiMessage unknown = AmiMessage.of("Event", "QueueSomethingNew", "Privilege", "agent,all");
    AmiMessage response = AmiMessage.of("Response", "Success", "Event", "Hangup");
    AmiMessage cut = AmiMessage.of("Event", "Hangup", "Privilege", "call,all", "Channel", "a");

    assertThat(List.of(row, injected, unknown, response, cut))
        .allSatisfy(message -> assertThat(AmiEvents.decode(message)).isNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VarSet|Uniqueid=our-1|Variable=CUSTOMER_ID|Value=C-43",
        "VarSet|Channel=PJSIP/2001-00000032|Uniqueid=our-1|Variable=CUSTOMER_ID|Value=C-43",
        "Hangup|Channel=PJSIP/2001-00000032|Uniqueid=our-1|Linkedid=our-1|Cause=16",
        "QueueMemberPause|Queue=sales|Interface=PJSIP/2001|Paused=1",
        "OriginateResponse|ActionID=og1|Response=Failure|Uniqueid=our-1",
        "Rename|Uniqueid=our-1|Newname=PJSIP/2002-00000033",
        "ParkedCall|ParkeeChannel=PJSIP/2001-00000032|ParkeeUniqueid=our-1",
        "AttendedTransfer|Result=Success|OrigTransfererChannel=a|OrigTransfererUniqueid=our-1"
      })
  void believesNothingThatHasLessThanAsteriskWrites(String forged) {
    String[] parts = forged.split("[|=]", -1);
    String[] all = new String[3 + parts.length];
    all[0] = "Event";
    all[1] = parts[0];
    all[2] = "Privilege";
    all[3] = "call,all";
    System.arraycopy(parts, 1, all, 4, parts.length - 1);

    AmiEvent event = AmiEvents.decode(AmiMessage.of(all));

    assertThat(event)
        .satisfiesAnyOf(
            nothing -> assertThat(nothing).isNull(),
            nobody ->
                assertThat(nobody)
                    .isEqualTo(
                        new AmiEvent.AttendedTransfer(
                            null, "Success", null, null, null, null, null)));
  }

  @Test
  void seesWhereASnapshotBreaksOff() {
    AmiMessage whole = event("Newstate");
    AmiMessage torn =
        AmiMessage.of(
            "Event", "Newstate",
            "Privilege", "call,all",
            "Channel", "PJSIP/2001-00000032",
            "ChannelState", "5",
            "ChannelStateDesc", "Ringing",
            "CallerIDNum", "1");
    AmiMessage smuggled =
        AmiMessage.of("Event", "Hangup", "Privilege", "call,all", "Channel", "a", "Uniqueid", "1");

    assertThat(AmiEvents.isTorn(torn)).isTrue();
    assertThat(AmiEvents.isTorn(whole)).isFalse();
    assertThat(AmiEvents.isTorn(smuggled)).isFalse();
  }

  @Test
  void believesARenameOnlyInOnePiece() {
    String[] start = {
      "Event", "Rename", "Privilege", "call,all", "Channel", "a-1", "Newname", "b-1"
    };
    List<String> whole = new ArrayList<>(List.of(start));
    whole.addAll(List.of("Uniqueid", "1.1"));
    List<String> smuggled = new ArrayList<>(List.of(start));
    smuggled.addAll(List.of("CallerIDName", "Eve", "Uniqueid", "1.1", "Linkedid", "1.1"));

    assertThat(AmiEvents.decode(message(whole)))
        .isEqualTo(new AmiEvent.Rename(null, "1.1", "a-1", "b-1"));
    assertThat(AmiEvents.decode(message(smuggled))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "DialEnd, '', Dest",
    "Pickup, '', Target",
    "LocalBridge, LocalOne, LocalTwo",
    "BlindTransfer, Transferer, Transferee",
    "AttendedTransfer, OrigTransferer, SecondTransferer",
    "AttendedTransfer, Transferee, TransferTarget",
    "UnParkedCall, Parkee, Retriever"
  })
  void seesWhereEitherOfTwoSnapshotsBreaksOff(String name, String first, String second) {
    List<String> one = new ArrayList<>(List.of("Event", name, "Privilege", "call,all"));
    one.addAll(snapshot(first, CHANNEL.length));
    List<String> both = new ArrayList<>(one);
    both.addAll(snapshot(second, CHANNEL.length));
    List<String> secondTorn = new ArrayList<>(one);
    secondTorn.addAll(snapshot(second, 8));

    assertThat(AmiEvents.isTorn(message(both))).isFalse();
    assertThat(AmiEvents.isTorn(message(one.subList(0, 4 + 8)))).isTrue();
    assertThat(AmiEvents.isTorn(message(secondTorn))).isTrue();
  }

  /** The first so many names and values of a channel, under this prefix. */
  private static List<String> snapshot(String prefix, int length) {
    List<String> snapshot = new ArrayList<>();
    for (int i = 0; i < length; i += 2) {
      snapshot.addAll(List.of(prefix + CHANNEL[i], CHANNEL[i + 1]));
    }
    return snapshot;
  }

  private static AmiMessage message(List<String> headers) {
    return AmiMessage.of(headers.toArray(String[]::new));
  }

  @Test
  void readsAVariableUnderItsPlainNameAndOnlyIfSomebodyWatchesIt() {
    AmiMessage message =
        event("VarSet", "Variable", "__CUSTOMER_ID", "Value", "tab\\there \\\\ O\\'Brien");

    AmiEvent watched = AmiEvents.decode(message, name -> name.equals("CUSTOMER_ID"));

    assertThat(watched)
        .isEqualTo(new AmiEvent.VarSet(null, "our-1", "CUSTOMER_ID", "tab\there \\ O'Brien"));
    assertThat(AmiEvents.decode(message, name -> false)).isNull();
  }

  @Test
  void readsAnOriginateResponseThatBearsTheAskersActionId() {
    AmiMessage message =
        AmiMessage.of(
            "Event", "OriginateResponse",
            "Privilege", "call,all",
            "ActionID", "og1",
            "Response", "Failure",
            "Channel", "PJSIP/nobody",
            "Uniqueid", "<unknown>",
            "Reason", "3",
            "CallerIDNum", "<unknown>",
            "CallerIDName", "<unknown>");

    assertThat(AmiEvents.decode(message))
        .isEqualTo(new AmiEvent.OriginateResponse(null, "og1", false, null, "PJSIP/nobody", 3));
  }

  @Test
  void readsAgentCompleteWithoutEitherChannel() {
    AmiMessage message =
        AmiMessage.of(
            "Event", "AgentComplete",
            "Privilege", "agent,all",
            "Queue", "sales",
            "Interface", "PJSIP/1002",
            "MemberName", "Bob",
            "HoldTime", "1",
            "TalkTime", "2",
            "Reason", "agent");

    AmiEvent.MemberCall bob = new AmiEvent.MemberCall("sales", "PJSIP/1002", "Bob", null);
    assertThat(AmiEvents.decode(message))
        .isEqualTo(new AmiEvent.AgentComplete(null, null, bob, "1", "2", "agent"));
  }

  @Test
  void namesEveryEventThatItDecodes() {
    assertThat(AmiEvents.wanted())
        .contains("Newchannel", "BridgeEnter", "QueueMemberPause", "VarSet", "Shutdown")
        .doesNotContain("Newexten", "DeviceStateChange", "CoreShowChannel");
  }

  @Test
  void knowsTheInterfaceBehindAChannelsName() {
    assertThat(ChannelSnapshot.endpointOf("PJSIP/my-trunk-0000001e")).isEqualTo("PJSIP/my-trunk");
    assertThat(ChannelSnapshot.endpointOf("Local/1003@agents-00000002;1"))
        .isEqualTo("Local/1003@agents");
  }

  private static AmiMessage event(String name, String... more) {
    String[] all = new String[4 + CHANNEL.length + more.length];
    all[0] = "Event";
    all[1] = name;
    all[2] = "Privilege";
    all[3] = "call,all";
    System.arraycopy(CHANNEL, 0, all, 4, CHANNEL.length);
    System.arraycopy(more, 0, all, 4 + CHANNEL.length, more.length);
    return AmiMessage.of(all);
  }
}
