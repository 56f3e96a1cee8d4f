package io.trunkline.demo.bench.crash;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an agent in a browser that works: loads the page anew when it is gone, as when the bridge
 * was away as it was loaded, and opens another browser when this one is dead or shows nothing for
 * long. One that cannot be opened again is told, not passed over. Not thread-safe; times are of the
 * monotonic clock.
 */
final class BrowserCare implements AutoCloseable {
  private static final Duration GONE = Duration.ofSeconds(3);
  private static final Duration DEAD = Duration.ofSeconds(60);
  private static final int TRIES = 3;

  private final Supplier<AgentBrowser> opener;
  private @Nullable AgentBrowser browser;
  private long wellAt;
  private long loadedAt;
  private int failed;
  private int restarts;
  private String words = "";

  /** Opens the first one; that it cannot be opened is the caller's. */
  BrowserCare(Supplier<AgentBrowser> opener, long now) {
    this.opener = opener;
    this.browser = opener.get();
    wellAt = now;
    loadedAt = now;
  }

  /** Looks whether the softphone is there, and does what is needed. */
  void look(long now) {
    AgentBrowser open = browser;
    if (open == null) {
      openAnother(now);
      return;
    }
    try {
      if (open.showsSoftphone()) {
        wellAt = now;
        return;
      }
      words = "it does not show the softphone";
      if (now - Math.max(wellAt, loadedAt) > GONE.toNanos()) {
        loadedAt = now;
        open.reload();
      }
    } catch (RuntimeException e) {
      words = String.valueOf(e.getMessage());
    }
    if (isDead(now)) {
      open.close();
      browser = null;
      openAnother(now);
    }
  }

  private boolean isDead(long now) {
    boolean saysSo =
        words.contains("tab crashed")
            || words.contains("invalid session id")
            || words.contains("disconnected")
            || words.contains("Connection refused");
    return saysSo || now - wellAt > DEAD.toNanos();
  }

  private void openAnother(long now) {
    if (failed >= TRIES) {
      return;
    }
    try {
      browser = opener.get();
      failed = 0;
      restarts++;
      wellAt = now;
      loadedAt = now;
      words = "";
    } catch (RuntimeException e) {
      failed++;
      words = String.valueOf(e.getMessage());
    }
  }

  /** Does this to it; whether it could be done. */
  boolean happens(Consumer<AgentBrowser> mishap) {
    AgentBrowser open = browser;
    if (open == null) {
      return false;
    }
    try {
      mishap.accept(open);
      return true;
    } catch (RuntimeException e) {
      words = String.valueOf(e.getMessage());
      return false;
    }
  }

  int restarts() {
    return restarts;
  }

  /** Why there is no browser any more. */
  Optional<String> trouble() {
    return browser == null
        ? Optional.of("its browser died, and no other could be opened: " + words)
        : Optional.empty();
  }

  @Override
  public void close() {
    AgentBrowser open = browser;
    if (open != null) {
      open.close();
    }
  }
}
