package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketOutcome.Filed;
import io.trunkline.core.ticket.TicketOutcome.Refused;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.FakeOrg;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A page says which record it has filed: the account writes to none that is another one. */
final class StrangeRecordIT {
  private static final String REF = "TL-7F3K9";
  private static final Map<String, Object> END = Map.of("Priority", "High");

  private final Bench bench = new Bench();

  @AfterEach
  void end() {
    bench.close();
  }

  private TicketOutcome complete(TicketType type, String id, Map<String, Object> fields) {
    return now(bench.desk().complete(type, id, REF, fields, "notes"));
  }

  private String add(String object, String field, String value) {
    return bench.org.add(object, Map.of("Subject", "s", field, value)).id();
  }

  @Test
  void isWrittenToWhereItBearsTheReference() {
    bench.org.addExternalId("Case", Bench.KEY);
    String task = add("Task", "CallObject", REF);
    String said = add("Case", "Description", "Queue: sales\n" + REF + "\nby the agent");

    assertThat(complete(TicketType.TASK, task, END)).isInstanceOf(Filed.class);
    assertThat(complete(TicketType.CASE, said, END)).isInstanceOf(Filed.class);
    assertThat(bench.org.find(said).orElseThrow().text("Description")).endsWith("agent\nnotes");
  }

  @Test
  void isNotWrittenToWhereItBearsAnotherOrNone() {
    String another = add("Task", "CallObject", "TL-OTHER");
    String none = add("Case", "Description", "Queue: sales\nTL-OTHER");

    for (TicketOutcome outcome :
        List.of(
            complete(TicketType.TASK, another, END),
            complete(TicketType.TASK, another, Map.of()),
            complete(TicketType.CASE, none, END))) {
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Refused.class,
              no -> {
                assertThat(no.code()).isEqualTo("NOT_THIS_TICKET");
                assertThat(no.words()).contains(REF, "Look in Salesforce");
              });
    }
    assertThat(bench.org.requests(Door.WRITE)).isZero();
  }

  @Test
  void isReadOnceAlone() {
    String task = add("Task", "CallObject", REF);
    now(bench.desk().complete(TicketType.TASK, task, REF, END, ""));
    int before = bench.org.requests(Door.READ);

    String owner = bench.org.user(FakeOrg.ADMIN).id();
    now(bench.desk().complete(TicketType.TASK, task, REF, Map.of("OwnerId", owner), ""));

    assertThat(bench.org.requests(Door.READ)).isEqualTo(before);
  }
}
