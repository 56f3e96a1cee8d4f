package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.KnownCall;
import io.trunkline.calls.Status;
import io.trunkline.lab.phone.PhoneCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The link or the bridge goes away in the middle of calls, and comes back: they go on. */
@NeedsAsterisk
class ReconnectLabIT extends FollowedLab {
  @ParameterizedTest
  @MethodSource("worlds")
  void aPhoneThatRingsRingsOnUnannounced(AsteriskVersion version, Break way) {
    open(version);
    PhoneCall customer = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    PhoneCall alice = phones.alice().rings();
    hears("ring 1001");

    breaks(way);
    isBack(way);

    agrees(Map.of("PJSIP/1001", Status.RING));
    alice.answers();
    hears("ring 1001", "answer 1001");
    customer.awaitsAnswer().hangsUp();
    hears("ring 1001", "answer 1001", "hangup 1001 customer");
    allIsOver();
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void anAnswerIsToldOnceThoughTheLinkBreaksAtOnce(AsteriskVersion version, Break way) {
    open(version);
    PhoneCall customer = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    PhoneCall alice = phones.alice().rings();
    hears("ring 1001");

    alice.answers();
    breaks(way);
    customer.awaitsAnswer();
    isBack(way);

    agrees(Map.of("PJSIP/1001", Status.ANSWER));
    assertThat(follower.heard).containsExactly("ring 1001", "answer 1001");
    assertThat(follower.known().get(0).variables()).containsEntry("CUSTOMER_ID", "C-42");
    alice.hangsUp();
    hears("ring 1001", "answer 1001", "hangup 1001 agent");
    allIsOver();
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void aHoldIsStillAHold(AsteriskVersion version, Break way) {
    open(version);
    PhoneCall customer = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    PhoneCall alice = phones.alice().rings().answers();
    customer.awaitsAnswer();
    hears("ring 1001", "answer 1001");
    alice.holds();
    hears("ring 1001", "answer 1001", "hold 1001");

    breaks(way);
    isBack(way);

    agrees(Map.of("PJSIP/1001", Status.HOLD));
    alice.resumes();
    hears("ring 1001", "answer 1001", "hold 1001", "unhold 1001");
    customer.hangsUp();
    allIsOver();
    assertThat(follower.heard).hasSize(5).endsWith("hangup 1001 customer");
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void aTransferGoesOnWhereItWas(AsteriskVersion version, Break way) {
    open(version);
    PhoneCall customer = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    PhoneCall alice = phones.alice().rings().answers();
    customer.awaitsAnswer();
    hears("ring 1001", "answer 1001");
    alice.holds();
    hears("ring 1001", "answer 1001", "hold 1001");
    PhoneCall consultation = phones.alice().calls("1002");
    PhoneCall bob = phones.bob().rings();
    eventually(() -> follower.heard.contains("ring 1002"));

    breaks(way);
    isBack(way);
    channelsAgree();
    bob.answers();
    consultation.awaitsAnswer();
    eventually(() -> follower.heard.contains("answer 1002"));
    alice.transfersTo(consultation);

    eventually(() -> follower.agents().equals(Map.of("PJSIP/1002", Status.ANSWER)));
    channelsAgree();
    customer.hangsUp();
    allIsOver();
    assertThat(follower.heard)
        .startsWith("ring 1001", "answer 1001", "hold 1001", "ring 1001", "ring 1002")
        .endsWith("answer 1002", "hangup 1002 customer")
        .containsExactlyInAnyOrder(
            "ring 1001",
            "answer 1001",
            "hold 1001",
            // he consults
            "ring 1001",
            "ring 1002",
            "answer 1001",
            "answer 1002",
            // and hands on
            "unhold 1001",
            "transfer 1001 attended",
            "hangup 1001 transfer",
            "hangup 1001 transfer",
            "hangup 1002 transfer",
            "answer 1002",
            "hangup 1002 customer");
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void whoIsParkedIsStillParked(AsteriskVersion version, Break way) {
    open(version);
    PhoneCall customer = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    PhoneCall alice = phones.alice().rings().answers();
    customer.awaitsAnswer();
    alice.transfersTo("700");
    eventually(() -> follower.known().stream().anyMatch(ReconnectLabIT::isParked));
    List<String> before = List.copyOf(follower.heard);

    breaks(way);
    isBack(way);
    agrees(Map.of());
    assertThat(follower.heard).isEqualTo(before);
    PhoneCall bob = phones.bob().calls("701");

    eventually(() -> follower.agents().equals(Map.of("PJSIP/1002", Status.ANSWER)));
    agrees(Map.of("PJSIP/1002", Status.ANSWER));
    bob.hangsUp();
    allIsOver();
    assertThat(follower.heard.subList(before.size(), follower.heard.size()))
        .containsExactlyInAnyOrder("retrieve", "answer 1002", "hangup 1002 agent");
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void whatEndedMeanwhileHasEnded(AsteriskVersion version, Break way) {
    open(version);
    PhoneCall talks = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    phones.alice().rings().answers();
    talks.awaitsAnswer();
    PhoneCall rings = phones.carol().calls("1002");
    PhoneCall bob = phones.bob().rings();
    eventually(() -> follower.heard.size() == 4);

    breaks(way);
    talks.hangsUp();
    rings.cancels();
    bob.awaitsEnd();
    lab.awaitNoCalls(SOON);
    isBack(way);

    allIsOver();
    assertThat(follower.heard.subList(4, follower.heard.size()))
        .containsExactlyInAnyOrder("hangup 1001 lost", "cancel 1002", "cancel 1003");
    assertThat(follower.ended).hasSize(2).doesNotHaveDuplicates();
  }

  /** What is heard is heard before it is known, and only what is known outlives a bridge. */
  private static boolean isParked(KnownCall call) {
    return call.passages().stream().anyMatch(KnownCall.KnownSegment::parked);
  }
}
