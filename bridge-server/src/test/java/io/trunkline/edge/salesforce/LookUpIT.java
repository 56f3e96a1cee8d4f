package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.NOON;
import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.core.ticket.TicketDesk.DeskException;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketOutcome.Filed;
import io.trunkline.core.ticket.TicketOutcome.Refused;
import io.trunkline.core.ticket.TicketOutcome.Unknown;
import io.trunkline.core.ticket.TicketOutcome.Unreachable;
import io.trunkline.core.ticket.TicketTrace;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.Fault;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookUpIT {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void findsTasksByTheirReferenceOldestFirst() {
    add("Task", "CallObject", "ref-1");
    bench.clock.move(Duration.ofHours(1));
    String first = add("Task", "CallObject", "ref-1");
    bench.clock.move(Duration.ofMinutes(1));
    String second = add("Task", "CallObject", "ref-1");
    add("Task", "CallObject", "ref-2");

    List<String> found =
        now(
            bench
                .desk()
                .lookUp(trace(TicketType.TASK, "ref-1", NOON.plus(Duration.ofMinutes(61)))));

    assertThat(found).containsExactly(first, second);
  }

  @Test
  void findsCasesByTheirUniqueField() {
    var desk = bench.desk(bench.withKeys());
    String id = add("Case", Bench.KEY, "ref-1");

    assertThat(now(desk.lookUp(trace(TicketType.CASE, "ref-1", NOON)))).containsExactly(id);
    assertThat(now(desk.lookUp(trace(TicketType.CASE, "ref-2", NOON)))).isEmpty();
  }

  @Test
  void findsCasesByALineOfTheirDescriptionOnAllPages() {
    bench.org.pageSize(2);
    add("Case", "Subject", "without description");
    add("Case", "Description", "ref-11\nref-1 is not alone here");
    String last = add("Case", "Description", "Queue: sales\r\nReference: ref-1");
    add("Case", "Description", "xref-1");
    String noted =
        add("Case", "Description", "Queue: sales\nref-1\n--- alice, 12:00 ---\ncall back");

    List<String> found = now(bench.desk().lookUp(trace(TicketType.CASE, "ref-1", NOON)));

    assertThat(found).containsExactlyInAnyOrder(last, noted);
  }

  @Test
  void readsNoCaseThatWasCreatedAfterTheLastSaveCouldEnd() {
    bench.org.pageSize(2);
    String mine = add("Case", "Description", "Queue: sales\nref-1");
    bench.clock.move(Duration.ofHours(30));
    IntStream.range(0, 60).forEach(i -> add("Case", "Description", "somebody else's " + i));

    TicketTrace trace = trace(TicketType.CASE, "ref-1", NOON);

    assertThat(now(bench.desk().lookUp(trace))).containsExactly(mine);
  }

  @Test
  void readsOnlyWhatTheAgentOrTheAccountsUserCreatedWhereCasesAreMany() {
    OrgUser alice = user("alice");
    OrgUser robot = user("robot");
    bench.org.pageSize(2);
    IntStream.range(0, 60)
        .forEach(i -> bench.org.addAs(robot, "Case", Map.of("Description", "other " + i)));
    String hers = bench.org.addAs(alice, "Case", Map.of("Description", "x\nref-1")).id();
    String ours = add("Case", "Description", "y\nref-1");

    List<String> found =
        now(bench.desk().lookUp(trace(TicketType.CASE, "ref-1", NOON, "alice@acme.example")));

    assertThat(found).containsExactly(hers, ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice@acme.example", "unknown@acme.example"})
  void saysThatNobodyCanTellWhereEvenThoseAreTooManyOrTheAgentIsNobodys(String agent) {
    OrgUser alice = user("alice");
    bench.org.pageSize(2);
    IntStream.range(0, 60)
        .forEach(i -> bench.org.addAs(alice, "Case", Map.of("Description", "other " + i)));

    var answer = bench.desk().lookUp(trace(TicketType.CASE, "ref-1", NOON, agent));

    assertThatThrownBy(() -> now(answer))
        .isExactlyInstanceOf(DeskException.class)
        .hasMessageContaining("unique external-id field on Case");
  }

  private OrgUser user(String name) {
    return bench.org.addUser(name, name, name + "@acme.example", name, Profile.standard());
  }

  private static TicketTrace trace(TicketType type, String reference, Instant plannedAt) {
    return trace(type, reference, plannedAt, null);
  }

  private static TicketTrace trace(
      TicketType type, String reference, Instant plannedAt, @Nullable String agent) {
    Instant until = plannedAt.plus(Duration.ofHours(24));
    return new TicketTrace(type, reference, plannedAt, until, agent);
  }

  @Test
  void asksAgainWhenTheAnswerWasLost() {
    String id = add("Task", "CallObject", "ref-1");
    now(bench.desk().shape("Task"));
    bench.org.answers(Door.READ, Fault.DROP_BEFORE_COMMIT, 1);

    assertThat(now(bench.desk().lookUp(trace(TicketType.TASK, "ref-1", NOON)))).containsExactly(id);
  }

  @Test
  void neverSaysNoneWhenItDoesNotKnow() {
    now(bench.desk().shape("Task"));
    bench.org.answers(Door.READ, Fault.SERVER_ERROR_500, 2);

    assertThatThrownBy(() -> now(bench.desk().lookUp(trace(TicketType.TASK, "ref-1", NOON))))
        .isInstanceOf(DeskException.class);
  }

  @Test
  void removesTheYoungerOfTwoThatNobodyHasTouched() {
    OrgRecord first = bench.org.add("Task", Map.of("Subject", "1", "CallObject", "ref-1"));
    bench.clock.move(Duration.ofMinutes(5));
    bench.org.add("Task", Map.of("Subject", "2", "CallObject", "ref-1"));
    bench.org.add("Task", Map.of("Subject", "3", "CallObject", "ref-2"));

    String left = now(removes(null));

    assertThat(left).isEqualTo(first.id());
    assertThat(bench.org.tasks())
        .extracting(task -> task.text("Subject"))
        .containsExactly("1", "3");
    assertThat(now(removes(null))).isEqualTo(left);
  }

  @Test
  void removesNothingThatSomebodyHasWorkedOn() {
    bench.org.add("Task", Map.of("Subject", "1", "CallObject", "ref-1"));
    bench.clock.move(Duration.ofMinutes(5));
    OrgRecord second = bench.org.add("Task", Map.of("Subject", "2", "CallObject", "ref-1"));
    bench.clock.move(Duration.ofMinutes(5));
    bench.org.edit(second.id(), Map.of("Priority", "High"));

    assertThatThrownBy(() -> now(removes(null))).hasMessageContaining(second.id());
    assertThat(bench.org.tasks()).hasSize(2);
  }

  @Test
  void leavesTheOneThatTheEndOfTheCallWasWrittenTo() {
    bench.org.add("Task", Map.of("Subject", "1", "CallObject", "ref-1"));
    bench.clock.move(Duration.ofMinutes(5));
    OrgRecord second = bench.org.add("Task", Map.of("Subject", "2", "CallObject", "ref-1"));
    bench.clock.move(Duration.ofMinutes(5));
    bench.org.edit(second.id(), Map.of("CallDurationInSeconds", 61));

    assertThat(now(removes(second.id()))).isEqualTo(second.id());

    assertThat(bench.org.tasks()).extracting(OrgRecord::id).containsExactly(second.id());
  }

  @Test
  void removesNothingWhereBothWereWorkedOn() {
    OrgRecord first = bench.org.add("Task", Map.of("Subject", "1", "CallObject", "ref-1"));
    OrgRecord second = bench.org.add("Task", Map.of("Subject", "2", "CallObject", "ref-1"));
    bench.clock.move(Duration.ofMinutes(5));
    bench.org.edit(first.id(), Map.of("Priority", "High"));
    bench.org.edit(second.id(), Map.of("CallDurationInSeconds", 61));

    assertThatThrownBy(() -> now(removes(second.id()))).hasMessageContaining(first.id());
    assertThat(bench.org.tasks()).hasSize(2);
  }

  @Test
  void doesNotTakeARecordThatIsHiddenForDeleted() {
    OrgRecord deleted = bench.org.add("Task", Map.of("Subject", "1", "CallObject", "ref-1"));
    OrgRecord left = bench.org.add("Task", Map.of("Subject", "2", "CallObject", "ref-1"));
    bench.org.delete(deleted.id());

    assertThat(now(removes(null, deleted.id(), left.id()))).isEqualTo(left.id());
    assertThatThrownBy(() -> now(removes(null, "00T000000000009AAA", left.id())))
        .hasMessageContaining("does not show 00T000000000009AAA");
  }

  private CompletableFuture<String> removes(@Nullable String main, String... named) {
    TicketTrace trace = trace(TicketType.TASK, "ref-1", NOON);
    return bench.desk().removeYounger(trace, List.of(named), main);
  }

  @Test
  void readsWhoMadeATicket() {
    OrgRecord task = bench.org.add("Task", Map.of("Subject", "1"));

    assertThat(now(bench.desk().createdBy(TicketType.TASK, task.id())))
        .isEqualTo(bench.org.user(FakeOrg.ADMIN).id());
  }

  @Test
  void completesWithOnlyWhatIsGivenAndAppendsTheNotes() {
    OrgRecord task =
        bench.org.add(
            "Task", Map.of("Subject", "s", "Description", "Queue: sales", "CallObject", "r"));
    bench.org.edit(task.id(), Map.of("Description", "Queue: sales\nby the agent"));

    TicketOutcome outcome =
        complete(task.id(), Map.of("CallDurationInSeconds", 61), "--- alice ---");

    OrgRecord now = bench.org.find(task.id()).orElseThrow();
    assertThat(outcome).isEqualTo(new Filed(task.id(), bench.url("Task", task.id()), List.of()));
    assertThat(now.text("Description")).isEqualTo("Queue: sales\nby the agent\n--- alice ---");
    assertThat(now.text("CallDurationInSeconds")).isEqualTo("61");
    assertThat(now.text("Subject")).isEqualTo("s");
  }

  @Test
  void appendsNothingTwice() {
    String id = task("Queue: sales");
    bench.org.answers(Door.WRITE, Fault.DROP_AFTER_COMMIT, 1);

    TicketOutcome first = complete(id, Map.of(), "--- alice ---\nnotes");
    TicketOutcome again = complete(id, Map.of(), "--- alice ---\nnotes");

    assertThat(first).isInstanceOf(Unknown.class);
    assertThat(again).isInstanceOf(Filed.class);
    assertThat(bench.org.find(id).orElseThrow().text("Description"))
        .isEqualTo("Queue: sales\n--- alice ---\nnotes");
  }

  @Test
  void writesNothingWhereThereIsNothingToWrite() {
    String id = task("d");

    assertThat(complete(id, Map.of(), " ")).isInstanceOf(Filed.class);
    assertThat(bench.org.requests(Door.WRITE)).isZero();
  }

  @Test
  void keepsWhatStandsWhenThereIsNoRoomForMore() {
    String id = task("x".repeat(31_995));

    TicketOutcome outcome = complete(id, Map.of(), "0123456789");

    assertThat(((Filed) outcome).dropped()).singleElement().asString().contains("32000");
    assertThat(bench.org.find(id).orElseThrow().text("Description"))
        .isEqualTo("x".repeat(31_995) + "\n0123");
  }

  @Test
  void isSureThatNothingWasWrittenWhenItCouldNotRead() {
    String id = task("d");
    now(bench.desk().shape("Task"));
    bench.org.answers(Door.READ, Fault.BAD_GATEWAY_502, 2);

    assertThat(complete(id, Map.of(), "notes")).isInstanceOf(Unreachable.class);
  }

  @Test
  void saysThatTheTicketIsGone() {
    String id = task("d");
    bench.org.delete(id);

    assertThat(complete(id, Map.of(), "notes"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("ENTITY_IS_DELETED"));
    assertThat(complete("../Account/x", Map.of(), "notes")).isInstanceOf(Refused.class);
  }

  @Test
  void leavesWhatSomebodyHasFilledSince() {
    String id = task("Queue: sales");
    bench.clock.move(Duration.ofMinutes(1));
    bench.org.edit(id, Map.of("CallDisposition", "Callback promised"));

    TicketOutcome outcome =
        complete(
            id,
            Map.of(
                "CallDisposition", "ANSWERED", "CallDurationInSeconds", 61, "Status", "Completed"),
            "");

    OrgRecord now = bench.org.find(id).orElseThrow();
    assertThat(now.text("CallDisposition")).isEqualTo("Callback promised");
    assertThat(now.text("CallDurationInSeconds")).isEqualTo("61");
    assertThat(now.text("Status")).isEqualTo("Completed");
    assertThat(outcome)
        .isEqualTo(
            new Filed(
                id,
                bench.url("Task", id),
                List.of("CallDisposition: somebody has filled it meanwhile")));
  }

  @Test
  void replacesWhatStoodThereFromTheBeginning() {
    String id = bench.org.add("Task", Map.of("CallDisposition", "ringing", "CallObject", "r")).id();

    TicketOutcome unused = complete(id, Map.of("CallDisposition", "ANSWERED"), "");

    assertThat(bench.org.find(id).orElseThrow().text("CallDisposition")).isEqualTo("ANSWERED");
  }

  private TicketOutcome complete(String id, Map<String, Object> fields, String appended) {
    return now(bench.desk().complete(TicketType.TASK, id, "r", fields, appended));
  }

  private String add(String object, String field, String value) {
    return bench.org.add(object, Map.of(field, value)).id();
  }

  private String task(String description) {
    return bench.org.add("Task", Map.of("Description", description, "CallObject", "r")).id();
  }
}
