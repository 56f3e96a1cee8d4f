package io.trunkline.core.flow;

import io.trunkline.core.agent.Agents;
import io.trunkline.core.ledger.LedgerChange;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.ticket.FieldRefusals;
import io.trunkline.core.ticket.TicketDesk;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What it means that Salesforce refused a ticket to an agent's page: it stands already, it must
 * wait, it goes without a field, or a person must look at it. Flow thread only.
 */
final class PageRefusals {
  private static final int MOST_LEFT_OUT = 3;

  /** Another save holds the row; the browser's session in Salesforce has ended. */
  private static final Set<String> PASSING = Set.of("UNABLE_TO_LOCK_ROW", "INVALID_SESSION_ID");

  private static final String NO_ACCESS = "INSUFFICIENT_ACCESS";

  /** What may be a record's id: 15 characters, a digit among the first three. */
  private static final Pattern SOME_ID = Pattern.compile("\\b(?=.{0,2}[0-9])[0-9A-Za-z]{15,18}\\b");

  private final TicketBook book;
  private final Filing filing;
  private final Agents agents;
  private final Function<LedgerRow, Optional<TicketDesk>> deskOf;
  private final FlowTime time;
  private final Consumer<LedgerRow> notShown;

  /**
   * Has heard of no refusal yet.
   *
   * @param notShown hears of each ticket whose agent is not shown the customer: nobody links it
   */
  PageRefusals(
      TicketBook book,
      Filing filing,
      Agents agents,
      Function<LedgerRow, Optional<TicketDesk>> deskOf,
      FlowTime time,
      Consumer<LedgerRow> notShown) {
    this.book = book;
    this.filing = filing;
    this.agents = agents;
    this.deskOf = deskOf;
    this.time = time;
    this.notShown = notShown;
  }

  /** The page that had the claim, or fell silent about it, says that Salesforce refused. */
  void refused(AgentPage page, LedgerRow row, FromPage.Refused message) {
    Turn turn = filing.turn(row);
    turn.waitFor(null);
    String words = message.words() + " (" + message.code() + ")";
    if (message.code().equals("DUPLICATE_VALUE") && turn.duplicates++ == 0) {
      LedgerRow next = row.to(LedgerState.UNDECIDED, row.writer(), message.words(), time.now());
      book.change(next, page.id(), () -> filing.askNow(next));
      return;
    }
    if (PASSING.contains(message.code())) {
      later(page, row, words);
      return;
    }
    if (FieldRefusals.tellsOfAnotherShape(message.code())) {
      deskOf.apply(row).ifPresent(desk -> desk.forgetShape(row.draft().type().object()));
    }
    Set<String> notTheirs = notTheirs(row, message);
    if (!notTheirs.isEmpty() && turn.leftOut++ < MOST_LEFT_OUT) {
      without(page, row, notTheirs, " may not write it.");
      return;
    }
    Set<String> unseen = unseenCustomer(row, message);
    if (!unseen.isEmpty() && turn.leftOut++ < MOST_LEFT_OUT) {
      notShown.accept(row);
      without(page, row, unseen, " is not shown the customer.");
      return;
    }
    turn.agentOnly = turn.agentOnly || isForRights(words);
    book.change(row.to(LedgerState.REFUSED, null, words, time.now()), page.id());
  }

  /** Nothing of it was saved, and the reason goes by: it is tried again, whoever writes then. */
  private void later(AgentPage page, LedgerRow row, String words) {
    if (row.state() == LedgerState.CLAIMED) {
      filing.locked(row, words);
    } else {
      filing.free(row, page.id(), words);
    }
  }

  /** Filed without what the agent may not write, and said so. */
  private void without(AgentPage page, LedgerRow row, Set<String> fields, String why) {
    String agent = agents.find(page.agentId()).map(one -> one.name()).orElse(page.agentId());
    Turn turn = filing.turn(row);
    String words = "Filed without " + String.join(", ", fields) + ": " + agent + why;
    turn.remark = turn.remark == null ? words : turn.remark + " " + words;
    Map<String, Object> without = new HashMap<>();
    fields.forEach(field -> without.put(field, ""));
    filing.free(row.withDraft(row.draft().corrected(without, row.reference())), page.id(), words);
  }

  /** The fields that the refusal names, if the ticket can do without every one of them. */
  private static Set<String> notTheirs(LedgerRow row, FromPage.Refused message) {
    if (!FieldRefusals.isFieldNotThere(message.code()) || row.state() != LedgerState.CLAIMED) {
      return Set.of();
    }
    Set<String> named = new TreeSet<>();
    for (String field : row.draft().fields().keySet()) {
      String alone = "(?<!\\w)" + Pattern.quote(field) + "(?!\\w)";
      if (Pattern.compile(alone, Pattern.CASE_INSENSITIVE).matcher(message.words()).find()) {
        named.add(field);
      }
    }
    boolean needed =
        named.stream()
            .anyMatch(
                field ->
                    !FieldRefusals.canBeLeftOut(field)
                        || row.reference().equals(row.draft().fields().get(field)));
    return needed ? Set.of() : named;
  }

  /** The fields that link the ticket to a customer whom the org does not show this agent. */
  private static Set<String> unseenCustomer(LedgerRow row, FromPage.Refused message) {
    if (!message.code().equals(NO_ACCESS + "_ON_CROSS_REFERENCE_ENTITY")) {
      return Set.of();
    }
    Map<String, String> links = new TreeMap<>();
    row.draft()
        .fields()
        .forEach(
            (field, value) -> {
              if (CustomerId.object(String.valueOf(value)).isPresent()) {
                links.put(field, String.valueOf(value).substring(0, CustomerId.SHORTEST));
              }
            });
    Set<String> named = new TreeSet<>(links.keySet());
    named.removeIf(field -> !message.words().contains(String.valueOf(links.get(field))));
    return named.isEmpty() && !SOME_ID.matcher(message.words()).find() ? links.keySet() : named;
  }

  /** Whether an earlier run of the bridge saw Salesforce refuse it to the agent's page for that. */
  static boolean wereForRights(List<LedgerChange> changes) {
    return changes.stream()
        .filter(change -> change.state() == LedgerState.REFUSED)
        .filter(change -> !change.by().equals(LedgerRow.BRIDGE))
        .anyMatch(change -> change.words() != null && isForRights(change.words()));
  }

  private static boolean isForRights(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    String code = words.substring(words.lastIndexOf('(') + 1).replace(")", "");
    return words.contains(NO_ACCESS)
        || lower.contains("insufficient access")
        || lower.contains("insufficient privileges")
        || FieldRefusals.isFieldNotThere(code)
        || code.equals("INVALID_TYPE");
  }
}
