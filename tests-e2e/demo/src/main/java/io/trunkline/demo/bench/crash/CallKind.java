package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Person;
import io.trunkline.lab.pbx.Replacements;
import java.time.Duration;
import java.util.List;

/**
 * The kinds of call, each a recorded one, and whose tickets it leaves. The queue {@code front} has
 * a trigger on the ring, so that a ticket is planned before anybody answers; the queues {@code
 * sales} and {@code support}, those of the new tabs and the cases, and calls to the outside, have
 * one on the answer.
 */
enum CallKind {
  AGENT_ENDS("inbound-queue-answered-agent-hangs-up", 4),
  CALLER_ENDS("inbound-queue-answered-caller-hangs-up", 4),
  HELD("inbound-queue-hold-unhold", 2),
  /** It rings at one, nobody answers, it rings at the next. */
  NEXT_AGENT("inbound-queue-ring-no-answer-then-next-agent", 3) {
    @Override
    Replacements replace(Replacements texts) {
      return texts.text("sales", FRONT);
    }
  },
  RING_ALL("inbound-queue-ringall", 2),
  ATTENDED_BY_PHONE("attended-transfer-refer", 2),
  ATTENDED_BY_CODE("attended-transfer-code", 2),
  /** Two passages, two tickets. */
  TO_A_QUEUE("blind-transfer-to-queue", 2),
  OUTBOUND("outbound-answered", 2) {
    @Override
    Replacements replace(Replacements texts, String number) {
      String bare = number.substring(1);
      return texts.text(DIALLED, "000" + bare).text(DIALLED.substring(1), "00" + bare);
    }
  },
  /** A Case, which the agent's softphone files. */
  CASE("inbound-queue-answered-caller-hangs-up", 3) {
    @Override
    Replacements replace(Replacements texts) {
      return texts.text("sales", CASES);
    }
  },
  /** A Case, which the bridge files when the agent's page in a tab of its own claims it. */
  TAB_CASE("inbound-queue-answered-agent-hangs-up", 3) {
    @Override
    Replacements replace(Replacements texts) {
      return texts.text("sales", TAB_CASES);
    }
  },
  /** A Task in the same way. */
  TAB_TASK("inbound-queue-answered-caller-hangs-up", 2) {
    @Override
    Replacements replace(Replacements texts) {
      return texts.text("sales", TAB_TASKS);
    }
  },
  /** Nobody answered, and the trigger wants an answer: no ticket. */
  LEFT("inbound-queue-abandoned", 1),
  /** Nobody answered, and the ring was enough: the default owner's. */
  LEFT_AT_FRONT("inbound-queue-abandoned", 2) {
    @Override
    Replacements replace(Replacements texts) {
      return texts.text("support", FRONT);
    }
  };

  static final String FRONT = "front";
  static final String CASES = "cases";
  static final String TAB_CASES = "tab-cases";
  static final String TAB_TASKS = "tab-tasks";
  private static final int SHORTEST_MS = 2500;
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

  CallKind(String tape, int weight) {
    this.tape = tape;
    this.weight = weight;
  }

  /**
   * A passage of the call that leaves a ticket.
   *
   * @param owner whose it is
   * @param dueMs from when on the tape a ticket is due, whatever comes: the answer, or the ring
   *     where that is enough
   * @param fromMs when the agent answers; where nobody does, when it rings
   * @param toMs when that ends
   */
  record Passage(Ticket owner, int dueMs, int fromMs, int toMs) {
    Passage(Ticket owner, int fromMs, int toMs) {
      this(owner, fromMs, fromMs, toMs);
    }
  }

  /** The passages that leave a ticket, in order. */
  List<Passage> passages() {
    return switch (this) {
      case AGENT_ENDS, TAB_CASE -> List.of(new Passage(Ticket.FIRST, 1510, 3520));
      case CALLER_ENDS, CASE, TAB_TASK -> List.of(new Passage(Ticket.FIRST, 1510, 4000));
      case HELD -> List.of(new Passage(Ticket.FIRST, 1510, 5220));
      case NEXT_AGENT -> List.of(new Passage(Ticket.SECOND, 510, 6520, 9000));
      case RING_ALL -> List.of(new Passage(Ticket.SECOND, 1510, 3510));
      case ATTENDED_BY_PHONE -> List.of(new Passage(Ticket.FIRST, 530, 740));
      case ATTENDED_BY_CODE -> List.of(new Passage(Ticket.FIRST, 530, 1600));
      case TO_A_QUEUE ->
          List.of(new Passage(Ticket.FIRST, 1510, 2710), new Passage(Ticket.CAROL, 3720, 5730));
      case OUTBOUND -> List.of(new Passage(Ticket.FIRST, 810, 4010));
      case LEFT -> List.of();
      case LEFT_AT_FRONT -> List.of(new Passage(Ticket.UNANSWERED, 510, 3000));
    };
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
    int onTape =
        passages().stream()
            .mapToInt(passage -> passage.toMs() - passage.fromMs())
            .min()
            .orElse(SHORTEST_MS);
    return (double) shortest.toMillis() / onTape;
  }

  /** How often it comes, compared with the others. */
  int weight() {
    return weight;
  }

  /** What its tickets are in the org. */
  String object() {
    return this == CASE || this == TAB_CASE ? "Case" : "Task";
  }

  /** Whether its tickets open in a new tab. */
  boolean opensTab() {
    return this == TAB_CASE || this == TAB_TASK;
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
