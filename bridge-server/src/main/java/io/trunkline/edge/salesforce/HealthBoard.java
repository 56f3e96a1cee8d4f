package io.trunkline.edge.salesforce;

import io.trunkline.core.ticket.AccountHealth;
import io.trunkline.core.ticket.AccountHealth.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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

  /** Who hears of warnings as well. */
  private final Consumer<String> also;

  /** What is said as long as nothing more pressing is. */
  private volatile String standing = "";

  HealthBoard(String account, Budget budget, Clock clock) {
    this(account, budget, clock, warning -> {});
  }

  private HealthBoard(String account, Budget budget, Clock clock, Consumer<String> also) {
    this.account = account;
    this.budget = budget;
    this.clock = clock;
    this.also = also;
    this.since = clock.instant();
  }

  /** A board for what the org shows to one of its users; people find its warnings here. */
  HealthBoard of(String user) {
    return new HealthBoard(
        account + "/" + user,
        budget,
        clock,
        warning -> warn("As " + user + " sees it: " + warning));
  }

  synchronized AccountHealth read() {
    List<String> newestLast = new ArrayList<>(warnings);
    String shown = words.isEmpty() ? budget.words() : words;
    shown = shown.isEmpty() ? standing : shown;
    AccountHealth health =
        new AccountHealth(state, shown, since, budget.used(), budget.limit(), newestLast);
    return shown.isEmpty() && health.nearLimit() ? health.saying(nearLimit(health)) : health;
  }

  private static String nearLimit(AccountHealth health) {
    return health.apiUsed()
        + " of the org's "
        + health.apiLimit()
        + " requests of these 24 hours are used. When they run low customers are not looked up;"
        + " look in Salesforce which of its apps uses them.";
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
  void warn(String warning) {
    synchronized (this) {
      warnings.remove(warning);
      warnings.add(warning);
      if (warnings.size() > MOST_WARNINGS) {
        warnings.remove(warnings.iterator().next());
      }
    }
    also.accept(warning);
  }
}
