package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.KnownCall;
import io.trunkline.calls.Status;
import io.trunkline.lab.phone.PhoneCall;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happened while the link or the bridge was away is there when they come back. */
@NeedsAsterisk
class MeanwhileLabIT extends FollowedLab {
  @ParameterizedTest
  @MethodSource("worlds")
  void whatBeganMeanwhileIsThere(AsteriskVersion version, Break way) {
    open(version);
    breaks(way);
    PhoneCall talks = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    phones.alice().rings().answers();
    talks.awaitsAnswer();
    PhoneCall rings = phones.carol().calls("1002");
    phones.bob().rings();

    isBack(way);

    eventually(() -> follower.agents().size() == 3);
    agrees(
        Map.of(
            "PJSIP/1001", Status.ANSWER,
            "PJSIP/1002", Status.RING,
            "PJSIP/1003", Status.RING));
    assertThat(follower.known()).anySatisfy(this::carriesTheCustomer);
    Stream.of(talks, rings).forEach(PhoneCall::hangsUp);
    allIsOver();
    assertThat(follower.heard)
        .containsExactlyInAnyOrder(
            "answer 1001",
            "ring 1002",
            "ring 1003",
            "hangup 1001 customer",
            "cancel 1002",
            "cancel 1003");
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void whoWasParkedMeanwhileIsThere(AsteriskVersion version, Break way) {
    open(version);
    breaks(way);
    PhoneCall customer = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    PhoneCall alice = phones.alice().rings().answers();
    customer.awaitsAnswer();
    alice.transfersTo("700");
    eventually(() -> lab.cli("parking show default").contains("701"));

    isBack(way);

    agrees(Map.of());
    hears("park");
    PhoneCall bob = phones.bob().calls("701");
    eventually(() -> follower.heard.size() == 3);
    assertThat(follower.heard).containsExactlyInAnyOrder("park", "retrieve", "answer 1002");
    agrees(Map.of("PJSIP/1002", Status.ANSWER));
    bob.hangsUp();
    allIsOver();
    assertThat(follower.heard).hasSize(4).endsWith("hangup 1002 agent");
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void aCallerInAQueueWhoCameMeanwhileIsThere(AsteriskVersion version, Break way) {
    open(version);
    breaks(way);
    PhoneCall waits = phones.outside().calls(SUPPORT).from(CUSTOMER);
    phones.alice().rings();
    PhoneCall bob = phones.bob().rings();
    phones.carol().rings();

    isBack(way);

    agrees(Map.of("PJSIP/1001", Status.RING, "PJSIP/1002", Status.RING, "PJSIP/1003", Status.RING));
    bob.answers();
    waits.awaitsAnswer();
    eventually(() -> follower.agents().equals(Map.of("PJSIP/1002", Status.ANSWER)));
    bob.hangsUp();
    allIsOver();
    assertThat(follower.heard)
        .containsExactlyInAnyOrder(
            "ring 1001",
            "ring 1002",
            "ring 1003",
            "answer 1002",
            "cancel 1001",
            "cancel 1003",
            "hangup 1002 agent");
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void aHoldThatBeganMeanwhileIsAHold(AsteriskVersion version, Break way) {
    open(version);
    PhoneCall customer = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    PhoneCall alice = phones.alice().rings().answers();
    customer.awaitsAnswer();
    hears("ring 1001", "answer 1001");

    breaks(way);
    alice.holds();
    isBack(way);

    agrees(Map.of("PJSIP/1001", Status.HOLD));
    hears("ring 1001", "answer 1001", "hold 1001");
    breaks(way);
    alice.resumes();
    isBack(way);
    agrees(Map.of("PJSIP/1001", Status.ANSWER));
    hears("ring 1001", "answer 1001", "hold 1001", "unhold 1001");
    customer.hangsUp();
    allIsOver();
    assertThat(follower.heard).hasSize(5).endsWith("hangup 1001 customer");
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void whoIsOnHoldWhenWeComeIsOnHold(AsteriskVersion version, Break way) {
    open(version);
    breaks(way);
    PhoneCall customer = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    PhoneCall alice = phones.alice().rings().answers();
    PhoneCall other = phones.outside().calls(BEHIND_LOCAL).from("0687654321");
    phones.carol().rings().answers();
    other.awaitsAnswer();
    PhoneCall third = phones.dave().calls("1002");
    PhoneCall bob = phones.bob().rings().answers();
    eventually(() -> new Console(lab).bridged() == 8);
    alice.holds();
    bob.holds();
    isBack(way);

    eventually(
        () ->
            List.copyOf(follower.agents().values())
                .equals(List.of(Status.HOLD, Status.HOLD, Status.ANSWER, Status.ANSWER)));
    channelsAgree();
    Stream.of(customer, other, third).forEach(PhoneCall::hangsUp);
    allIsOver();
    assertThat(follower.heard).hasSize(11).contains("hold 1001", "hold 1002", "answer 1003");
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void whoWasHandedOnMeanwhileIsWithTheRightAgent(AsteriskVersion version, Break way) {
    open(version);
    PhoneCall customer = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    PhoneCall alice = phones.alice().rings().answers();
    customer.awaitsAnswer();
    hears("ring 1001", "answer 1001");
    alice.holds();
    hears("ring 1001", "answer 1001", "hold 1001");

    breaks(way);
    alice.transfersTo("1002");
    PhoneCall bob = phones.bob().rings().answers().awaitsAnswer();
    alice.awaitsEnd();
    isBack(way);

    eventually(() -> follower.agents().equals(Map.of("PJSIP/1002", Status.ANSWER)));
    agrees(Map.of("PJSIP/1002", Status.ANSWER));
    bob.hangsUp();
    allIsOver();
    hears(
        "ring 1001",
        "answer 1001",
        "hold 1001",
        "hangup 1001 lost",
        "answer 1002",
        "hangup 1002 agent");
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void whoMetInARoomMeanwhileIsThere(AsteriskVersion version, Break way) {
    open(version);
    breaks(way);
    PhoneCall customer = phones.outside().calls(ROOM).from(CUSTOMER).awaitsAnswer();
    PhoneCall alice = phones.alice().calls("7000").awaitsAnswer();
    PhoneCall bob = phones.bob().calls("7000").awaitsAnswer();
    // who comes first hears a prompt, and is listed in the room before he is in it
    eventually(() -> new Console(lab).bridged() == 3);

    isBack(way);

    agrees(Map.of("PJSIP/1001", Status.ANSWER, "PJSIP/1002", Status.ANSWER));
    alice.hangsUp();
    eventually(() -> follower.agents().equals(Map.of("PJSIP/1002", Status.ANSWER)));
    customer.hangsUp();
    eventually(() -> new Console(lab).bridged() == 1);
    bob.hangsUp();
    allIsOver();
    assertThat(follower.heard)
        .hasSize(4)
        .contains("answer 1001", "answer 1002")
        .endsWith("hangup 1001 agent", "hangup 1002 agent");
  }

  private void carriesTheCustomer(KnownCall call) {
    assertThat(call.variables()).containsEntry("CUSTOMER_ID", "C-42");
  }
}
