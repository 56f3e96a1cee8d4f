package io.trunkline.edge.salesforce;

import io.trunkline.edge.salesforce.AccountHealth.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where an account's {@link AccountHealth} is written down. Safe for several threads. */
final class HealthBoard {
  private static final Logger log = LoggerFactory.getLogger(HealthBoard.class);

  /** Sforce-Limit-Info: {@code api-usage=18/5000}, perhaps followed by other counts. */
  private static final Pattern USAGE = Pattern.compile("(?<!app-)api-usage=(\\d{1,9})/(\\d{1,9})");

  private static final int MOST_WARNINGS = 20;

  private final String account;
  private final Clock clock;
  private final Set<String> warnings = new LinkedHashSet<>();
  private State state = State.NOT_TRIED;
  private String words = "";
  private Instant since;
  private int apiUsed;
  private int apiLimit;

  HealthBoard(String account, Clock clock) {
    this.account = account;
    this.clock = clock;
    this.since = clock.instant();
  }

  synchronized AccountHealth read() {
    List<String> newestLast = new ArrayList<>(warnings);
    return new AccountHealth(state, words, since, apiUsed, apiLimit, newestLast);
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
    if (limits == null) {
      return;
    }
    Matcher usage = USAGE.matcher(limits);
    if (usage.find()) {
      apiUsed = Integer.parseInt(usage.group(1));
      apiLimit = Integer.parseInt(usage.group(2));
    }
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
