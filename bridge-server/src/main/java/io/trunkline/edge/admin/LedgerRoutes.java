package io.trunkline.edge.admin;

import com.google.gson.JsonObject;
import io.trunkline.core.ledger.LedgerChange;
import io.trunkline.core.ledger.LedgerDesk;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ledger.Passage;
import io.trunkline.json.Fault;
import io.trunkline.json.Json;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The ledger as people see it, and what they may do about a row. */
final class LedgerRoutes {
  private static final int USUAL = 100;
  private static final int MOST = 1000;
  private final AdminParts parts;

  LedgerRoutes(AdminParts parts) {
    this.parts = parts;
  }

  /** Why a ticket shall not be filed. */
  record Discard(String reason) {}

  /** Values to lay over a draft's. */
  record Correction(Map<String, Object> fields) {}

  Answer list(Ask ask) {
    int limit = ask.limit(USUAL, MOST);
    Set<LedgerState> states = states(ask);
    List<LedgerRow> rows =
        states.isEmpty() ? parts.ledger().newest(limit) : parts.ledger().newest(states, limit);
    return Answer.ok(rows.stream().map(LedgerRoutes::view).toList());
  }

  /** The states that are asked for, separated by commas; none for all. */
  private static Set<LedgerState> states(Ask ask) {
    Set<LedgerState> states = EnumSet.noneOf(LedgerState.class);
    String wanted = ask.query().getOrDefault("state", "");
    if (!wanted.isEmpty()) {
      for (String name : wanted.split(",", -1)) {
        states.add(state(name));
      }
    }
    return states;
  }

  private static LedgerState state(String name) {
    return Arrays.stream(LedgerState.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.invalid(
                    List.of(
                        new Fault(
                            "state",
                            "is no state of a ticket",
                            "send one or more, with commas between: "
                                + Arrays.toString(LedgerState.values())))));
  }

  Answer passages(Ask ask) {
    return Answer.ok(
        parts.ledger().passages(ask.limit(USUAL, MOST)).stream().map(LedgerRoutes::view).toList());
  }

  Answer read(Ask ask) {
    JsonObject row = view(find(ask));
    List<LedgerChange> changes = parts.ledger().changes(ask.part("reference"));
    row.add("changes", Json.gson().toJsonTree(changes));
    return Answer.ok(row);
  }

  Answer retry(Ask ask) {
    String reference = find(ask).reference();
    return done(ask, "retried", parts.ledgerDesk().retry(reference, ask.by()));
  }

  Answer removeDouble(Ask ask) {
    String reference = find(ask).reference();
    return done(ask, "double removed", parts.ledgerDesk().removeDouble(reference, ask.by()));
  }

  Answer discard(Ask ask) {
    String reference = find(ask).reference();
    String reason = ask.body(Discard.class).reason();
    Checks checks = new Checks();
    checks.line("reason", reason, 500);
    checks.that(!reason.isBlank(), "reason", "is empty", "say why");
    refuse(checks);
    return done(ask, "discarded", parts.ledgerDesk().discard(reference, reason, ask.by()));
  }

  Answer correct(Ask ask) {
    String reference = find(ask).reference();
    Map<String, Object> fields = ask.body(Correction.class).fields();
    Checks checks = new Checks();
    checks.that(!fields.isEmpty(), "fields", "is empty", "send one field or more");
    checks.size("fields", fields.keySet(), 100);
    fields.forEach(
        (name, value) -> {
          checks.apiName("fields." + name, name);
          checks.text("fields." + name, value.toString(), 32_000);
          checks.that(
              !name.equalsIgnoreCase("CallObject"),
              "fields." + name,
              "bears the reference",
              "leave it out");
        });
    refuse(checks);
    return done(ask, "corrected", parts.ledgerDesk().correct(reference, fields, ask.by()));
  }

  private static void refuse(Checks checks) {
    if (!checks.faults().isEmpty()) {
      throw Problem.invalid(checks.faults());
    }
  }

  private Answer done(Ask ask, String what, CompletableFuture<LedgerDesk.Verdict> asked) {
    String reference = ask.part("reference");
    LedgerDesk.Verdict verdict = Waiting.upTo(10, asked, "The ledger");
    if (!verdict.done()) {
      throw Problem.of(409, verdict.words());
    }
    parts.note(ask.by(), "ticket " + what, reference);
    return Answer.ok(view(find(ask)));
  }

  private LedgerRow find(Ask ask) {
    return parts.ledger().find(ask.part("reference")).orElseThrow(() -> Problem.notFound("ticket"));
  }

  private static JsonObject view(LedgerRow row) {
    LedgerRow told = row.withDraft(row.draft().settled());
    JsonObject view = Json.gson().toJsonTree(told).getAsJsonObject();
    view.addProperty("call", row.call().toString());
    return view;
  }

  private static JsonObject view(Passage passage) {
    JsonObject view = Json.gson().toJsonTree(passage).getAsJsonObject();
    view.addProperty("call", passage.call().toString());
    return view;
  }
}
