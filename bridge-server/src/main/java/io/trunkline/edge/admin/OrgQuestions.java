package io.trunkline.edge.admin;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Asks orgs while somebody waits: not many at once, because each question holds a thread while the
 * org thinks. Safe for several threads.
 */
final class OrgQuestions {
  /**
   * Seconds. Longer than a desk takes at most, so that what it found until then still arrives;
   * shorter than browsers and proxies wait.
   */
  static final int PATIENCE = 50;

  private final Semaphore atOnce = new Semaphore(8);

  /** What came of it; a {@link Problem} with the org's own words when nothing good did. */
  <T> T ask(Supplier<CompletableFuture<T>> question) {
    if (!atOnce.tryAcquire()) {
      throw Problem.of(503, "Too many questions to Salesforce at once. Try again.")
          .with("Retry-After", "5");
    }
    try {
      return Waiting.upTo(PATIENCE, question.get(), "Salesforce");
    } finally {
      atOnce.release();
    }
  }
}
