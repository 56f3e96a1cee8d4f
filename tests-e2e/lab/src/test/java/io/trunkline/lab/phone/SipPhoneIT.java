package io.trunkline.lab.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trunkline.lab.asterisk.AsteriskLab;
import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.NeedsAsterisk;
import io.trunkline.lab.phone.CallEnd.How;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

class SipPhoneIT {
  private static final String DIRECT_TO_ALICE = "39061006";
  private static final Duration A_MOMENT = Duration.ofMillis(200);

  @Nested
  class OnAsterisk22 extends Stories {
    OnAsterisk22() {
      super(AsteriskVersion.V22);
    }
  }

  @Nested
  class OnAsterisk16 extends Stories {
    OnAsterisk16() {
      super(AsteriskVersion.V16);
    }
  }

  @NeedsAsterisk
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Stories {
    private final AsteriskVersion version;
    private AsteriskLab lab;
    private Set<Thread> threadsBefore = Set.of();
    private LabPhones phones;
    private SipPhone alice;
    private SipPhone bob;
    private SipPhone carol;
    private SipPhone dave;
    private OutsideWorld outside;

    Stories(AsteriskVersion version) {
      this.version = version;
    }

    @BeforeAll
    void start() {
      threadsBefore = Set.copyOf(Thread.getAllStackTraces().keySet());
      lab = AsteriskLab.start(version);
    }

    @BeforeEach
    void open() {
      phones = LabPhones.of(lab);
      alice = phones.alice();
      bob = phones.bob();
      carol = phones.carol();
      dave = phones.dave();
      outside = phones.outside();
    }

    @AfterEach
    void close() {
      phones.close();
      lab.awaitNoCalls(Duration.ofSeconds(1));
    }

    @AfterAll
    void end() {
      lab.close();
    }

    @Test
    void ringsAnswersAndHangsUpByItself() {
      PhoneCall call = alice.calls("1002");
      PhoneCall taken = bob.rings().answers().hangsUpAfter(A_MOMENT);

      assertThat(call.awaitsAnswer().awaitsEnd().how()).isEqualTo(How.THEY_HUNG_UP);
      assertThat(taken.awaitsEnd().how()).isEqualTo(How.WE_HUNG_UP);
      assertThat(taken.callerNumber()).isEqualTo("1001");
    }

    @Test
    void refusesWhileItRings() {
      PhoneCall call = alice.calls("1002");
      bob.rings().refuses(486);

      assertThat(call.awaitsRefusal().status()).isEqualTo(486);
    }

    @Test
    void refusesBeforeItRings() {
      bob.refusesAtOnce(603);

      PhoneCall call = alice.calls("1002");

      assertThat(bob.isCalled().awaitsEnd()).isEqualTo(new CallEnd(How.WE_REFUSED, 603, ""));
      assertThat(call.awaitsRefusal().reason()).isEqualTo("Q.850 21");
    }

    @Test
    void staysSilentUntilTheCallerGivesUp() {
      PhoneCall call = alice.calls("1002");
      PhoneCall silent = bob.rings().staysSilent();

      call.awaitsRinging().cancels();

      assertThat(silent.awaitsEnd().how()).isEqualTo(How.THEY_CANCELLED);
      assertThat(call.awaitsEnd().how()).isEqualTo(How.WE_CANCELLED);
    }

    @Test
    void holdsAndResumes() {
      PhoneCall call = alice.calls("1002");
      PhoneCall taken = bob.rings().answers();

      taken.holds().resumes();
      call.holds().hangsUp();

      assertThat(taken.awaitsEnd().how()).isEqualTo(How.THEY_HUNG_UP);
    }

    @Test
    void transfersBlindly() {
      PhoneCall customer = outside.calls(DIRECT_TO_ALICE).from("+39061234567", "Mario Rossi");
      PhoneCall first = alice.rings().answers();

      first.transfersTo("1003");
      PhoneCall second = carol.rings().answers();

      assertThat(first.awaitsEnd().how()).isIn(How.WE_HUNG_UP, How.THEY_HUNG_UP);
      customer.awaitsAnswer().hangsUp();
      assertThat(second.awaitsEnd().how()).isEqualTo(How.THEY_HUNG_UP);
    }

    @Test
    void transfersAfterAConsultation() {
      PhoneCall customer = outside.calls(DIRECT_TO_ALICE).from("+39061234567");
      PhoneCall first = alice.rings().answers().holds();
      PhoneCall consultation = alice.calls("1003");
      PhoneCall second = carol.rings().answers();

      first.transfersTo(consultation.awaitsAnswer());

      first.awaitsEnd();
      consultation.awaitsEnd();
      assertThat(second.isOver()).isFalse();
      customer.hangsUp();
      assertThat(second.awaitsEnd().how()).isEqualTo(How.THEY_HUNG_UP);
    }

    @Test
    void transfersToAPhoneThatStillRings() {
      PhoneCall customer = outside.calls(DIRECT_TO_ALICE).from("+39061234567");
      PhoneCall first = alice.rings().answers().holds();
      PhoneCall consultation = alice.calls("1003");
      PhoneCall second = carol.rings();

      first.transfersTo(consultation.awaitsRinging());
      first.awaitsEnd();
      second.answers().awaitsAnswer();

      customer.hangsUp();
      assertThat(second.awaitsEnd().how()).isEqualTo(How.THEY_HUNG_UP);
    }

    @RepeatedTest(3)
    void transfersBlindlyByAFeatureCode() {
      PhoneCall customer = outside.calls(DIRECT_TO_ALICE).from("+39061234567");
      PhoneCall first = alice.rings().answers();

      first.presses("#1").presses("1003");
      PhoneCall second = carol.rings().answers().awaitsAnswer();

      assertThat(first.awaitsEnd().how()).isEqualTo(How.THEY_HUNG_UP);
      assertThat(second.callerNumber()).isEqualTo("+39061234567");
      customer.hangsUp();
      assertThat(second.awaitsEnd().how()).isEqualTo(How.THEY_HUNG_UP);
    }

    @RepeatedTest(2)
    void transfersAfterAConsultationByAFeatureCode() {
      PhoneCall first = alice.calls("1002");
      PhoneCall colleague = bob.rings().answers();

      first.presses("*2").presses("1003");
      PhoneCall second = carol.rings().answers();
      await().until(() -> isJoined("1001") && isJoined("1003"));
      first.hangsUp();
      await().until(() -> isJoined("1002") && isJoined("1003"));

      colleague.hangsUp();
      assertThat(second.awaitsEnd().how()).isEqualTo(How.THEY_HUNG_UP);
    }

    @Test
    void sendsACallerElsewhere() {
      alice.next(call -> call.redirectsTo("1002"));
      outside.calls(DIRECT_TO_ALICE).from("+39061234567");

      bob.rings().answers().awaitsAnswer().hangsUp();
    }

    @Test
    void hasTwoCallsAtOnce() {
      outside.calls(DIRECT_TO_ALICE).from("+39061234567");
      PhoneCall one = alice.rings().answers().awaitsAnswer();
      outside.calls(DIRECT_TO_ALICE).from("+39067654321");
      PhoneCall two = alice.rings().answers().awaitsAnswer();

      assertThat(alice.liveCalls()).isEqualTo(2);
      one.hangsUp();
      assertThat(two.isOver()).isFalse();
      assertThat(two.callerNumber()).isEqualTo("+39067654321");
    }

    @Test
    void theOutsideWorldAnswersOrIsBusy() {
      PhoneCall call = alice.calls("0391234567");
      outside.rings().playsEarlyMedia().answers().hangsUpAfter(A_MOMENT);
      call.awaitsEnd();
      outside.refusesAtOnce(486);

      PhoneCall busy = alice.calls("0391234567");

      assertThat(busy.awaitsRefusal().status()).isEqualTo(486);
    }

    @Test
    void takesManyCallsByABehaviourSetBeforehand() {
      carol.always(call -> call.rings().answersAfter(A_MOMENT).hangsUpAfter(A_MOMENT));

      List<PhoneCall> calls = IntStream.range(0, 20).mapToObj(i -> bob.calls("1003")).toList();

      assertThat(calls)
          .allSatisfy(call -> assertThat(call.awaitsEnd().how()).isEqualTo(How.THEY_HUNG_UP));
    }

    @Test
    void takesAHundredCallsOfTheOutsideAtOnce() {
      alice.always(call -> call.rings().answers());

      List<PhoneCall> calls =
          IntStream.range(0, 100)
              .mapToObj(i -> outside.calls(DIRECT_TO_ALICE).from("+3906" + (1_000_000 + i)))
              .toList();

      assertThat(calls).allSatisfy(PhoneCall::awaitsAnswer);
      assertThat(alice.liveCalls()).isEqualTo(100);
      calls.forEach(PhoneCall::hangsUp);
      await().untilAsserted(() -> assertThat(alice.liveCalls()).isZero());
    }

    @Test
    void bothPhonesOfAnAgentRingAndOneAnswers() {
      outside.calls("39061007").from("+39061234567");
      PhoneCall atTheDesk = alice.rings();
      PhoneCall atHome = phones.aliceAtHome().rings().answers().awaitsAnswer();

      assertThat(atTheDesk.awaitsEnd().how()).isEqualTo(How.THEY_CANCELLED);
      assertThat(atHome.isOver()).isFalse();
    }

    @Test
    void leavesNothingBehindWhateverItsCallsWereDoing() {
      PhoneCall talking = alice.calls("1002");
      bob.rings().answers();
      talking.awaitsAnswer();
      carol.calls("1004").awaitsRinging();
      dave.rings();
      outside.calls(DIRECT_TO_ALICE).from("+39061234567");

      phones.close();

      lab.awaitNoCalls(Duration.ofSeconds(1));
      await().untilAsserted(() -> assertThat(threadsOfPhones()).isEmpty());
    }

    @Test
    void saysWhatItAwaitedAndWhatItSaw() {
      bob.refusesAtOnce(486);
      PhoneCall call = alice.calls("1002");
      call.awaitsEnd();

      assertThatThrownBy(() -> alice.rings(A_MOMENT))
          .isInstanceOf(PhoneException.class)
          .hasMessageContaining("alice (1001) did not ring within 0.2 s; last seen:")
          .hasMessageContaining("calls 1002");
    }

    /**
     * Whether it shares a bridge, by Asterisk's own account (there is a Local channel between the
     * two parties). Whoever hangs up in the midst of an attended transfer leaves the third alone,
     * or brings Asterisk 16 down.
     */
    private boolean isJoined(String extension) {
      List<String[]> channels =
          lab.cli("core show channels concise")
              .lines()
              .map(line -> line.split("!", -1))
              .filter(fields -> fields.length > 12 && !fields[12].isEmpty())
              .toList();
      return channels.stream()
          .filter(fields -> fields[0].startsWith("PJSIP/" + extension + "-"))
          .anyMatch(
              own -> channels.stream().filter(other -> other[12].equals(own[12])).count() > 1);
    }

    /** The phones' own and the SIP stack's, whatever those are called. */
    private Set<Thread> threadsOfPhones() {
      Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
      now.removeAll(threadsBefore);
      now.removeIf(thread -> thread.getName().matches("(ami-|lab-|process |awaitility-).*"));
      return now;
    }
  }
}
