package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.lab.phone.LabPhones;
import io.trunkline.lab.phone.PhoneCall;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the actions do, and which class each needs, on a real Asterisk. */
@NeedsAsterisk
class ActionsLabIT {
  private static final String ALICE = "PJSIP/1001";
  private static final String BOB = "PJSIP/1002";
  private static final String CAROL = "PJSIP/1003";
  private static final String TRUNK = "PJSIP/trunk";

  /** As AmiAction's Javadoc says: one of them is enough. */
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("BlindTransfer", "call"),
          Map.entry("Atxfer", "call"),
          Map.entry("CancelAtxfer", "call"),
          Map.entry("Redirect", "call"),
          Map.entry("Park", "call"),
          Map.entry("Setvar", "call"),
          Map.entry("MixMonitor", "system"),
          Map.entry("StopMixMonitor", "system,call"),
          Map.entry("QueueAdd", "agent"),
          Map.entry("QueueRemove", "agent"),
          Map.entry("QueuePause", "agent"),
          Map.entry("QueuePenalty", "agent"),
          Map.entry("Originate", "originate"),
          Map.entry("Hangup", "system,call"),
          Map.entry("Status", "system,call,reporting"),
          Map.entry("CoreShowChannels", "system,reporting"),
          Map.entry("CoreSettings", "system,reporting"),
          Map.entry("Getvar", "call,reporting"),
          Map.entry("PJSIPShowEndpoints", "system"),
          Map.entry("DeviceStateList", "call,reporting"),
          Map.entry("QueueStatus", ""),
          Map.entry("BridgeList", ""),
          Map.entry("BridgeInfo", ""),
          Map.entry("ListCommands", ""),
          Map.entry("Filter", "system"),
          Map.entry("Ping", ""),
          Map.entry("Events", ""));

  @ParameterizedTest
  @EnumSource(AsteriskVersion.class)
  void eachNeedsTheClassThatItsWordsSay(AsteriskVersion version) {
    try (AsteriskLab lab = AsteriskLab.start(version);
        TestLink hand = new TestLink(lab.bridge()).up()) {
      AmiResponse all = hand.asks(AmiAction.listCommands());

      CLASSES.forEach(
          (action, classes) ->
              assertThat(String.valueOf(all.response().get(action)))
                  .as(action)
                  .endsWith(classes.isEmpty() ? "(Priv: <none>)" : "(Priv: " + classes + ",all)"));
    }
  }

  @ParameterizedTest
  @EnumSource(AsteriskVersion.class)
  void theyDoWhatTheySay(AsteriskVersion version) throws Exception {
    try (AsteriskLab lab = AsteriskLab.start(version);
        LabPhones phones = LabPhones.of(lab);
        TestLink hand = new TestLink(lab.bridge()).up()) {
      phones.outside().calls("39061006").from("0612345678");
      PhoneCall alice = phones.alice().rings().answers();
      hand.awaitsTalk(TRUNK, ALICE);

      recordsAndSets(lab, hand);
      consultsAndComesBack(alice, phones, hand);

      well(hand, AmiAction.blindTransfer(hand.channelOf(ALICE), "agents", "1002"));
      phones.bob().rings().answers();
      hand.awaitsTalk(TRUNK, BOB);
      assertThat(hand.heard("BlindTransfer")).isTrue();

      well(
          hand, AmiAction.park(hand.channelOf(TRUNK), hand.channelOf(BOB), Duration.ofSeconds(60)));
      await().atMost(TestLink.SOON).until(() -> hand.heard("ParkedCall"));

      well(hand, AmiAction.redirect(hand.channelOf(TRUNK), "agents", "1003", 1));
      phones.carol().rings().answers();
      hand.awaitsTalk(TRUNK, CAROL);

      well(
          hand,
          AmiAction.redirect(
              hand.channelOf(TRUNK), "agents", "7000", hand.channelOf(CAROL), "agents", "7000"));
      await().atMost(TestLink.SOON).until(() -> hand.heard("ConfbridgeJoin"));
      hand.awaitsTalk(TRUNK, CAROL);

      well(hand, AmiAction.hangup(hand.channelOf(TRUNK), 16));
      well(hand, AmiAction.hangup(hand.channelOf(CAROL), 16));
      lab.awaitNoCalls(Duration.ofSeconds(10));
    }
  }

  private static void recordsAndSets(AsteriskLab lab, TestLink hand) {
    String alice = hand.channelOf(ALICE);
    well(hand, AmiAction.setvar(alice, "__NOTE", "from a test"));
    await()
        .atMost(TestLink.SOON)
        .untilAsserted(
            () ->
                assertThat(hand.events)
                    .anyMatch(
                        event ->
                            event.isNamed("VarSet")
                                && "__NOTE".equals(event.get("Variable"))
                                && "from a test".equals(event.get("Value"))));

    AmiResponse begun = hand.asks(AmiAction.mixMonitor(alice, "of-a-test.wav", ""));
    assertThat(begun.success()).as(begun.message()).isTrue();
    String id = String.valueOf(begun.response().get("MixMonitorID"));
    well(hand, AmiAction.stopMixMonitor(alice, id));
    await()
        .atMost(TestLink.SOON)
        .until(() -> Files.exists(lab.folder().resolve("spool/monitor/of-a-test.wav")));
  }

  /** Asterisk asks for the number, with music for the customer meanwhile. */
  private static void consultsAndComesBack(PhoneCall alice, LabPhones phones, TestLink hand) {
    String channel = hand.channelOf(ALICE);
    well(hand, AmiAction.atxfer(channel, "agents", "1003"));
    await().atMost(TestLink.SOON).until(() -> hand.heard("MusicOnHoldStart"));
    alice.presses("1003");
    PhoneCall carol = phones.carol().rings().answers();
    carol.awaitsAnswer();
    hand.awaitsBridged(CAROL);
    well(hand, AmiAction.cancelAtxfer(channel));
    carol.awaitsEnd();
    hand.awaitsTalk(TRUNK, ALICE);
  }

  private static void well(TestLink hand, AmiAction action) {
    AmiResponse answer = hand.asks(action);
    assertThat(answer.success()).as(action.name() + ": " + answer.message()).isTrue();
  }
}
