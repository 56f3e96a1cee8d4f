package io.trunkline.demo.bench.crash;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.demo.Person;
import io.trunkline.demo.World;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ledger as its API tells it. Empty while the bridge is away. */
record LedgerRows(List<Row> rows) {
  private static final Set<String> OVER = Set.of("COMPLETED", "REFUSED", "DISCARDED", "DOUBLED");
  private static final Pattern BY_PAGE = Pattern.compile("CLAIMED by (?!bridge\\b)");

  /**
   * A row.
   *
   * @param number the customer's, as the description has it
   * @param words the last thing worth telling people
   */
  record Row(String reference, String number, String state, String words) {
    static Row of(JsonObject row) {
      JsonObject fields = row.getAsJsonObject("draft").getAsJsonObject("fields");
      return new Row(
          text(row, "reference"),
          Ticket.numberIn(text(fields, "Description")),
          text(row, "state"),
          text(row, "words"));
    }

    @Override
    public String toString() {
      return String.join(" ", reference, state, words).strip();
    }
  }

  static LedgerRows read(World world) {
    try {
      return new LedgerRows(
          world.admin().list("/api/ledger?limit=1000").asList().stream()
              .map(row -> Row.of(row.getAsJsonObject()))
              .toList());
    } catch (RuntimeException away) {
      return new LedgerRows(List.of());
    }
  }

  /**
   * What pages of this agent have been granted, and have not said how it ended; empty while the
   * bridge is away.
   */
  static Optional<Set<String>> claimedByPages(World world, String agentId) {
    try {
      return Optional.of(
          world.admin().list("/api/ledger?state=CLAIMED&limit=1000").asList().stream()
              .map(JsonElement::getAsJsonObject)
              .filter(row -> text(row, "agentId").equals(agentId))
              .filter(row -> !text(row, "writer").equals(LedgerRow.BRIDGE))
              .map(row -> text(row, "reference"))
              .collect(Collectors.toUnmodifiableSet()));
    } catch (RuntimeException away) {
      return Optional.empty();
    }
  }

  /** The id of this person among the bridge's agents. */
  static String agentId(World world, Person person) {
    return text(world.admin().named("/api/agents", person.name()).orElseThrow(), "id");
  }

  boolean areOver() {
    return rows.stream().allMatch(row -> OVER.contains(row.state()));
  }

  Set<String> doubled() {
    return rows.stream()
        .filter(row -> row.state().equals("DOUBLED"))
        .map(Row::reference)
        .collect(Collectors.toSet());
  }

  List<String> notCompleted() {
    return rows.stream()
        .filter(row -> !row.state().equals("COMPLETED"))
        .map(row -> "ledger: " + row)
        .toList();
  }

  /**
   * How many tickets in new tabs a page has claimed.
   *
   * @param history what happened to the row of a reference, in words
   */
  long claimedForTabs(CrashPlan plan, Function<String, String> history) {
    Set<String> numbers =
        plan.calls().stream()
            .filter(call -> call.kind().opensTab())
            .map(PlannedCall::number)
            .collect(Collectors.toSet());
    return rows.stream()
        .filter(row -> numbers.contains(row.number()))
        .filter(row -> BY_PAGE.matcher(history.apply(row.reference())).find())
        .count();
  }

  /**
   * Where to start looking for a ticket that is not there.
   *
   * @param history what happened to the row of a reference, in words
   */
  List<String> about(Verdict.Missing missing, Function<String, String> history) {
    String number = missing.call().number();
    List<String> words =
        rows.stream()
            .filter(row -> row.number().equals(number))
            .map(
                row ->
                    "lost %s: the ledger has %s; %s"
                        .formatted(number, row, history.apply(row.reference())))
            .toList();
    return words.isEmpty()
        ? List.of("lost %s: the ledger has no row of this call: none was planned".formatted(number))
        : words;
  }

  /** The states of a row, each with who caused it and why. */
  static String history(World world, String reference) {
    try {
      return world
          .admin()
          .get("/api/ledger/" + reference)
          .getAsJsonArray("changes")
          .asList()
          .stream()
          .map(JsonElement::getAsJsonObject)
          .map(
              change ->
                  "%s by %s %s"
                      .formatted(text(change, "state"), text(change, "by"), text(change, "words"))
                      .strip())
          .collect(Collectors.joining(", "));
    } catch (RuntimeException e) {
      return "its changes cannot be read: " + e.getMessage();
    }
  }

  private static String text(JsonObject row, String name) {
    JsonElement value = row.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }
}
