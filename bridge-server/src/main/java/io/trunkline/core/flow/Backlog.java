package io.trunkline.core.flow;

import io.trunkline.core.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the bridge has to write to one org, in the order in which it became due, and behind it what
 * it has to ask the org: a few at a time, and never two at once that lock the same record. While
 * the org is away one of them at a time asks whether it is back, later and later; when it is, the
 * rest follows at a bounded rate. Flow thread only.
 */
final class Backlog {
  /** Requests to one org at the same time; more would only wait there for each other. */
  static final int MOST_AT_ONCE = 4;

  /** An answer may take the org long: half of the places are always left to tickets. */
  private static final int MOST_QUESTIONS_AT_ONCE = 2;

  /**
   * While the org is away a question goes first: a write without an answer leaves a ticket of which
   * nobody knows whether it stands. But after so many in a row a write does, because it may be the
   * questions alone that the org does not answer.
   */
  private static final int MOST_QUESTIONS_IN_A_ROW = 2;

  /** After an outage ten a second go out: calls of today need the org as well. */
  static final Duration PACE = Duration.ofMillis(100);

  /** A single hiccup is nobody's business. */
  private static final int FAILURES_WORTH_TELLING = 3;

  /** Longer than any desk takes to answer; a place that nobody gave back is free then. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Logger log = LoggerFactory.getLogger(Backlog.class);

  private final String account;
  private final FlowTime time;
  private final Consumer<Optional<String>> trouble;
  private final TreeSet<Place> waiting =
      new TreeSet<>(
          Comparator.comparing((Place place) -> place.job().asks())
              .thenComparing(place -> place.job().since())
              .thenComparing(Place::order));
  private final Map<String, Place> waitingByKey = new HashMap<>();
  private final Map<String, Underway> underwayByKey = new HashMap<>();
  private long order;
  private int failures;
  private int questionsInARow;
  private @Nullable String probe;
  private boolean told;
  private boolean draining;
  private boolean going;
  private Instant nextStart = Instant.MIN;
  private Timers.@Nullable Timer timer;

  /**
   * Nothing waits yet.
   *
   * @param trouble hears why the org is away, and with nothing that it is back
   */
  Backlog(String account, FlowTime time, Consumer<Optional<String>> trouble) {
    this.account = account;
    this.time = time;
    this.trouble = trouble;
  }

  /** Waits for its turn, from this moment on; instead of the same job if that waits already. */
  void enter(Job job, Instant notBefore) {
    place(job, notBefore);
    go();
  }

  private void place(Job job, Instant notBefore) {
    Place before = waitingByKey.remove(job.key());
    if (before != null) {
      waiting.remove(before);
    }
    Place place = new Place(job, notBefore, order++);
    waiting.add(place);
    waitingByKey.put(job.key(), place);
  }

  /** The job's turn is over, and the org has answered: it is there. */
  void answered(String key) {
    leave(key);
    back();
    go();
  }

  /** The job's turn is over, and nothing was learned about the org. */
  void left(String key) {
    leave(key);
    if (waiting.isEmpty() && underwayByKey.isEmpty()) {
      back();
    }
    go();
  }

  /** It is there again, or nobody is left who would notice. */
  private void back() {
    if (failures > 0) {
      log.info("account={} stage=backlog outcome=back waiting={}", account, waiting.size());
      failures = 0;
      draining = true;
    }
    if (told) {
      told = false;
      trouble.accept(Optional.empty());
    }
  }

  /** The job's turn is over, and the org cannot be used: whoever waits, waits longer. */
  void away(String key, String why) {
    leave(key);
    if (failures == 0 || key.equals(probe)) {
      failures++;
      probe = null;
      nextStart = time.now().plus(time.backOff(failures - 1));
      log.info("account={} stage=backlog outcome=away waiting={}", account, waiting.size());
    }
    if (failures >= FAILURES_WORTH_TELLING) {
      told = true;
      trouble.accept(Optional.of(why));
    }
    go();
  }

  /** Somebody changed something: the org is asked again now, also what it did not answer before. */
  void nudge() {
    nextStart = Instant.MIN;
    List<Place> questions = waiting.stream().filter(place -> place.job().asks()).toList();
    questions.forEach(place -> place(place.job(), Instant.MIN));
    go();
  }

  private void leave(String key) {
    Underway was = underwayByKey.remove(key);
    if (was != null) {
      was.deadline().cancel();
    }
  }

  /** A turn may end before it returns: then the loop that gave it goes on. */
  private void go() {
    if (going) {
      return;
    }
    going = true;
    try {
      startWhatMay();
    } finally {
      going = false;
    }
  }

  private void startWhatMay() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    while (underwayByKey.size() < (failures > 0 ? 1 : MOST_AT_ONCE)) {
      Instant now = time.now();
      if ((failures > 0 || draining) && !waiting.isEmpty() && now.isBefore(nextStart)) {
        wake(nextStart);
        return;
      }
      Place next = next(now);
      if (next == null) {
        draining = draining && !waiting.isEmpty();
        waiting.stream()
            .map(Place::notBefore)
            .filter(now::isBefore)
            .min(Comparator.naturalOrder())
            .ifPresent(this::wake);
        return;
      }
      start(next, now);
    }
  }

  private void wake(Instant at) {
    timer = time.after(Duration.between(time.now(), at), this::go);
  }

  /** The first whose time has come and whose records nobody writes at the moment. */
  private @Nullable Place next(Instant now) {
    List<String> locked = new ArrayList<>();
    underwayByKey.values().forEach(one -> locked.addAll(one.job().locks()));
    boolean questionFirst = questionsInARow < MOST_QUESTIONS_IN_A_ROW;
    Place other = null;
    for (Place place : waiting) {
      if (now.isBefore(place.notBefore()) || !mayStart(place.job(), locked)) {
        continue;
      }
      if (failures == 0 || place.job().asks() == questionFirst) {
        return place;
      }
      other = other == null ? place : other;
    }
    return other;
  }

  private boolean mayStart(Job job, List<String> locked) {
    return !underwayByKey.containsKey(job.key())
        && job.locks().stream().noneMatch(locked::contains)
        && (!job.asks() || questionsUnderway() < MOST_QUESTIONS_AT_ONCE);
  }

  private long questionsUnderway() {
    return underwayByKey.values().stream().filter(one -> one.job().asks()).count();
  }

  private void start(Place place, Instant now) {
    Job job = place.job();
    waiting.remove(place);
    waitingByKey.remove(job.key());
    nextStart = now.plus(PACE);
    probe = failures > 0 ? job.key() : null;
    questionsInARow = job.asks() ? questionsInARow + 1 : 0;
    underwayByKey.put(job.key(), new Underway(job, time.after(LONGEST, () -> forgotten(job))));
    job.turn().run();
  }

  private void forgotten(Job job) {
    log.error("account={} job={} stage=backlog outcome=never-left", account, job.key());
    left(job.key());
  }

  /**
   * Something to write or to ask.
   *
   * @param key names it; what is entered again under its name takes its place
   * @param asks whether it changes nothing in the org, and lets go first what does
   * @param since the older goes first
   * @param locks the records that the org locks for it
   * @param turn runs when its turn has come, and must end in {@link #answered}, {@link #left} or
   *     {@link #away}
   */
  record Job(String key, boolean asks, Instant since, List<String> locks, Runnable turn) {
    Job {
      locks = List.copyOf(locks);
    }
  }

  private record Place(Job job, Instant notBefore, long order) {}

  private record Underway(Job job, Timers.Timer deadline) {}
}
