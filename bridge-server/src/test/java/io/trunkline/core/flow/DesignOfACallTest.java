package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ticket.CallSheet;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.CustomVariable;
import io.trunkline.core.ticket.CustomVariables;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.FieldValue;
import io.trunkline.core.ticket.Item;
import io.trunkline.core.ticket.RecentCalls;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDesk.DeskException;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketPreview;
import io.trunkline.core.ticket.TicketPreviews;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.testbridge.MemoryShelf;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a design, and what the org says of itself, become the ticket of a call. */
final class DesignOfACallTest {
  private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");

  private final Site site = new Site();

  @Test
  void writesTimesAndTheDayInTheZoneOfTheAgentsSalesforceUser() {
    site.desk.zonesByUser.put("alice@example.com", CompletableFuture.completedFuture(AUCKLAND));

    answeredAndOver();

    TicketDraft filed = site.desk.filed.get(0);
    assertThat(filed.fields()).containsEntry("ActivityDate", "2026-11-22");
    assertThat(text(filed)).contains("Start: 2026-11-22T21:30:00+13:00");
    assertThat(filed.warnings()).isEmpty();
  }

  @Test
  void writesTheDayThatItIsWhereTheAgentIs() {
    site.desk.zonesByUser.put("alice@example.com", CompletableFuture.completedFuture(AUCKLAND));
    site.time.pass(Duration.ofHours(6));

    answeredAndOver();

    assertThat(site.desk.filed.get(0).fields()).containsEntry("ActivityDate", "2026-11-23");
  }

  @Test
  void writesTheTimesOfWhatNobodyAnsweredInTheZoneOfTheOrg() {
    site.trigger(io.trunkline.core.trigger.Condition.Field.STATUS, "abandon");
    site.desk.zonesByUser.put("null", CompletableFuture.completedFuture(AUCKLAND));

    site.happens(Status.ABANDON, null);
    site.ends();
    site.time.pass(Duration.ofMinutes(1));

    assertThat(text(site.desk.filed.get(0))).contains("Start: 2026-11-22T21:30:00+13:00");
  }

  @Test
  void waitsForTheZoneWithTheRestOfWhatTheOrgIsAsked() {
    CompletableFuture<ZoneId> zone = new CompletableFuture<>();
    site.desk.zonesByUser.put("alice@example.com", zone);
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(1));
    assertThat(site.desk.filed).isEmpty();

    zone.complete(AUCKLAND);
    site.time.pass(Duration.ofSeconds(10));

