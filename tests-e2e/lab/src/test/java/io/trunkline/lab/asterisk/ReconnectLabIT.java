package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.calls.KnownCall;
import io.trunkline.calls.Status;
import io.trunkline.lab.phone.LabPhones;
import io.trunkline.lab.phone.PhoneCall;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The link, the bridge or Asterisk itself goes away in the middle of calls, and comes back. */
@NeedsAsterisk
class ReconnectLabIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration IN_TIME = Duration.ofSeconds(2);
  private static final String CUSTOMER = "0612345678";
  private static final String ALICE_DIRECTLY = "39061006";
  private static final String SUPPORT = "39061002";
  private static final String BEHIND_LOCAL = "39062001";
  private static final String ROOM = "39062008";
  private static final Map<AsteriskVersion, AsteriskLab> LABS =
      new EnumMap<>(AsteriskVersion.class);

  /** What goes away. */
  private enum Break {
    /** The cable, while both ends live on. */
    LINK,
    /** The bridge, which begins again with what it has written down. */
    BRIDGE
  }

  private AsteriskLab lab;
  private LabPhones phones;
  private Follower follower;

  static Stream<Arguments> worlds() {
    return Stream.of(AsteriskVersion.values())
        .flatMap(version -> Stream.of(Break.values()).map(way -> Arguments.of(version, way)));
  }

  private void open(AsteriskVersion version) {
    lab = LABS.computeIfAbsent(version, AsteriskLab::start);
    phones = LabPhones.of(lab);
    follower = new Follower(lab);
    eventually(() -> follower.settled() == 1);
  }

  @AfterEach
  void close() {
    phones.close();
    lab.awaitNoCalls(SOON);
    follower.close();
  }

  @AfterAll
  static void end() {
    LABS.values().forEach(AsteriskLab::close);
    LABS.clear();
  }

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
    eventually(() -> lab.cli("confbridge list room1").contains("PJSIP/1002"));

    isBack(way);

    agrees(Map.of("PJSIP/1001", Status.ANSWER, "PJSIP/1002", Status.ANSWER));
    alice.hangsUp();
    eventually(() -> follower.agents().equals(Map.of("PJSIP/1002", Status.ANSWER)));
    customer.hangsUp();
    bob.hangsUp();
    allIsOver();
    assertThat(follower.heard).contains("hangup 1001 agent").endsWith("hangup 1002 agent");
  }

  @ParameterizedTest
  @EnumSource(AsteriskVersion.class)
  void noCallOutlivesAnAsteriskThatStartsAgain(AsteriskVersion version) {
    open(version);
    PhoneCall customer = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    phones.alice().rings().answers();
    customer.awaitsAnswer();
    hears("ring 1001", "answer 1001");

    lab.stopHard();
    lab.startAgain();

    eventually(() -> follower.settled() == 2);
    assertThat(follower.settledIn()).isLessThan(IN_TIME);
    allIsOver();
    hears("ring 1001", "answer 1001", "hangup 1001 lost");
    phones.close();
    phones = LabPhones.of(lab);
    PhoneCall next = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    phones.alice().rings();
    eventually(() -> follower.heard.size() == 4);
    agrees(Map.of("PJSIP/1001", Status.RING));
    next.cancels();
    allIsOver();
  }

  private void breaks(Break way) {
    if (way == Break.LINK) {
      follower.link.cut();
    } else {
      follower.dies();
    }
  }

  private void isBack(Break way) {
    int before = way == Break.LINK ? follower.settled() : 0;
    if (way == Break.LINK) {
      follower.link.join();
    } else {
      follower.isBack();
    }
    eventually(() -> follower.settled() > before);
    assertThat(follower.settledIn()).isLessThan(IN_TIME);
  }

  private void hears(String... lines) {
    await().atMost(SOON).untilAsserted(() -> assertThat(follower.heard).containsExactly(lines));
  }

  private void agrees(Map<String, Status> agents) {
    assertThat(follower.agents()).isEqualTo(agents);
    channelsAgree();
  }

  private void channelsAgree() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(follower.channels()).isEqualTo(new Console(lab).channels()));
  }

  /** What is heard is heard before it is known, and only what is known outlives a bridge. */
  private static boolean isParked(KnownCall call) {
    return call.passages().stream().anyMatch(KnownCall.KnownSegment::parked);
  }

  private void carriesTheCustomer(KnownCall call) {
    assertThat(call.variables()).containsEntry("CUSTOMER_ID", "C-42");
  }

  private void allIsOver() {
    lab.awaitNoCalls(Duration.ofSeconds(40));
    eventually(() -> follower.liveCalls() == 0);
    assertThat(follower.known()).isEmpty();
    assertThat(follower.ended).doesNotHaveDuplicates();
  }

  private static void eventually(BooleanSupplier condition) {
    await().atMost(SOON).until(condition::getAsBoolean);
  }
}
