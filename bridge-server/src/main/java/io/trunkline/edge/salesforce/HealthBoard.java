package io.trunkline.edge.salesforce;

import io.trunkline.edge.salesforce.AccountHealth.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where an account's {@link AccountHealth} is written down. Safe for several threads. */
final class HealthBoard {
  private static final Logger log = LoggerFactory.getLogger(HealthBoard.class);

  private static final int MOST_WARNINGS = 20;

  private final String account;
  private final Clock clock;
  private final Set<String> warnings = new LinkedHashSet<>();
  private State state = State.NOT_TRIED;
  private String words = "";
  private Instant since;
  private final Budget budget;

  /** What is said as long as nothing more pressing is. */
  private volatile String standing = "";

  HealthBoard(String account, Budget budget, Clock clock) {
    this.account = account;
    this.budget = budget;
    this.clock = clock;
    this.since = clock.instant();
  }

  synchronized AccountHealth read() {
    List<String> newestLast = new ArrayList<>(warnings);
    String shown = words.isEmpty() ? budget.words() : words;
    shown = shown.isEmpty() ? standing : shown;
    return new AccountHealth(state, shown, since, budget.used(), budget.limit(), newestLast);
  }

  /** Says this from now on, as long as there is nothing more pressing to say. */
  void always(String words) {
    standing = words;
  }

  synchronized void is(State now, String why) {
    if (state != now) {
      since = clock.instant();
      log.info("account={} stage=health outcome={}", account, now);
    }
    state = now;
    words = why;
  }

  /** The org answered, with its count of requests where the header is there. */
  synchronized void answered(@Nullable String limits) {
    if (state != State.SIGN_IN_FAILED) {
      is(State.SIGNED_IN, "");
    }
    budget.answered(limits);
  }

  /** The org refused a request because of its limits. */
  void refusedByLimit() {
    budget.refused();
  }

  /** The org gave no answer to a request. */
  synchronized void silent(String why) {
    if (state != State.SIGN_IN_FAILED) {
      is(State.UNREACHABLE, why);
    }
  }

  /** Notes something for people, once; the oldest goes when there are many. */
  synchronized void warn(String warning) {
    warnings.remove(warning);
    warnings.add(warning);
    if (warnings.size() > MOST_WARNINGS) {
      warnings.remove(warnings.iterator().next());
    }
  }
}
