package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Person;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All that is left to chance, drawn from the seed before anything begins: the same seed gives the
 * same calls, kills and mishaps at the same times. What processes make of it is theirs.
 *
 * @param kills when the bridge is killed, beside the kills in transfers
 */
record CrashPlan(
    List<PlannedCall> calls,
    List<Duration> kills,
    List<OrgMishap> org,
    Map<Person, List<PageMishap>> pages) {
  /** An agent without any page. */
  static final Person DAVE =
      new Person("Dave Dixon", "dave@acme.example", "dave-demo", "PJSIP/1004");

  /** An agent whose page stands in a tab of its own. */
  static final Person ERIN =
      new Person("Erin Eames", "erin@acme.example", "erin-demo", "PJSIP/1005");

  /** From so many calls on a run is long, and must meet everything. */
  static final int LONG_RUN = 100;

  private static final int LEAST_HELD_S = 31;
  private static final int MISHAPS_OF_A_PAGE = 200;

  private static final List<Person> AGENTS =
      List.of(Person.ALICE, Person.ALICE, Person.BOB, Person.BOB, Person.CAROL, DAVE);

  private static final List<Person> AT_TABS = List.of(ERIN, ERIN, ERIN, DAVE);

  /** What the bridge's own writes meet. */
  private static final List<Fault> AT_WRITE =
      List.of(
          Fault.SERVER_ERROR_500,
          Fault.DROP_AFTER_COMMIT,
          Fault.DROP_AFTER_COMMIT,
          Fault.DROP_BEFORE_COMMIT,
          Fault.TOKEN_EXPIRED_ONCE,
          Fault.LOCK_ROW,
          Fault.ANSWERS_LATE,
          Fault.COMMITS_LATE,
          Fault.BAD_GATEWAY_502,
          Fault.SERVER_UNAVAILABLE_503);

  /** What the saves of agents' pages meet. */
  private static final List<Fault> AT_PAGE =
      List.of(
          Fault.DROP_AFTER_COMMIT,
          Fault.DROP_AFTER_COMMIT,
          Fault.DROP_BEFORE_COMMIT,
          Fault.SERVER_ERROR_500,
          Fault.LOCK_ROW,
          Fault.ANSWERS_LATE,
          Fault.COMMITS_LATE,
          Fault.NO_RESPONSE_AFTER_COMMIT);

  private static final List<Fault> AT_READ =
      List.of(
          Fault.SERVER_ERROR_500,
          Fault.TOKEN_EXPIRED_ONCE,
          Fault.DROP_BEFORE_COMMIT,
          Fault.ANSWERS_LATE);

  static CrashPlan of(long seed, int calls) {
    return new Draw(new Random(seed)).plan(calls);
  }

  /** When the last call has ended, kills in transfers apart. */
  Duration length() {
    return calls.stream()
        .map(call -> call.at().plus(call.length()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** How many calls leave a ticket for one of these. */
  long concerning(List<Person> people) {
    return calls.stream().filter(call -> people.stream().anyMatch(call::concerns)).count();
  }

  /** The calls that shall be cut in the middle of a transfer. */
  long transfers() {
    return calls.stream().filter(PlannedCall::killedInTransfer).count();
  }

  /** How many tickets shall open in a new tab of a page that is there. */
  long tabs() {
    return calls.stream().filter(call -> call.kind().opensTab() && call.concerns(ERIN)).count();
  }

  /** For how long the org holds a save at most. */
  Duration longestHeld() {
    return org.stream()
        .filter(OrgMishap::isHeld)
        .map(OrgMishap::delay)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** How many tickets are to be Cases. */
  long cases() {
    return calls.stream().filter(call -> call.kind().object().equals("Case")).count();
  }

  int tickets() {
    return calls.stream().mapToInt(call -> call.owners().size()).sum();
  }

  /** The drawing, in one order. */
  private static final class Draw {
    private final Random random;
    private final List<Person> deck = new ArrayList<>();

    Draw(Random random) {
      this.random = random;
    }

    CrashPlan plan(int calls) {
      List<PlannedCall> planned = calls(calls);
      Duration last = planned.get(planned.size() - 1).at();
      Map<Person, List<PageMishap>> pages = new HashMap<>();
      for (Person person : List.of(Person.ALICE, Person.BOB, Person.CAROL, ERIN)) {
        pages.put(person, page(calls >= LONG_RUN));
      }
      return new CrashPlan(planned, kills(last, calls), org(last, calls), pages);
    }

    /** The kinds come in turn by their weights, in another order each time, so none is missing. */
    private List<PlannedCall> calls(int count) {
      List<CallKind> kinds = new ArrayList<>();
      while (kinds.size() < count) {
        List<CallKind> round = new ArrayList<>();
        for (CallKind kind : CallKind.values()) {
          for (int i = 0; i < kind.weight(); i++) {
            round.add(kind);
          }
        }
        Collections.shuffle(round, random);
        kinds.addAll(round);
      }
      List<PlannedCall> calls = new ArrayList<>();
      double at = 2;
      AtomicInteger attended = new AtomicInteger();
      for (int n = 0; n < count; n++) {
        at += 0.4 + random.nextDouble() * 1.8;
        calls.add(call(n, kinds.get(n), seconds(at), attended));
      }
      return List.copyOf(calls);
    }

    private PlannedCall call(int n, CallKind kind, Duration at, AtomicInteger attended) {
      // Whoever is PJSIP/1003 on a tape stays it: Carol.
      boolean hasCarol = kind == CallKind.RING_ALL || kind == CallKind.TO_A_QUEUE;
      Person first = kind.opensTab() ? AT_TABS.get(random.nextInt(AT_TABS.size())) : fromDeck();
      while (hasCarol && first.equals(Person.CAROL)) {
        first = fromDeck();
      }
      Person second = first;
      while (second.equals(first) || (hasCarol && second.equals(Person.CAROL))) {
        second = AGENTS.get(random.nextInt(AGENTS.size()));
      }
      Duration shortest = seconds(13 + random.nextDouble() * 4);
      boolean killed = kind.isAttended() && attended.incrementAndGet() % 3 == 1;
      return new PlannedCall(number(n), kind, first, second, at, shortest, killed);
    }

    /** Agents come in turn, in another order each time: a short run has its share of each. */
    private Person fromDeck() {
      if (deck.isEmpty()) {
        deck.addAll(AGENTS);
        Collections.shuffle(deck, random);
      }
      return deck.remove(deck.size() - 1);
    }

    private static String number(int n) {
      return "+1%d55501%02d".formatted(201 + n / 100, n % 100);
    }

    private List<Duration> kills(Duration last, int calls) {
      List<Duration> kills = new ArrayList<>();
      double end = last.toMillis() / 1000.0 + Math.min(40, 10 + calls / 5.0);
      for (double at = 5 + random.nextDouble() * 5; at < end; at += 5 + random.nextDouble() * 9) {
        kills.add(seconds(at));
      }
      return List.copyOf(kills);
    }

    private List<OrgMishap> org(Duration last, int calls) {
      List<OrgMishap> mishaps = new ArrayList<>();
      double end = last.toMillis() / 1000.0 + 15;
      for (double at = 2; at < end; at += 0.5 + random.nextDouble() * 1.5) {
        mishaps.add(mishap(seconds(at)));
      }
      for (int held = 0; held < Math.max(2, calls / 14); held++) {
        Duration at = seconds(random.nextDouble() * end);
        Door door = held % 2 == 0 ? Door.WRITE : Door.PAGE_SAVE;
        double share = 0.7 + random.nextDouble() * 0.5;
        // The fifth of each five: for longer than two minutes.
        boolean forMinutes = calls >= LONG_RUN && held % 5 == 4;
        Duration delay =
            seconds(
                forMinutes ? 110 + share * 20 : Math.max(LEAST_HELD_S, Math.min(end, 70) * share));
        mishaps.add(new OrgMishap(at, door, Fault.COMMITS_LATE, delay));
      }
      // A page without a session saves nothing until somebody signs in: seldom, not to the end.
      for (int expired = 0; expired < calls / 40; expired++) {
        Duration at = seconds(random.nextDouble() * end * 0.8);
        mishaps.add(new OrgMishap(at, Door.PAGE_SAVE, Fault.TOKEN_EXPIRED_ONCE, Duration.ZERO));
      }
      mishaps.sort((one, other) -> one.at().compareTo(other.at()));
      return List.copyOf(mishaps);
    }

    private OrgMishap mishap(Duration at) {
      Door door =
          List.of(Door.WRITE, Door.WRITE, Door.PAGE_SAVE, Door.PAGE_SAVE, Door.READ)
              .get(random.nextInt(5));
      List<Fault> faults =
          switch (door) {
            case WRITE -> AT_WRITE;
            case PAGE_SAVE -> AT_PAGE;
            default -> AT_READ;
          };
      Fault fault = faults.get(random.nextInt(faults.size()));
      return new OrgMishap(at, door, fault, seconds(1 + random.nextDouble() * 7));
    }

    private List<PageMishap> page(boolean sleeps) {
      List<PageMishap> mishaps = new ArrayList<>();
      for (int n = 0; n < MISHAPS_OF_A_PAGE; n++) {
        double chance = random.nextDouble();
        PageMishap.Kind kind =
            chance < 0.5
                ? PageMishap.Kind.RELOAD
                : chance < 0.75 ? PageMishap.Kind.FREEZE : PageMishap.Kind.CUT;
        Duration after = seconds(5 + random.nextDouble() * 9);
        Duration lasts = seconds(0.5 + random.nextDouble() * 7);
        mishaps.add(
            sleeps && n % 20 == 2
                ? new PageMishap(after, PageMishap.Kind.SLEEP, lasts.plusSeconds(31))
                : new PageMishap(after, kind, lasts));
      }
      return List.copyOf(mishaps);
    }

    private static Duration seconds(double seconds) {
      return Duration.ofMillis(Math.round(seconds * 1000));
    }
  }
}
