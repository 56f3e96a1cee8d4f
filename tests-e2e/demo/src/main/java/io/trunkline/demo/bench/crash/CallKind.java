package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Person;
import io.trunkline.lab.pbx.Replacements;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of call, each a recorded one, and whose tickets it leaves. The queue {@code front} has
 * a trigger on the ring, so that a ticket is planned before anybody answers; the queues {@code
 * sales} and {@code support}, and calls to the outside, have one on the answer.
 */
enum CallKind {
  AGENT_ENDS("inbound-queue-answered-agent-hangs-up", 4, 2000, Ticket.FIRST),
  CALLER_ENDS("inbound-queue-answered-caller-hangs-up", 4, 2490, Ticket.FIRST),
  HELD("inbound-queue-hold-unhold", 2, 3700, Ticket.FIRST),
  /** It rings at one, nobody answers, it rings at the next. */
  NEXT_AGENT("inbound-queue-ring-no-answer-then-next-agent", 3, 2480, Ticket.SECOND) {
    @Override
    Replacements replace(Replacements texts) {
      return texts.text("sales", FRONT);
    }
  },
  RING_ALL("inbound-queue-ringall", 2, 2000, Ticket.SECOND),
  ATTENDED_BY_PHONE("attended-transfer-refer", 2, 210, Ticket.FIRST),
  ATTENDED_BY_CODE("attended-transfer-code", 2, 1070, Ticket.FIRST),
  /** Two passages, two tickets. */
  TO_A_QUEUE("blind-transfer-to-queue", 2, 1200, Ticket.FIRST, Ticket.CAROL),
  OUTBOUND("outbound-answered", 2, 3200, Ticket.FIRST) {
    @Override
    Replacements replace(Replacements texts, String number) {
      String bare = number.substring(1);
      return texts.text(DIALLED, "000" + bare).text(DIALLED.substring(1), "00" + bare);
    }
  },
  /** Nobody answered, and the trigger wants an answer: no ticket. */
  LEFT("inbound-queue-abandoned", 1, 2490),
  /** Nobody answered, and the ring was enough: the default owner's. */
  LEFT_AT_FRONT("inbound-queue-abandoned", 2, 2490, Ticket.UNANSWERED) {
    @Override
    Replacements replace(Replacements texts) {
      return texts.text("support", FRONT);
    }
  };

  static final String FRONT = "front";
  private static final String DIALLED = "00039021112222";

  /** Whose a ticket is. */
  enum Ticket {
    /** The agent who is {@code PJSIP/1001} on the tape. */
    FIRST,
    /** The agent who is {@code PJSIP/1002} on the tape. */
    SECOND,
    /** {@code PJSIP/1003}, whom no call replaces. */
    CAROL,
    /** The account's default owner. */
    UNANSWERED
  }

  private final String tape;
  private final int weight;
  private final int shortestMs;
  private final @Nullable Ticket one;
  private final @Nullable Ticket another;

  CallKind(String tape, int weight, int shortestMs) {
    this(tape, weight, shortestMs, null, null);
  }

  CallKind(String tape, int weight, int shortestMs, Ticket one) {
    this(tape, weight, shortestMs, one, null);
  }

  CallKind(
      String tape, int weight, int shortestMs, @Nullable Ticket one, @Nullable Ticket another) {
    this.tape = tape;
    this.weight = weight;
    this.shortestMs = shortestMs;
    this.one = one;
    this.another = another;
  }

  String tape() {
    return "asterisk-22/" + tape;
  }

  /**
   * How much slower than recorded it is played, so that its shortest passage with an agent lasts
   * this long: longer than the bridge is ever away, because what begins and ends while it is away
   * no PBX tells afterwards.
   */
  double slower(Duration shortest) {
    return (double) shortest.toMillis() / shortestMs;
  }

  /** How often it comes, compared with the others. */
  int weight() {
    return weight;
  }

  List<Ticket> tickets() {
    return Stream.of(one, another).filter(Objects::nonNull).map(Ticket.class::cast).toList();
  }

  /** Whether an agent asks a colleague before the call is handed on. */
  boolean isAttended() {
    return this == ATTENDED_BY_PHONE || this == ATTENDED_BY_CODE;
  }

  /** The call of this number with these two agents. */
  Replacements replacements(String number, Person first, Person second) {
    Replacements texts =
        Replacements.NONE.agent("PJSIP/1001", first.phone()).agent("PJSIP/1002", second.phone());
    return this == OUTBOUND
        ? replace(texts, number)
        : replace(texts.caller(number, "Caller " + number));
  }

  Replacements replace(Replacements texts) {
    return texts;
  }

  Replacements replace(Replacements texts, String number) {
    return texts;
  }
}
