package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.Fault;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.org.data.RecordType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an org says of an object's record types, and of the picklists under each of them. */
class RecordTypesIT {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void offerTheirOwnPicklistValues() {
    RecordType sales =
        bench.org.addRecordType("Case", "Sales", Map.of("Mood__c", List.of("Happy")));
    RecordType support =
        bench.org.addRecordType(
            "Case",
            "Support",
            Map.of("Mood__c", List.of("Angry", "Neutral"), "Type", List.of("Problem")));
    TicketDesk desk = bench.desk();

    TicketShape byName = now(desk.shape("Case", "support"));
    TicketShape byId = now(desk.shape("Case", support.id()));
    TicketShape usual = now(desk.shape("Case", null));
    TicketShape described = now(desk.shape("Case"));

    assertThat(values(byName, "Mood__c")).containsExactly("Angry", "Neutral");
    assertThat(values(byName, "Type")).containsExactly("Problem");
    assertThat(values(byName, "Origin")).contains("Phone", "Email");
    assertThat(byName.recordType()).isEqualTo("Support");
    assertThat(byId).isEqualTo(byName);
    assertThat(values(usual, "Mood__c")).containsExactly("Happy");
    assertThat(values(described, "Mood__c")).containsExactly("Happy", "Neutral", "Angry");
    assertThat(byName.recordTypes())
        .containsExactly(
            new TicketShape.RecordType(sales.id(), "Sales", "Sales", true, true),
            new TicketShape.RecordType(support.id(), "Support", "Support", true, false));
  }

  @Test
  void haveTheOrgsDefaultWhereTheyOfferIt() {
    bench.org.addRecordType("Task", "Calls", Map.of("Priority", List.of("Low", "Normal")));
    bench.org.addRecordType("Task", "Visits", Map.of("Priority", List.of("High", "Low")));
    TicketDesk desk = bench.desk();

    assertThat(byDefault(now(desk.shape("Task")))).isEqualTo("Normal");
    assertThat(byDefault(now(desk.shape("Task", "Calls")))).isEqualTo("Normal");
    assertThat(byDefault(now(desk.shape("Task", "Visits")))).isNull();
  }

  private static @Nullable String byDefault(TicketShape shape) {
    return shape.field("Priority").orElseThrow().defaultValue();
  }

  @Test
  void areAskedForOnceAndAnewOnDemand() {
    bench.org.addRecordType("Task", "Calls", Map.of("Mood__c", List.of("Happy")));
    TicketDesk desk = bench.desk();
    now(desk.shape("Task", "Calls"));
    int asked = bench.org.requests().size();

    now(desk.shape("Task", "Calls"));
    now(desk.shape("Task", "calls"));
    assertThat(bench.org.requests()).hasSize(asked);

    bench.org.addRecordType("Task", "Visits", Map.of("Mood__c", List.of("Angry")));
    assertThat(now(desk.shape("Task", "Visits")).recordTypes()).hasSize(1);
    desk.forgetShapes();
    assertThat(values(now(desk.shape("Task", "Visits")), "Mood__c")).containsExactly("Angry");
  }

  @Test
  void areAskedForOnceByAllWhoWantThemAtTheSameMoment() {
    bench.org.addRecordType("Task", "Calls", Map.of("Mood__c", List.of("Happy")));
    TicketDesk desk = bench.desk();
    bench.org.answersLate(Door.READ, Fault.ANSWERS_LATE, Duration.ofMillis(200), 3);

    List<CompletableFuture<TicketShape>> shapes =
        Stream.generate(() -> desk.shape("Task", "Calls")).limit(5).toList();

    assertThat(shapes).allSatisfy(shape -> assertThat(now(shape).recordType()).isEqualTo("Calls"));
    assertThat(bench.org.requests())
        .filteredOn(seen -> seen.path().endsWith("/describe"))
        .hasSize(1);
  }

  @Test
  void makeNoDifferenceWhereThereAreNone() {
    TicketShape shape = now(bench.desk().shape("Task", "Gone"));

    assertThat(shape).isEqualTo(now(bench.desk().shape("Task")));
    assertThat(shape.recordTypes()).isEmpty();
    assertThat(bench.org.requests()).noneMatch(seen -> seen.path().contains("ui-api"));
  }

  @Test
  void areTheTicketsOwnAndARefusedValueMakesTheOrgBeAskedAnew() {
    RecordType calls =
        bench.org.addRecordType("Task", "Calls", Map.of("Mood__c", List.of("Happy", "Angry")));
    TicketDesk desk = bench.desk();
    now(desk.shape("Task", "Calls"));

    TicketOutcome filed =
        now(desk.file(Bench.task("RecordTypeId", calls.id(), "Mood__c", "Happy"), "ref-1"));

    assertThat(filed).isInstanceOf(TicketOutcome.Filed.class);
    assertThat(bench.org.tasks())
        .singleElement()
        .satisfies(task -> assertThat(task.text("RecordTypeId")).isEqualTo(calls.id()));

    bench.org.change(
        new RecordType(
            calls.id(), "Task", "Calls", "Calls", true, Map.of("Mood__c", List.of("Happy"))));
    bench.clock.move(Duration.ofMinutes(1));
    TicketOutcome refused =
        now(desk.file(Bench.task("RecordTypeId", calls.id(), "Mood__c", "Angry"), "ref-2"));
    assertThat(refused).isInstanceOf(TicketOutcome.Refused.class);
    assertThat(values(now(desk.shape("Task", "Calls")), "Mood__c")).containsExactly("Happy");
  }

  @Test
  void thatTheUserMayNotUseAreNotAvailable() {
    RecordType old = bench.org.addRecordType("Case", "Old", Map.of());
    RecordType sales = bench.org.addRecordType("Case", "Sales", Map.of());
    bench.org.addRecordType("Case", "Support", Map.of());
    bench.org.change(old.deactivated());
    OrgUser admin = bench.org.user(FakeOrg.ADMIN);
    bench.org.change(admin.with(Profile.administrator().notCreating("Case.Sales")));

    TicketShape shape = now(bench.desk().shape(TicketType.CASE.object(), "Old"));

    assertThat(shape.recordTypes())
        .extracting(type -> type.name() + " " + type.available() + " " + type.byDefault())
        .containsExactlyInAnyOrder("Old false false", "Sales false false", "Support true true");
    assertThat(
            now(
                bench
                    .desk()
                    .file(Bench.draft(TicketType.CASE, "RecordTypeId", sales.id()), "ref-1")))
        .isInstanceOfSatisfying(
            TicketOutcome.Refused.class,
            no -> assertThat(no.code()).isEqualTo("INVALID_CROSS_REFERENCE_KEY"));
  }

  private static List<String> values(TicketShape shape, String field) {
    return shape.field(field).map(FieldShape::picklistValues).orElseThrow();
  }
}