    assertThat(text(site.desk.filed.get(0))).contains("+13:00");
  }

  @Test
  void namesTheZoneThatWasTakenWhenTheOrgDoesNotTellItsOwn() {
    site.desk.zonesByUser.put(
        "alice@example.com", CompletableFuture.failedFuture(new DeskException("no")));

    answeredAndOver();

    assertThat(text(site.desk.filed.get(0))).contains("Start: 2026-11-22T09:30:00+01:00");
    assertThat(site.desk.filed.get(0).warnings())
        .containsExactly(
            "Times are in Europe/Rome, the time zone of the bridge's machine: the org could not be"
                + " asked for its own.");
  }

  @Test
  void saysInTheOrgsOwnWordsWhyATicketCouldNotBePrepared() {
    site.desk.unreachable = "The org is away.";

    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(1));

    assertThat(site.row().words()).isEqualTo("The org is away.");
  }

  @Test
  void givesTheTicketItsRecordTypeById() {
    site.fills(new FieldValue("RecordTypeId", new Item(Item.Kind.PICKLIST, "Calls")));
    site.desk.shapes = CompletableFuture.completedFuture(shape(true));

    answeredAndOver();

    assertThat(site.desk.shapesAsked).contains("Task/Calls").doesNotContain("Task/null");
    assertThat(site.desk.filed.get(0).fields()).containsEntry("RecordTypeId", "012000000000001AAA");
  }

  @Test
  void filesWithTheUsualRecordTypeWhereTheNamedOneIsNotThere() {
    site.fills(new FieldValue("RecordTypeId", new Item(Item.Kind.PICKLIST, "Calls")));
    site.desk.shapes = CompletableFuture.completedFuture(shape(false));

    answeredAndOver();

    assertThat(site.desk.filed.get(0).fields()).doesNotContainKey("RecordTypeId");
    assertThat(site.desk.filed.get(0).warnings())
        .containsExactly("RecordTypeId: 'Calls': its user may not use it; the usual one is taken");
  }

  @Test
  void writesTheEndAsTheOrgDescribesItselfAlsoWhenItHadToBeAskedFirst() {
    site.fills(new FieldValue("Seconds__c", new Item(Item.Kind.VARIABLE, "duration")));
    site.desk.shapes = CompletableFuture.completedFuture(shape(true));
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(20));
    CompletableFuture<TicketShape> later = new CompletableFuture<>();
    site.desk.shapes = later;

    site.happens(Status.HANGUP, "PJSIP/1001");
    site.ends();
    site.time.pass(Duration.ofSeconds(2));
    assertThat(site.row().ending().fields()).doesNotContainKey("Seconds__c");
    later.complete(shape(true));
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.desk.completed)
        .singleElement()
        .satisfies(end -> assertThat(end).containsEntry("Seconds__c", 20));
  }

  @Test
  void writesTheEndOfACallThatWasOverBeforeTheOrgHadDescribedItself() {
    site.fills(new FieldValue("Seconds__c", new Item(Item.Kind.VARIABLE, "duration")));
    CompletableFuture<TicketShape> later = new CompletableFuture<>();
    site.desk.shapes = later;
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(20));
    site.happens(Status.HANGUP, "PJSIP/1001");
    site.ends();
    site.time.pass(Duration.ofSeconds(1));

    later.complete(shape(true));
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.desk.filed).hasSize(1);
    assertThat(site.desk.completed)
        .singleElement()
        .satisfies(end -> assertThat(end).containsEntry("Seconds__c", 20));
  }

  @Test
  void waitsWithTheEndForAnOrgThatIsAwayAndAsksItAgain() {
    site.fills(new FieldValue("Seconds__c", new Item(Item.Kind.VARIABLE, "duration")));
    site.desk.shapes = CompletableFuture.completedFuture(shape(true));
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(20));
    CompletableFuture<TicketShape> never = new CompletableFuture<>();
    site.desk.shapes = never;

    site.happens(Status.HANGUP, "PJSIP/1001");
    site.ends();
    site.time.pass(Duration.ofMinutes(1));
    assertThat(site.desk.completed).isEmpty();
    never.completeExceptionally(new TicketDesk.Away("The org does not answer."));
    site.desk.shapes = CompletableFuture.completedFuture(shape(true));
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.desk.completed)
        .singleElement()
        .satisfies(end -> assertThat(end).containsEntry("Seconds__c", 20));
  }

  @Test
  void writesTheWholeEndAlsoWhenTheBridgeWasKilledBeforeTheOrgHadDescribedItself() {
    site.fills(new FieldValue("Seconds__c", new Item(Item.Kind.VARIABLE, "duration")));
    site.desk.shapes = CompletableFuture.completedFuture(shape(true));
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(20));
    site.desk.shapes = new CompletableFuture<>();
    site.happens(Status.HANGUP, "PJSIP/1001");
    site.ends();
    site.time.run();

    site.time.forget();
    site.flow = site.newFlow();
    site.desk.shapes = CompletableFuture.completedFuture(shape(true));
    site.flow.start(List.of());
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.desk.completed)
        .singleElement()
        .satisfies(end -> assertThat(end).containsEntry("Seconds__c", 20));
  }

  @Test
  void leavesAClosedStatusThatTheOrgTurnsOutNotToHave() {
    site.closes("Done");
    site.desk.shapes = CompletableFuture.completedFuture(shape(true));
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(20));
    site.desk.shapes = new CompletableFuture<>();
    site.happens(Status.HANGUP, "PJSIP/1001");
    site.ends();
    site.time.run();
    assertThat(site.row().ending().fields()).doesNotContainKey("Status");

    site.time.forget();
    site.flow = site.newFlow();
    FieldShape status =
        field("Status", "picklist", 40).offering(List.of("Open", "Completed"), null);
    site.desk.shapes = CompletableFuture.completedFuture(new TicketShape("Task", List.of(status)));
    site.flow.start(List.of());
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
    assertThat(site.desk.completed)
        .singleElement()
        .satisfies(end -> assertThat(end).doesNotContainKey("Status"));
    assertThat(site.row().draft().warnings())
        .contains("Status: the org has no 'Done'; left as it is");
  }

  @Test
  void writesWhatIsKnownOfTheEndWhereTheOrgRefusesToDescribeItself() {
    site.fills(new FieldValue("Seconds__c", new Item(Item.Kind.VARIABLE, "duration")));
    site.desk.shapes = CompletableFuture.completedFuture(shape(true));
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.desk.shapes = CompletableFuture.failedFuture(new TicketDesk.DeskException("No."));

    site.happens(Status.HANGUP, "PJSIP/1001");
    site.ends();
    site.time.pass(Duration.ofHours(1));

    assertThat(site.desk.completed)
        .singleElement()
        .satisfies(end -> assertThat(end).doesNotContainKey("Seconds__c"));
    assertThat(site.row().state()).isEqualTo(LedgerState.COMPLETED);
  }

  @Test
  void doesNotTakeTimesWhenTheOrgWasAwayForRefusalsToDescribeItself() {
    site.fills(new FieldValue("Seconds__c", new Item(Item.Kind.VARIABLE, "duration")));
    site.desk.shapes = CompletableFuture.completedFuture(shape(true));
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(20));
    site.desk.shapes = CompletableFuture.failedFuture(new TicketDesk.Away("It did not answer."));
    site.happens(Status.HANGUP, "PJSIP/1001");
    site.ends();
    site.time.pass(Duration.ofHours(3));

    site.desk.shapes = CompletableFuture.failedFuture(new TicketDesk.DeskException("Not now."));
    site.time.pass(Duration.ofMinutes(6));
    site.desk.shapes = CompletableFuture.completedFuture(shape(true));
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.desk.completed)
        .singleElement()
        .satisfies(end -> assertThat(end).containsEntry("Seconds__c", 20));
  }

  @Test
  void saysAmongTheTicketsWarningsWhatOfTheEndDidNotFit() {
    site.fills(new FieldValue("Seconds__c", new Item(Item.Kind.VARIABLE, "disposition")));
    site.desk.shapes = CompletableFuture.completedFuture(shape(true));

    answeredAndOver();

    assertThat(site.row().draft().warnings())
        .containsExactly("Seconds__c: 'ANSWERED' is no whole number; left out");
    assertThat(site.desk.completed.get(0)).doesNotContainKey("Seconds__c");
  }

  @Test
  void changesApplyToTheNextCallAndNotToTheOneThatIsFiled() {
    answeredAndOver();
    Configuration other = site.configurations.all().get(0);
    site.configurations.put(
        new Configuration(
            other.id(),
            other.accountId(),
            other.name(),
            other.channel(),
            other.type(),
            TicketType.CASE,
            List.of(new Item(Item.Kind.STRING, "Another subject")),
            other.description(),
            List.of(),
            other.search()));

    answeredAndOver();

    assertThat(site.desk.filed)
        .extracting(TicketDraft::type)
        .containsExactly(TicketType.TASK, TicketType.CASE);
    assertThat(site.desk.filed)
        .extracting(TicketDraft::subject)
        .containsExactly("[Trunkline Ticket] sales +393331234567", "Another subject");
  }

  @Test
  void isPreviewedAsItIsWritten() {
    site.fills(
        new FieldValue("Seconds__c", new Item(Item.Kind.VARIABLE, "duration")),
        new FieldValue("Short__c", new Item(Item.Kind.VARIABLE, "calleridname")));
    site.desk.shapes = CompletableFuture.completedFuture(shape(true));
    answeredAndOver();
    RecentCalls.Recent recent = site.flow.recent().newestFirst().get(0);

    TicketPreview preview = preview(recent);

    TicketDraft filed = site.desk.filed.get(0);
    TicketDraft withoutReference = filed.with("CallObject", TicketPreviews.REFERENCE);
    assertThat(preview.fields()).isEqualTo(withoutReference.fields());
    assertThat(preview.subject()).isEqualTo(filed.subject());
    assertThat(preview.atEnd()).isEqualTo(site.desk.completed.get(0));
    assertThat(preview.warnings())
        .isEqualTo(filed.warnings())
        .containsExactly("Short__c: cut to 5 characters");
    assertThat(preview.problems()).isEmpty();
    assertThat(preview.zone()).isEqualTo("Europe/Rome");
    assertThat(site.desk.filed).hasSize(1);
    assertThat(site.desk.searches).isEqualTo(1);
  }

  @Test
  void keepsTheNewestPassagesToTryDesignsOnAndNoInternalOnes() {
    answeredAndOver();
    site.happens(site.event(1, Status.ANSWER, Direction.INTERNAL, null, "PJSIP/1001", null));
    site.ends();
    for (int i = 0; i < 150; i++) {
      site.happens(Status.ABANDON, null);
      site.ends();
    }

    List<RecentCalls.Recent> recent = site.flow.recent().newestFirst();

    assertThat(recent).hasSize(1);
    CallSheet sheet = recent.get(0).over();
    assertThat(sheet.event().status()).isEqualTo(Status.ABANDON);
    RecentCalls many = new RecentCalls();
    for (int i = 0; i < 150; i++) {
      many.over(Site.CALL, i, sheet);
    }
    assertThat(many.newestFirst()).hasSize(100);
    assertThat(many.newestFirst().get(0).id()).isEqualTo("main/1795329160.0#149");
  }

  private TicketPreview preview(RecentCalls.Recent recent) {
    CustomVariables none = new NoVariables();
    return new TicketPreviews(site.desk, none, ZoneId.of("Europe/Rome"))
        .of(site.accounts.all().get(0), site.configurations.all().get(0), recent)
        .join();
  }

  private void answeredAndOver() {
    site.happens(Status.RING, "PJSIP/1001");
    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(20));
    CallEvent over =
        site.event(1, Status.HANGUP, Direction.INBOUND, "sales", "PJSIP/1001", "customer");
    site.happens(over);
    site.ends();
    site.time.pass(Duration.ofMinutes(1));
  }

  /** Task as every org has it, with two fields of this org, and its record type. */
  private static TicketShape shape(boolean available) {
    List<FieldShape> fields = new ArrayList<>(TicketShape.usual(TicketType.TASK).fields());
    fields.add(field("Seconds__c", "int", 0));
    fields.add(field("Short__c", "string", 5));
    var type = new TicketShape.RecordType("012000000000001AAA", "Calls", "Calls", available, false);
    return new TicketShape("Task", fields, List.of(type), null);
  }

  private static FieldShape field(String name, String type, int length) {
    return new FieldShape(
        name, name, type, length, true, true, true, false, false, List.of(), null, List.of(), true);
  }

  private static String text(TicketDraft draft) {
    return String.valueOf(draft.fields().get("Description"));
  }

  private static final class NoVariables extends MemoryShelf<CustomVariable>
      implements CustomVariables {}
}
