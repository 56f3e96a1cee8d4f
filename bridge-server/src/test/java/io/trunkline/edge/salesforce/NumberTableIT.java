package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.dial.NumberTable;
import io.trunkline.core.dial.NumberTable.Pair;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.lab.org.Door;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The table of numbers, every record of it in one org, through the search that agents get. */
class NumberTableIT {
  private final Bench bench =
      new Bench(
          new DeskLimits(
              Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(9), 4, 9));

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void findsWhatTheTableSaysAndNothingElseWithOneRequestEach() throws IOException {
    List<Pair> pairs = NumberTable.pairs();
    Map<String, Pair> pairOf = new LinkedHashMap<>();
    pairs.forEach(pair -> pairOf.put(added(pair), pair));
    TicketDesk desk = bench.desk();
    now(Bench.find(desk, contacts(), "+390000000", "IT"));
    int before = bench.org.requests(Door.READ);

    Map<Pair, Set<Pair>> hits = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      List<Match> matches = now(Bench.find(desk, contacts(), pair.caller(), pair.pbx()));
      hits.put(pair, matches.stream().map(Match::id).map(pairOf::get).collect(Collectors.toSet()));
    }

    assertThat(hits.entrySet())
        .flatExtracting(one -> surprises(one.getKey(), one.getValue()))
        .isEmpty();
    assertThat(Files.readString(Path.of("..", "docs", "numbers.md")))
        .contains(
            "`"
                + NumberTable.figures(pair -> hits.getOrDefault(pair, Set.of()).contains(pair))
                + "`");
    assertThat(bench.org.requests(Door.READ) - before).isEqualTo(pairs.size());
  }

  /** The records in which the truth or the table says another thing than the search. */
  private static List<String> surprises(Pair call, Set<Pair> found) {
    return NumberTable.pairs().stream()
        .filter(record -> isACustomerOf(call.pbx(), record))
        .filter(record -> found.contains(record) != isWanted(call, record))
        .map(
            record ->
                (found.contains(record) ? "false: " : "missed: ")
                    + String.join(
                        " | ", call.pbx(), call.caller(), record.stored(), record.address()))
        .toList();
  }

  /** Whether it is the caller's in truth and not said to be missed, or said to be found falsely. */
  private static boolean isWanted(Pair call, Pair record) {
    boolean isMissed = record.isOf(record.caller()) && !record.found();
    return (record.isOf(call.caller()) && !isMissed)
        || NumberTable.pairs().stream()
            .filter(pair -> pair.found() && pair.pbx().equals(call.pbx()))
            .filter(pair -> pair.caller().equals(call.caller()))
            .anyMatch(
                pair ->
                    pair.stored().equals(record.stored())
                        && pair.address().equals(record.address()));
  }

  /**
   * A number without any country means what it means where the company is: only there it has a
   * truth.
   */
  private static boolean isACustomerOf(String country, Pair record) {
    return record.pbx().equals(country) || !record.address().isEmpty();
  }

  private String added(Pair pair) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("LastName", "Row");
    fields.put("Phone", pair.stored());
    fields.put("MailingCountry", pair.address());
    return bench.org.add("Contact", fields).id();
  }

  private static SearchSettings contacts() {
    return new SearchSettings(
        SearchSettings.Module.CONTACT, SearchSettings.Create.NOTHING, null, null, null, null);
  }
}
