package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Status;
import io.trunkline.lab.phone.CallEnd;
import io.trunkline.lab.phone.LabPhones;
import io.trunkline.lab.phone.PhoneCall;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Asterisk itself goes away in the middle of calls, with a word or without, and comes back. */
@NeedsAsterisk
class RestartLabIT extends FollowedLab {
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
    ringsAgain();
  }

  @ParameterizedTest
  @EnumSource(AsteriskVersion.class)
  void aCallEndsWithAnAsteriskThatIsToldToRestartNow(AsteriskVersion version) {
    open(version);
    PhoneCall customer = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    phones.alice().rings().answers();
    customer.awaitsAnswer();
    hears("ring 1001", "answer 1001");

    try (TestLink beside = new TestLink(lab.observer()).up()) {
      lab.cli("core restart now");
      lab.awaitsRestart(SOON);
      announcedItsRestart(beside);
    }

    eventually(() -> follower.settled() == 2);
    assertThat(follower.settledIn()).isLessThan(IN_TIME);
    allIsOver();
    hears("ring 1001", "answer 1001", "hangup 1001 system");
    ringsAgain();
  }

  @ParameterizedTest
  @EnumSource(AsteriskVersion.class)
  void aGracefulRestartLetsTheCallEndAndLosesNothingOfIt(AsteriskVersion version) {
    open(version);
    PhoneCall customer = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    PhoneCall alice = phones.alice().rings().answers();
    customer.awaitsAnswer();
    hears("ring 1001", "answer 1001");

    try (TestLink beside = new TestLink(lab.observer()).up()) {
      CompletableFuture<String> restart =
          CompletableFuture.supplyAsync(() -> lab.cli("core restart gracefully"));
      eventually(this::takesNoCalls);
      assertThat(follower.settled()).isEqualTo(1);
      alice.holds();
      hears("ring 1001", "answer 1001", "hold 1001");
      customer.hangsUp();
      lab.awaitsRestart(SOON);
      announcedItsRestart(beside);
      eventually(restart::isDone);
    }

    eventually(() -> follower.settled() == 2);
    assertThat(follower.settledIn()).isLessThan(IN_TIME);
    allIsOver();
    hears("ring 1001", "answer 1001", "hold 1001", "hangup 1001 customer");
    ringsAgain();
  }

  /** A call that is no agent's business is refused, or is answered and ends again. */
  private boolean takesNoCalls() {
    int before = new Console(lab).channels().size();
    PhoneCall probe = phones.dave().calls("600");
    eventually(() -> probe.isOver() || new Console(lab).channels().size() > before);
    if (!probe.isOver()) {
      probe.awaitsAnswer().hangsUp();
      eventually(() -> new Console(lab).channels().size() == before);
    }
    return probe.end().filter(end -> end.how() == CallEnd.How.THEY_REFUSED).isPresent();
  }

  private void announcedItsRestart(TestLink beside) {
    eventually(() -> beside.heard("Shutdown"));
    assertThat(beside.events)
        .filteredOn(event -> event.isNamed("Shutdown"))
        .extracting(event -> event.get("Restart"))
        .containsExactly("True");
    eventually(() -> follower.partings.contains("the PBX is shutting down"));
  }

  private void ringsAgain() {
    List<String> before = List.copyOf(follower.heard);
    phones.close();
    phones = LabPhones.of(lab);
    PhoneCall next = phones.outside().calls(ALICE_DIRECTLY).from(CUSTOMER);
    phones.alice().rings();
    eventually(() -> follower.heard.size() == before.size() + 1);
    agrees(Map.of("PJSIP/1001", Status.RING));
    next.cancels();
    allIsOver();
  }
}
