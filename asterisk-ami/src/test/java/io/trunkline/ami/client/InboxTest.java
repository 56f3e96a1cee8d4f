package io.trunkline.ami.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class InboxTest {
  private static final AmiMessage FIRST = AmiMessage.of("Event", "Newstate", "Uniqueid", "1.1");
  private static final AmiMessage SECOND = AmiMessage.of("Event", "Newstate", "Uniqueid", "1.2");
  private static final AmiMessage THIRD = AmiMessage.of("Event", "Newstate", "Uniqueid", "1.3");

  private final List<Object> taken = new ArrayList<>();
  private final Inbox inbox = inbox(2L * FIRST.weight());

  @Test
  void keepsTheOrderOfTheWire() throws InterruptedException {
    inbox.up(() -> taken.add("up"), () -> true);
    inbox.event(FIRST);
    inbox.reply(() -> taken.add("reply"));
    inbox.event(SECOND);

    empty();

    assertThat(taken).containsExactly("up", FIRST, "reply", SECOND);
  }

  @Test
  void putsAGapInThePlaceOfWhatItCannotKeep() throws InterruptedException {
    inbox.event(FIRST);
    inbox.reply(() -> taken.add("reply"));
    inbox.event(SECOND);
    inbox.event(THIRD);

    empty();

    assertThat(taken).containsExactly("reply", "gap", THIRD);
    assertThat(inbox.gaps()).isEqualTo(1);
    assertThat(inbox.lost()).isEqualTo(2);
  }

  @Test
  void tellsOneGapWhereSeveralFollowEachOther() throws InterruptedException {
    for (int i = 0; i < 10; i++) {
      inbox.event(FIRST);
    }

    empty();

    assertThat(taken).containsExactly("gap", FIRST, FIRST);
    assertThat(inbox.gaps()).isEqualTo(4);
    assertThat(inbox.lost()).isEqualTo(8);
  }

  @Test
  void hasRoomAgainForWhatWasTaken() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      inbox.event(FIRST);
      inbox.event(SECOND);
      empty();
    }

    assertThat(taken).hasSize(10).doesNotContain("gap");
  }

  @Test
  void tellsOnlyTheNewestOfSeveralUnseenLinks() throws InterruptedException {
    inbox.up(() -> taken.add("old"), () -> true);
    inbox.event(FIRST);
    inbox.up(() -> taken.add("new"), () -> true);

    empty();

    assertThat(taken).containsExactly(FIRST, "new");
  }

  @Test
  void takesNoLinkThatHasEnded() throws InterruptedException {
    inbox.up(() -> taken.add("living"), () -> true);
    inbox.up(() -> taken.add("ended"), () -> false);

    empty();

    assertThat(taken).containsExactly("living");
  }

  @Test
  void handsOutRepliesAndNothingElseOnceClosed() throws InterruptedException {
    inbox.up(() -> taken.add("up"), () -> true);
    inbox.event(FIRST);
    inbox.reply(() -> taken.add("reply"));
    inbox.readBack();

    inbox.close();
    inbox.event(SECOND);
    empty();
    assertThat(inbox.take()).isEmpty();
    inbox.reply(() -> taken.add("late reply"));

    assertThat(taken).containsExactly("reply", "late reply");
  }

  @Test
  void tellsNoLinkAndNoGapThatWereTakenBeforeItWasClosed() throws InterruptedException {
    inbox.up(() -> taken.add("up"), () -> true);
    inbox.readBack();
    List<Object> some = inbox.take();

    inbox.close();
    some.forEach(item -> ((Runnable) item).run());

    assertThat(taken).isEmpty();
  }

  @Test
  void leavesOutNewsOfDevicesAndMembersThatLaterNewsHaveOvertaken() throws InterruptedException {
    AmiMessage busy = device("PJSIP/1001", "INUSE");
    AmiMessage free = device("PJSIP/1001", "NOT_INUSE");
    AmiMessage other = device("PJSIP/1002", "INUSE");
    AmiMessage rings = member("sales", "6");
    AmiMessage idle = member("sales", "1");
    AmiMessage elsewhere = member("support", "6");
    Inbox roomy = inbox(40L * idle.weight());

    for (AmiMessage event :
        List.of(busy, FIRST, rings, other, free, SECOND, elsewhere, idle, THIRD)) {
      roomy.event(event);
    }
    for (int i = 0; i < 5; i++) {
      roomy.event(THIRD);
    }

    assertThat(roomy.take())
        .startsWith(FIRST, other, free, SECOND, elsewhere, idle, THIRD)
        .hasSize(12);
    assertThat(roomy.overtaken()).isEqualTo(2);
    assertThat(roomy.gaps()).isZero();
  }

  @Test
  void saysOnceInABurstAndToProgrammersOnlyThatEventsWereOvertaken() throws InterruptedException {
    AmiMessage busy = device("PJSIP/1001", "INUSE");
    Inbox roomy = inbox(12L * busy.weight());

    List<ILoggingEvent> log =
        logOf(
            Level.DEBUG,
            () -> {
              for (int burst = 0; burst < 2; burst++) {
                for (int i = 0; i < 20; i++) {
                  roomy.event(busy);
                }
                empty(roomy);
              }
            });

    assertThat(roomy.overtaken()).isGreaterThan(4);
    assertThat(log).extracting(ILoggingEvent::getLevel).containsOnly(Level.DEBUG).hasSize(2);
  }

  @Test
  void losesNothingOfACallInMoreThanSevenTimesWhatMayWait() throws InterruptedException {
    Inbox small = inbox(8L << 20);
    List<Object> said = new ArrayList<>();

    for (int i = 0; i < 80_000; i++) {
      AmiMessage event = newstate(i, "x".repeat(700));
      small.event(event);
      said.add(event.get("Uniqueid"));
      if (i % 1_000 == 0) {
        String reply = "reply " + i;
        small.reply(() -> taken.add(reply));
        said.add(reply);
      }
    }
    while (taken.size() < said.size()) {
      empty(small);
    }

    assertThat(taken).isEqualTo(said);
    assertThat(small.gaps()).isZero();
    assertThat(small.lost()).isZero();
    assertThat(small.packed()).isPositive();
  }

  @Test
  void countsWhatWasPressedTogetherAmongWhatAGapLost() throws InterruptedException {
    Inbox small = inbox(8L << 20);
    Random random = new Random(1);
    int said = 0;

    while (small.gaps() == 0) {
      small.event(newstate(said++, noise(2_000 + random.nextInt(1_000))));
    }
    empty(small);

    assertThat(small.packed()).isPositive();
    assertThat(small.lost()).isEqualTo(said - 1);
    assertThat(taken).containsExactly("gap", said - 1 + ".1");
  }

  @Test
  void warnsOnceThatItsListenerIsBehindAndOfEveryGap() throws InterruptedException {
    Inbox small = inbox(4L << 20);

    List<ILoggingEvent> log =
        logOf(
            Level.INFO,
            () -> {
              while (small.gaps() < 2) {
                small.event(newstate(1, "x".repeat(200_000)));
                small.event(newstate(1, noise(600_000)));
              }
            });

    assertThat(log).extracting(ILoggingEvent::getLevel).containsOnly(Level.WARN);
    assertThat(log).extracting(ILoggingEvent::getFormattedMessage).hasSize(3);
    assertThat(log.get(0).getFormattedMessage()).contains("pbx=lab", "outcome=behind");
    assertThat(log.get(1).getFormattedMessage()).contains("pbx=lab", "outcome=gap lost=");
  }

  @Test
  void losesNothingOfACallWhileTheListenerSleepsForSixSecondsOfABusyHour()
      throws InterruptedException {
    Inbox busy = inbox(AmiSettings.INBOX_BYTES);
    AmiMessage large = AmiMessage.of("Event", "Newstate", "Uniqueid", "x".repeat(700));

    for (int i = 0; i < 15_000; i++) {
      busy.event(large);
      busy.event(device("PJSIP/" + i % 300, "INUSE"));
    }
    for (int calls = 0; calls < 15_000; ) {
      for (Object item : busy.take()) {
        calls += item == large ? 1 : 0;
      }
    }

    assertThat(busy.gaps()).isZero();
    assertThat(busy.lost()).isZero();
  }

  private static AmiMessage device(String device, String state) {
    return AmiMessage.of("Event", "DeviceStateChange", "Device", device, "State", state);
  }

  private static AmiMessage member(String queue, String status) {
    return AmiMessage.of(
        "Event", "QueueMemberStatus", "Queue", queue, "Interface", "PJSIP/1", "Status", status);
  }

  private Inbox inbox(long limit) {
    return new Inbox("lab", limit, () -> taken.add("gap"));
  }

  private static AmiMessage newstate(int number, String fill) {
    return AmiMessage.of("Event", "Newstate", "Uniqueid", number + ".1", "Fill", fill);
  }

  /** Such text cannot be pressed together by more than half. */
  private static String noise(int length) {
    byte[] noise = new byte[length / 2];
    new Random(length).nextBytes(noise);
    return HexFormat.of().formatHex(noise);
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private static List<ILoggingEvent> logOf(Level level, Work work) throws InterruptedException {
    Logger log = (Logger) LoggerFactory.getLogger(Inbox.class);
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.start();
    log.addAppender(said);
    log.setLevel(level);
    try {
      work.run();
    } finally {
      log.detachAppender(said);
      log.setLevel(null);
    }
    return said.list;
  }

  private void empty() throws InterruptedException {
    empty(inbox);
  }

  /** Takes a batch; of Newstates with a fill only the uniqueid is kept. */
  private void empty(Inbox from) throws InterruptedException {
    for (Object item : from.take()) {
      if (item instanceof Runnable turn) {
        turn.run();
      } else if (item instanceof AmiMessage event && event.get("Fill") != null) {
        taken.add(event.get("Uniqueid"));
      } else {
        taken.add(item);
      }
    }
  }
}
