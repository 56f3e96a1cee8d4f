package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.FieldShape;
import io.trunkline.core.ticket.FieldValue;
import io.trunkline.core.ticket.Item;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketShape;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.core.trigger.Condition;
import io.trunkline.json.Json;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An org that is away from the start, and a bridge that is restarted: tickets become whole. */
final class AwayFromTheStartTest {
  private static final String REF = "TL-1";
  private static final String ALICE = "PJSIP/1001";
  private static final String AWAY = "The org did not answer.";

  private final Site site = new Site();

  @BeforeEach
  void anOrgWithFieldsOfItsOwnThatIsAway() {
    site.fills(
        new FieldValue("RecordTypeId", new Item(Item.Kind.PICKLIST, "Calls")),
        new FieldValue("Caller__c", new Item(Item.Kind.VARIABLE, "calleridname")));
    isAway();
  }

  @Test
  void filesTheWholeTicketOfACallThatWasOverBeforeTheRestart() {
    site.desk.matches = List.of(Site.MARIO);
    answeredAndOver();
    assertThat(site.row().state()).isEqualTo(LedgerState.RETRYING);

    restart();
    isBack();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.desk.filed).hasSize(1);
    assertThat(site.desk.filed.get(0).fields())
        .containsEntry("RecordTypeId", "012000000000001AAA")
        .containsEntry("Caller__c", "Mario Rossi")
        .containsEntry("Status", "Open")
        .containsEntry("OwnerId", "005alice")
        .containsEntry("WhoId", Site.MARIO.id());
    assertThat(site.desk.filed.get(0).fields().get("Description").toString())
        .contains("Start: 2026-11-22T21:30:00+13:00");
    assertThat(site.desk.filed.get(0).warnings()).isEmpty();
    assertThat(site.row().draft().sheet()).isNull();
  }

  /** The ticket has waited for the search, and waits for a page; or it is complete. */
  @ParameterizedTest
  @ValueSource(ints = {7, 60})
  void linksTheTicketOfACallThatWasOverThoughItsCustomerIsFoundLate(int seconds) {
    answeredAndOver();
    isBack();
    CompletableFuture<List<Match>> search = new CompletableFuture<>();
    site.desk.search = search;
    restart();
    site.time.pass(Duration.ofSeconds(seconds));
    LedgerState before = site.row().state();

    search.complete(List.of(Site.MARIO));
    site.time.pass(Duration.ofMinutes(5));

    assertThat(before).isEqualTo(seconds == 7 ? LedgerState.PLANNED : LedgerState.COMPLETED);
    assertThat(site.desk.filed).singleElement();
    assertThat(site.desk.completed).contains(Map.of("WhoId", Site.MARIO.id()));
  }

  @Test
  void createsTheCustomerOfACallThatWasAnsweredBeforeTheRestart() {
    site.searching(SearchSettings.Create.CONTACT);
    answeredAndOver();

    restart();
    isBack();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.desk.created).isEqualTo(1);
    assertThat(site.desk.filed.get(0).fields()).containsEntry("WhoId", "003NEW");
  }

  @Test
  void createsNobodyForACallThatNobodyAnswered() {
    site.searching(SearchSettings.Create.CONTACT);
    site.trigger(Condition.Field.STATUS, "abandon");
    site.happens(Status.RING, ALICE);
    site.happens(Status.ABANDON, null);
    site.ends();

    restart();
    isBack();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.desk.created).isZero();
    assertThat(site.desk.filed).hasSize(1);
  }

  @Test
  void createsTheCustomerOfACallFiledAtOnceThatTheSameAgentAnswered() {
    site.searching(SearchSettings.Create.CONTACT);
    site.trigger(
        new Condition(Condition.Field.STATUS, null, Condition.Operator.EQUALS, "ring"), true);
    site.happens(Status.RING, ALICE);
    answeredAndOver();

    restart();
    isBack();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.desk.created).isEqualTo(1);
    assertThat(site.desk.filed.get(0).fields()).containsEntry("WhoId", "003NEW");
  }

  @Test
  void preparesATicketAgainThatWasPreparedAndNotWrittenWhenTheProcessDied() {
    isBack();
    site.desk.matches = List.of(Site.MARIO);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(1));
    assertThat(site.row().state()).isEqualTo(LedgerState.PLANNED);

    restart(site.event(1, Status.ANSWER, Direction.INBOUND, "sales", ALICE, null));
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.desk.filed.get(0).fields())
        .containsEntry("Caller__c", "Mario Rossi")
        .containsEntry("WhoId", Site.MARIO.id());
  }

  @Test
  void keepsWhatPeopleHaveCorrected() {
    answeredAndOver();
    site.flow.desk().correct(REF, Map.of("Subject", "Mine", "Description", ""), "carol");
    site.time.pass(Duration.ofMinutes(10));

    restart();
    isBack();
    site.time.pass(Duration.ofMinutes(10));

    assertThat(site.desk.filed.get(0).fields())
        .containsEntry("Subject", "Mine")
        .doesNotContainKey("Description")
        .containsEntry("Caller__c", "Mario Rossi");
  }

  @Test
  void saysNothingUntrueOfAnOrgThatHasNotAnswered() {
    answeredAndOver();

    assertThat(site.row().draft().warnings())
        .containsExactly(
            "The org has not told its fields yet; the ticket is written anew once it has.",
            "Times are in Europe/Rome, the time zone of the bridge's machine: the org could not be"
                + " asked for its own.");
  }

  @Test
  void writesWhatAPageCouldNotFileWithTheEndOfTheCall() {
    TestPage page = site.page("alice");
    site.happens(Status.ANSWER, ALICE);
    assertThat(page.last(ToPage.Pop.class).orElseThrow().fields()).doesNotContainKey("Caller__c");
    site.says(page, new FromPage.Claim(REF));
    site.says(page, new FromPage.Filed(REF, TestDesk.RECORD));
    assertThat(site.row().draft().warnings())
        .containsExactly(
            "Caller__c: the org could not be asked; written when the call ends",
            "RecordTypeId: the org could not be asked; the usual one is taken");

    isBack();
    site.happens(Status.HANGUP, ALICE, "customer");
    site.ends();
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.desk.completed)
        .singleElement()
        .satisfies(end -> assertThat(end).containsEntry("Caller__c", "Mario Rossi"));
  }

  @Test
  void filesATicketWhosePbxDoesNotComeBackAsOneThatNobodyAnswered() {
    site.trigger(Condition.Field.STATUS, "ring");
    isBack();
    site.happens(Status.RING, ALICE);

    restart(site.event(1, Status.RING, Direction.INBOUND, "sales", ALICE, null));
    site.time.pass(Duration.ofMinutes(50));
    assertThat(site.desk.filed).isEmpty();
    site.time.pass(Duration.ofMinutes(15));

    assertThat(site.desk.filed).hasSize(1);
    assertThat(site.row().agentId()).isNull();
  }

  @Test
  void readsDraftsOfEarlierVersionsThatDoNotSayWhatTheyWereWrittenFrom() {
    answeredAndOver();
    var old = Json.gson().toJsonTree(site.row().draft()).getAsJsonObject();
    old.remove("sheet");

    TicketDraft read = Json.gson().fromJson(old, TicketDraft.class);

    assertThat(read).isEqualTo(site.row().draft().settled());
  }

  private void answeredAndOver() {
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(20));
    site.happens(Status.HANGUP, ALICE, "customer");
    site.ends();
    site.time.pass(Duration.ofMinutes(1));
  }

  private void isAway() {
    site.desk.unreachable = AWAY;
    site.desk.shapes = CompletableFuture.failedFuture(new TicketDesk.Away(AWAY));
  }

  private void isBack() {
    site.desk.unreachable = null;
    site.desk.shapes = CompletableFuture.completedFuture(shape());
    site.desk.zonesByUser.put(
        "alice@example.com", CompletableFuture.completedFuture(ZoneId.of("Pacific/Auckland")));
  }

  /** Another run, over what the store gives back. */
  private void restart(CallEvent... living) {
    site.time.forget();
    site.ledger.rows.replaceAll(
        (reference, row) ->
            row.withDraft(
                Json.gson().fromJson(Json.gson().toJson(row.draft()), TicketDraft.class)));
    site.flow = site.newFlow();
    site.flow.start(Arrays.asList(living));
    site.time.run();
  }

  /** Task with a field and a record type of this org, which needs a status of its own. */
  private static TicketShape shape() {
    List<FieldShape> fields = new ArrayList<>(TicketShape.usual(TicketType.TASK).fields());
    fields.removeIf(field -> field.name().equals("Status"));
    fields.add(field("Status", "picklist", true, List.of("Open")));
    fields.add(field("Caller__c", "string", false, List.of()));
    var type = new TicketShape.RecordType("012000000000001AAA", "Calls", "Calls", true, false);
    return new TicketShape("Task", fields, List.of(type), null);
  }

  private static FieldShape field(String name, String type, boolean needed, List<String> values) {
    return new FieldShape(
        name, name, type, 80, true, true, true, needed, false, values, null, List.of(), true);
  }
}
