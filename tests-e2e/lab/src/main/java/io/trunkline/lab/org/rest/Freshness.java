package io.trunkline.lab.org.rest;

import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers 304 to who has the newest already. An answer counts as changed when its text differs from
 * the last one to the same question by the same user, whatever the cause: fields, picklists,
 * permissions. That describe carries an ETag beside Last-Modified is a guess: only the second is
 * documented. Thread-safe.
 */
final class Freshness {
  private record Last(int hash, Instant changedAt) {}

  private final Clock clock;
  private final Map<String, Last> lastByQuestion = new HashMap<>();

  Freshness(Clock clock) {
    this.clock = clock;
  }

  Answer conditional(Ask ask, String userId, Answer answer) {
    Instant changedAt = changedAt(userId + " " + ask.path(), answer.body().hashCode());
    String etag = "\"" + Integer.toHexString(answer.body().hashCode()) + "\"";
    Optional<String> known = ask.header("if-none-match");
    boolean same =
        known.isPresent()
            ? known.get().equals(etag)
            : ask.header("if-modified-since")
                .flatMap(Freshness::instant)
                .map(since -> !changedAt.isAfter(since))
                .orElse(false);
    Answer fresh = same ? Answer.empty(304) : answer;
    return fresh.with("Last-Modified", text(changedAt)).with("ETag", etag);
  }

  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static String text(Instant moment) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC));
  }

  /** Two changes within one second would look the same: the later one is moved on. */
  private synchronized Instant changedAt(String question, int hash) {
    Last last = lastByQuestion.get(question);
    if (last == null || last.hash() != hash) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      boolean moved = last != null && !now.isAfter(last.changedAt());
      last = new Last(hash, moved && last != null ? last.changedAt().plusSeconds(1) : now);
      lastByQuestion.put(question, last);
    }
    return last.changedAt();
  }
}
