package io.trunkline.edge.admin;

import io.trunkline.core.ticket.TicketDesk;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an answer, not for ever. */
final class Waiting {
  private Waiting() {}

  /** What came of it; 502 with the org's own words, 504 when nothing came in time. */
  static <T> T upTo(int seconds, CompletableFuture<T> future, String whom) {
    try {
      return future.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw Problem.of(504, whom + " did not answer within " + seconds + " seconds. Try again.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(503, "The bridge is about to stop. Try again.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TicketDesk.DeskException desk) {
        throw Problem.of(502, String.valueOf(desk.getMessage()));
      }
      throw new IllegalStateException(whom + " failed", e.getCause());
    }
  }
}
