package io.trunkline.demo.bench.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When the bridge followed the PBX. What begins and ends while it does not, no PBX tells
 * afterwards; a ticket of that can be asked of nobody. Nanoseconds of the monotonic clock.
 * Thread-safe.
 */
final class Presence {
  /** After its login it reads the state back; only then has it seen anything. */
  private static final long READING_BACK = Duration.ofSeconds(2).toNanos();

  private record Span(long from, long to) {}

  private final List<Span> spans = new ArrayList<>();
  private long since = -1;
  private long last = System.nanoTime();
  private long longest;

  /** Told often whether it is logged in. */
  synchronized void look(boolean loggedIn) {
    long now = System.nanoTime();
    if (!loggedIn) {
      end();
    } else if (since < 0) {
      since = now + READING_BACK;
    }
    if (isPresent(now)) {
      last = now;
    } else {
      longest = Math.max(longest, now - last);
    }
  }

  private void end() {
    if (since >= 0 && last > since) {
      spans.add(new Span(since, last));
    }
    since = -1;
  }

  private boolean isPresent(long now) {
    return since >= 0 && now >= since;
  }

  /** How long it has been away by now. */
  synchronized Duration away() {
    long now = System.nanoTime();
    return isPresent(now) ? Duration.ZERO : Duration.ofNanos(now - last);
  }

  synchronized Duration longestAway() {
    return Duration.ofNanos(longest);
  }

  /** Whether it was there at any moment between these. */
  synchronized boolean saw(long from, long to) {
    boolean now = since >= 0 && since < to && last > from;
    return now || spans.stream().anyMatch(span -> span.from() < to && span.to() > from);
  }
}
