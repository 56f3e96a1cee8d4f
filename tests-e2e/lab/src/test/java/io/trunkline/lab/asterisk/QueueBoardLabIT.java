package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.event.QueueSnapshot;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Wanted;
import io.trunkline.lab.phone.LabPhones;
import io.trunkline.lab.phone.PhoneCall;
import io.trunkline.queues.DeviceState;
import io.trunkline.queues.Figures;
import io.trunkline.queues.Member;
import io.trunkline.queues.QueueBoard;
import io.trunkline.queues.QueueState;
import io.trunkline.queues.WaitingCaller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The board, from events alone, against what the same Asterisk says when it is asked. */
@NeedsAsterisk
class QueueBoardLabIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String ALICE = "PJSIP/1001";
  private static final String DAVE = "PJSIP/1004";

  @ParameterizedTest
  @EnumSource(AsteriskVersion.class)
  void fromEventsIsTheBoardThatIsListed(AsteriskVersion version) throws Exception {
    try (AsteriskLab lab = AsteriskLab.start(version);
        LabPhones phones = LabPhones.of(lab);
        TestLink hand = new TestLink(lab.bridge()).up();
        Follower board = new Follower(lab)) {
      membersChange(hand);
      board.isAsListed();
      assertThat(board.member("sales", ALICE).pause()).extracting("reason").isEqualTo("Lunch");
      assertThat(board.member("support", DAVE).penalty()).isEqualTo(1);
      assertThat(board.queue("local").members()).hasSize(1);

      PhoneCall first = phones.outside().calls("39061001").from("0611111111");
      PhoneCall bob = phones.bob().rings();
      board.isAsListed();
      bob.answers();
      first.awaitsAnswer();
      hand.awaitsTalk("PJSIP/trunk", "PJSIP/1002");
      PhoneCall second = phones.outside().calls("39061001").from("0622222222").awaitsAnswer();
      board.waits(1);
      PhoneCall third = phones.outside().calls("39061001").from("0633333333").awaitsAnswer();
      board.waits(2);
      board.isAsListed();
      second.hangsUp();
      board.waits(1);
      board.isAsListed();
      assertThat(board.queue("sales").callers())
          .extracting(WaitingCaller::number, WaitingCaller::position)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("0633333333", 1));
      assertThat(board.member("sales", "PJSIP/1002").inCall()).isTrue();

      bob.hangsUp();
      PhoneCall again = phones.bob().rings().answers();
      third.awaitsAnswer();
      board.waits(0);
      board.isAsListed();
      again.hangsUp();
      hand.asks(AmiAction.queueUnpause("sales", ALICE));
      hand.asks(AmiAction.queueRemove("support", DAVE));
      lab.awaitNoCalls(SOON);
      board.isAsListed();

      assertThat(board.member("sales", "PJSIP/1002").callsTaken()).isEqualTo(2);
      assertThat(board.member("sales", "PJSIP/1002").state()).isEqualTo(DeviceState.NOT_IN_USE);
      assertThat(board.member("sales", ALICE).pause()).isNull();
      assertThat(board.queue("sales").figures())
          .extracting(Figures::completed, Figures::abandoned)
          .containsExactly(2, 1);
      assertThat(board.queue("support").members()).hasSize(3);
    }
  }

  private static void membersChange(TestLink hand) {
    List.of(
            AmiAction.queuePause("sales", ALICE, "Lunch"),
            AmiAction.queueAdd("support", DAVE, "Dave", DAVE, 2),
            AmiAction.queuePenalty("support", DAVE, 1),
            AmiAction.queuePause("", DAVE, ""),
            AmiAction.queueAdd("local", DAVE, "Dave", DAVE, 0),
            AmiAction.queueRemove("local", DAVE))
        .forEach(action -> assertThat(hand.asks(action).success()).as(action.toString()).isTrue());
  }

  /** A board that is read once, and from then on lives from events. */
  private static final class Follower implements AmiListener, AutoCloseable {
    private final Clock clock = Clock.systemUTC();
    private final QueueBoard board = new QueueBoard(queue -> {});
    private final CountDownLatch read = new CountDownLatch(1);
    private final AmiClient client;
    private volatile AmiLink link;

    Follower(AsteriskLab lab) throws InterruptedException {
      client = new AmiClient("board", lab.bridge(), Wanted.of(QueueBoard.wanted(), Set.of()), this);
      client.start();
      assertThat(read.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void up(AmiLink up) {
      link = up;
      var unused =
          up.sendInOrder(AmiAction.queueStatus())
              .thenAccept(
                  answer -> {
                    board.resync(QueueSnapshot.of(answer.rows()), clock.instant());
                    read.countDown();
                  });
    }

    @Override
    public void event(AmiMessage message) {
      AmiEvent event = AmiEvents.decode(message);
      if (event != null) {
        board.on(event, clock.instant());
      }
    }

    @Override
    public void gap() {}

    @Override
    public void state(LinkState state) {}

    /** Both at the same moment: the answer comes on the board's own thread. */
    private record Both(List<QueueState> fromEvents, List<QueueState> listed) {}

    private Both both() throws Exception {
      return link.sendInOrder(AmiAction.queueStatus())
          .thenApply(
              answer -> {
                QueueBoard fresh = new QueueBoard(queue -> {});
                fresh.resync(QueueSnapshot.of(answer.rows()), clock.instant());
                return new Both(board.queues(), fresh.queues());
              })
          .get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    /** Events may be a moment behind the list; the list is never taken into the board. */
    void isAsListed() {
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                Both both = both();
                assertThat(plain(both.fromEvents())).isEqualTo(plain(both.listed()));
                assertThat(since(both.fromEvents())).hasSameSizeAs(since(both.listed()));
                for (int i = 0; i < since(both.listed()).size(); i++) {
                  assertThat(since(both.fromEvents()).get(i))
                      .isCloseTo(
                          since(both.listed()).get(i),
                          org.assertj.core.api.Assertions.within(
                              2, java.time.temporal.ChronoUnit.SECONDS));
                }
              });
    }

    QueueState queue(String name) throws Exception {
      return both().fromEvents().stream()
          .filter(one -> one.name().equals(name))
          .findFirst()
          .orElseThrow();
    }

    Member member(String queue, String phone) throws Exception {
      return queue(queue).members().stream()
          .filter(one -> one.deviceInterface().equals(phone))
          .findFirst()
          .orElseThrow();
    }

    void waits(int callers) {
      await().atMost(SOON).until(() -> queue("sales").callers().size() == callers);
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private static List<Instant> since(List<QueueState> queues) {
    return queues.stream()
        .flatMap(one -> one.callers().stream())
        .map(WaitingCaller::since)
        .toList();
  }

  private static List<QueueState> plain(List<QueueState> queues) {
    return queues.stream()
        .map(
            one ->
                new QueueState(
                    one.name(),
                    counts(Objects.requireNonNull(one.figures())),
                    one.callers().stream().map(QueueBoardLabIT::plain).toList(),
                    one.members().stream()
                        .map(QueueBoardLabIT::plain)
                        .sorted(Comparator.comparing(Member::deviceInterface))
                        .toList()))
        .toList();
  }

  /** Averages and levels are told by no event. */
  private static Figures counts(Figures all) {
    return new Figures(
        all.max(), all.strategy(), all.completed(), all.abandoned(), 0, 0, 0, 0, 0, all.weight());
  }

  private static WaitingCaller plain(WaitingCaller caller) {
    return new WaitingCaller(
        caller.uniqueId(), caller.position(), caller.number(), caller.name(), Instant.EPOCH);
  }

  /** QueueStatus does not say ring-in-use. */
  private static Member plain(Member one) {
    return new Member(
        one.deviceInterface(),
        one.name(),
        one.stateInterface(),
        one.state(),
        one.pause(),
        one.membership(),
        one.penalty(),
        one.callsTaken(),
        one.lastCall(),
        one.inCall(),
        one.wrapUpSeconds(),
        null,
        one.loggedInSince());
  }
}
