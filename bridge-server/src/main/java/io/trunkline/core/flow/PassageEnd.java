package io.trunkline.core.flow;

import io.trunkline.core.ledger.Ending;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.CallSheet;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.Endings;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketShape;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
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

  /**
   * What the ticket gets.
   *
   * @param warnings what did not fit, in words for people
   */
  record Written(Ending ending, List<String> warnings) {
    /** The row with what did not fit among its ticket's warnings; each once. */
    LedgerRow noted(LedgerRow row) {
      TicketDraft draft = row.draft();
      for (String words : warnings) {
        draft = draft.warnings().contains(words) ? draft : draft.warning(words);
      }
      return draft.equals(row.draft()) ? row : row.withDraft(draft);
    }
  }

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

  /** By what is at hand now; the rest is kept as it is, to be fitted when the org is asked. */
  Written now() {
    ZoneId times = atHand(zone).orElse(fallBack);
    Optional<TicketShape> told = atHand(shape);
    TicketShape usual = TicketShape.usual(row.draft().type());
    Written written = written(told.orElse(usual), times);
    if (told.isPresent() || design == null || words == null) {
      return written;
    }
    Ending ending = written.ending();
    Map<String, String> rest =
        Endings.unfitted(
            row.draft(), design.configuration(), words.variables(times), usual, design.account());
    Map<String, Object> sure = new HashMap<>(ending.fields());
    sure.keySet().removeAll(rest.keySet());
    Ending whole = new Ending(sure, ending.appended(), ending.dueAt(), rest);
    return new Written(whole, rest.isEmpty() ? written.warnings() : List.of());
  }

  /** By what the org says; fails when it says nothing. */
  CompletableFuture<Written> asked() {
    if (design == null) {
      return CompletableFuture.completedFuture(now());
    }
    return shape.thenCombine(zone.exceptionally(none -> fallBack), this::written);
  }

  private Written written(TicketShape org, ZoneId times) {
    if (design == null || words == null) {
      return new Written(new Ending(Map.of(), "", due), List.of());
    }
    Endings.TicketEnding ending =
        Endings.of(row.draft(), design.configuration(), words, org, design.account(), times);
    return new Written(new Ending(ending.fields(), ending.appended(), due), ending.warnings());
  }

  /** An answer that is there already. */
  static <T> Optional<T> atHand(CompletableFuture<T> answer) {
    return answer.isDone() && !answer.isCompletedExceptionally()
        ? Optional.of(answer.join())
        : Optional.empty();
  }
}
