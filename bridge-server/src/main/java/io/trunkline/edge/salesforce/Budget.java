package io.trunkline.edge.salesforce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the org's requests of these 24 hours still suffice for: tickets always, look-ups only while
 * there is room. Salesforce counts in a window that slides, so what was used comes back by itself;
 * every answer tells how much. Safe for several threads.
 */
final class Budget {
  /** Sforce-Limit-Info: {@code api-usage=18/5000}, perhaps followed by other counts. */
  private static final Pattern USAGE = Pattern.compile("(?<!app-)api-usage=(\\d{1,9})/(\\d{1,9})");

  /** Below this share only tickets are written and completed. */
  private static final int TICKETS_ONLY_PERCENT = 2;

  /** A count older than this says little: one look-up is let through and brings a new one. */
  private static final Duration COUNT_HOLDS = Duration.ofMinutes(15);

  private static final Duration FIRST_REST = Duration.ofMinutes(1);
  private static final Duration LONGEST_REST = Duration.ofHours(1);

  private final int reservePercent;
  private final Clock clock;
  private int used;
  private int limit;
  private Instant countedAt = Instant.MIN;
  private @Nullable Instant restUntil;
  private Duration rest = FIRST_REST;

  /** Keeps so many percent of the org's daily requests for tickets. */
  Budget(int reservePercent, Clock clock) {
    this.reservePercent = reservePercent;
    this.clock = clock;
  }

  /** What an answer of the org says of its requests; null for an answer that says nothing. */
  synchronized void answered(@Nullable String limits) {
    Matcher usage = USAGE.matcher(limits == null ? "" : limits);
    if (usage.find()) {
      used = Integer.parseInt(usage.group(1));
      limit = Integer.parseInt(usage.group(2));
      countedAt = clock.instant();
    }
  }

  /** The org refused a request because of its limits: longer rests with every such answer. */
  synchronized void refused() {
    Instant now = clock.instant();
    if (restUntil != null && now.isBefore(restUntil)) {
      return;
    }
    restUntil = now.plus(rest);
    rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
  }

  /** A look-up was answered: the org has room again. */
  synchronized void hadRoom() {
    restUntil = null;
    rest = FIRST_REST;
  }

  /** Why nobody may be looked up now, for people; empty when it may be tried. */
  synchronized Optional<String> noLookUps() {
    Optional<String> why = restWords();
    boolean probe = why.isPresent() && !isResting() && countIsOld();
    if (probe) {
      countedAt = clock.instant();
    }
    return probe ? Optional.empty() : why;
  }

  /** Why nothing but tickets may be written now, for people; empty when it may be. */
  synchronized Optional<String> ticketsOnly() {
    return isResting() || leftIsBelow(TICKETS_ONLY_PERCENT) ? restWords() : Optional.empty();
  }

  /** The same for the state of health; asks for nothing and lets nothing through. */
  synchronized String words() {
    return restWords().orElse("");
  }

  synchronized int used() {
    return used;
  }

  synchronized int limit() {
    return limit;
  }

  private Optional<String> restWords() {
    if (isResting()) {
      return Optional.of(
          "Customers are not looked up until "
              + restUntil
              + ": the org refused a request because of its limits. Tickets are still filed.");
    }
    if (!leftIsBelow(reservePercent) && !leftIsBelow(TICKETS_ONLY_PERCENT)) {
      return Optional.empty();
    }
    return Optional.of(
        "Customers are not looked up: "
            + Math.max(0, limit - used)
            + " of the org's "
            + limit
            + " requests of these 24 hours are left, and they are kept for tickets.");
  }

  private boolean isResting() {
    return restUntil != null && clock.instant().isBefore(restUntil);
  }

  private boolean countIsOld() {
    return !clock.instant().isBefore(countedAt.plus(COUNT_HOLDS));
  }

  private boolean leftIsBelow(int percent) {
    return limit > 0 && (limit - used) * 100L < (long) limit * percent;
  }
}
