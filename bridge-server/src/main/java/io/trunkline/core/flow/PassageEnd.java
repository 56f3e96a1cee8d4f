package io.trunkline.core.flow;

import io.trunkline.core.ledger.Ending;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.CallSheet;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.Endings;
import io.trunkline.core.ticket.TicketShape;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The end of a passage for one of its tickets. It is written down at once by what is at hand of the
 * org, so that no restart loses it, and once more when the org has said how it describes itself:
 * after a restart, or a change of the account, nothing is at hand.
 *
 * @param design null where the account is gone
 * @param due when the org gets it
 * @param shape how the org describes the ticket's object
 * @param zone the zone of the ticket's times
 * @param fallBack the zone where the org does not tell it
 */
record PassageEnd(
    LedgerRow row,
    @Nullable Design design,
    @Nullable CallSheet words,
    Instant due,
    CompletableFuture<TicketShape> shape,
    CompletableFuture<ZoneId> zone,
    ZoneId fallBack) {

  /** Whose ticket it is, and how it was designed; a configuration may be gone by now. */
  record Design(Account account, Optional<Configuration> configuration) {}

  static PassageEnd withoutAccount(LedgerRow row, Instant due) {
    return new PassageEnd(
        row,
        null,
        null,
        due,
        CompletableFuture.completedFuture(TicketShape.usual(row.draft().type())),
        new CompletableFuture<>(),
        ZoneOffset.UTC);
  }

  /** By what is at hand now. */
  Ending now() {
    return ending(
        atHand(shape).orElse(TicketShape.usual(row.draft().type())), atHand(zone).orElse(fallBack));
  }

  /** By what the org says; fails when it says nothing. */
  CompletableFuture<Ending> asked() {
    return shape.thenCombine(zone.exceptionally(none -> fallBack), this::ending);
  }

  private Ending ending(TicketShape org, ZoneId times) {
    if (design == null || words == null) {
      return new Ending(Map.of(), "", due);
    }
    Endings.TicketEnding ending =
        Endings.of(row.draft(), design.configuration(), words, org, design.account(), times);
    return new Ending(ending.fields(), ending.appended(), due);
  }

  /** An answer that is there already. */
  static <T> Optional<T> atHand(CompletableFuture<T> answer) {
    return answer.isDone() && !answer.isCompletedExceptionally()
        ? Optional.of(answer.join())
        : Optional.empty();
  }
}
