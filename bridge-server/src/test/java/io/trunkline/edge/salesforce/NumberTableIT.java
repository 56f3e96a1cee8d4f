package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.dial.NumberTable;
import io.trunkline.core.dial.NumberTable.Pair;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  void findsWhatTheTableSaysAndNothingElseWithOneRequestEach() {
    List<Pair> pairs = NumberTable.pairs();
    bench.org.addField(
        "Contact", Field.of("MailingCountry", "Mailing Country", FieldType.STRING, 80));
    Map<Pair, String> recordOf = new LinkedHashMap<>();
    pairs.forEach(pair -> recordOf.put(pair, added(pair)));
    TicketDesk desk = bench.desk();
    now(Bench.find(desk, contacts(), "+390000000", "IT"));
    int before = bench.org.requests(Door.READ);

    Map<Pair, Boolean> found = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      List<Match> matches = now(Bench.find(desk, contacts(), pair.caller(), pair.pbx()));
      found.put(pair, matches.stream().anyMatch(match -> match.id().equals(recordOf.get(pair))));
    }

    assertThat(found).allSatisfy((pair, was) -> assertThat(was).isEqualTo(pair.found()));
    assertThat(bench.org.requests(Door.READ) - before).isEqualTo(pairs.size());
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
