package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static io.trunkline.edge.salesforce.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketOutcome.Filed;
import io.trunkline.core.ticket.TicketOutcome.Locked;
import io.trunkline.core.ticket.TicketOutcome.Refused;
import io.trunkline.core.ticket.TicketOutcome.Unknown;
import io.trunkline.core.ticket.TicketOutcome.Unreachable;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.Fault;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.org.data.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilingIT {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void filesATaskAndSaysWhereItIs() {
    TicketOutcome outcome = now(bench.desk().file(task("CallDurationInSeconds", 61), "ref-1"));

    OrgRecord task = bench.org.tasks().get(0);
    assertThat(outcome).isEqualTo(new Filed(task.id(), bench.url("Task", task.id()), List.of()));
    assertThat(task.text("CallObject")).isEqualTo("ref-1");
    assertThat(task.text("CallDurationInSeconds")).isEqualTo("61");
  }

  @Test
  void keepsACaseFromTheAssignmentRules() {
    OrgUser bob =
        bench.org.addUser("bob", "bob", "bob@acme.example", "Bob Baker", Profile.standard());
    bench.org.assign("Case", bob);

    now(bench.desk().file(Bench.draft(TicketType.CASE), "ref-1"));

    assertThat(bench.org.cases())
        .extracting(OrgRecord::ownerId)
        .containsExactly(bench.org.user(FakeOrg.ADMIN).id());
  }

  @Test
  void keepsALeadFromTheAssignmentRules() {
    OrgUser bob =
        bench.org.addUser("bob", "bob", "bob@acme.example", "Bob Baker", Profile.standard());
    bench.org.assign("Lead", bob);

    Match created = now(bench.desk().create(SearchSettings.Create.LEAD, "+393331234567", null));

    assertThat(bench.org.find(created.id()).orElseThrow().ownerId())
        .isEqualTo(bench.org.user(FakeOrg.ADMIN).id());
  }

  @Test
  void findsTheFirstTicketWhenItFilesTheSameReferenceAgain() {
    var desk = bench.desk(bench.withKeys());

    TicketOutcome first = now(desk.file(task(), "ref/1 ü"));
    TicketOutcome second = now(desk.file(task(), "ref/1 ü"));

    assertThat(second).isEqualTo(first);
    assertThat(bench.org.tasks())
        .extracting(task -> task.text(Bench.KEY))
        .containsExactly("ref/1 ü");
  }

  @Test
  void leavesAloneWhatTheAgentChangedInTheTicketMeanwhile() {
    var desk = bench.desk(bench.withKeys());
    now(desk.file(task(), "ref-1"));
    OrgRecord first = bench.org.tasks().get(0);
    bench.org.edit(first.id(), Map.of("Subject", "Wants a refund", "Priority", "High"));

    TicketOutcome again = now(desk.file(task(), "ref-1"));

    assertThat(again).isEqualTo(new Filed(first.id(), bench.url("Task", first.id()), List.of()));
    assertThat(bench.org.tasks())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.text("Subject")).isEqualTo("Wants a refund");
              assertThat(task.text("Priority")).isEqualTo("High");
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "DROP_BEFORE_COMMIT",
        "DROP_AFTER_COMMIT",
        "NO_RESPONSE",
        "NO_RESPONSE_AFTER_COMMIT",
        "SERVER_ERROR_500",
        "BAD_GATEWAY_502"
      })
  void doesNotKnowWhetherATicketStandsThatNobodyConfirmed(Fault fault) {
    bench.org.answers(Door.WRITE, fault, 1);

    TicketOutcome outcome = now(bench.desk().file(task(), "ref-1"));

    assertThat(outcome).isInstanceOf(Unknown.class);
    assertThat(bench.org.requests(Door.WRITE)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SERVER_UNAVAILABLE_503", "REQUEST_LIMIT_EXCEEDED"})
  void isSureThatNothingStandsWhenTheOrgCannotTakeIt(Fault fault) {
    bench.org.answers(Door.WRITE, fault, 1);

    TicketOutcome outcome = now(bench.desk().file(task(), "ref-1"));

    assertThat(outcome).isInstanceOf(Unreachable.class);
    assertThat(bench.org.tasks()).isEmpty();
  }

  @Test
  void isSureThatNothingStandsWhenNobodyListens() {
    now(bench.desk().shape("Task"));
    bench.org.goesDown();

    TicketOutcome outcome = now(bench.desk().file(task(), "ref-1"));

    bench.org.comesBack();
    assertThat(outcome).isInstanceOf(Unreachable.class);
    assertThat(now(bench.desk().file(task(), "ref-1"))).isInstanceOf(Filed.class);
  }

  @Test
  void waitsForALockedRow() {
    bench.org.answers(Door.WRITE, Fault.LOCK_ROW, 3);

    TicketOutcome outcome = now(bench.desk().file(task(), "ref-1"));

    assertThat(outcome).isInstanceOf(Filed.class);
    assertThat(bench.org.requests(Door.WRITE)).isEqualTo(4);
  }

  @Test
  void leavesARowThatStaysLockedForLater() {
    bench.org.answers(Door.WRITE, Fault.LOCK_ROW, 4);

    TicketOutcome outcome = now(bench.desk().file(task(), "ref-1"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Locked.class, locked -> assertThat(locked.reason()).contains("UNABLE_TO_LOCK_ROW"));
    assertThat(bench.org.requests(Door.WRITE)).isEqualTo(4);
  }

  @Test
  void saysInSalesforcesWordsWhyATicketIsRefused() {
    bench.org.addRule(
        new Rule("Task", task -> task.text("Region__c").isEmpty(), "Say where.", "Region__c"));

    TicketOutcome outcome = now(bench.desk().file(task(), "ref-1"));

    assertThat(outcome).isEqualTo(new Refused("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Say where."));
  }

  @Test
  void leavesOutWhatTheUserMayNotWriteAndNamesIt() {
    OrgUser admin = bench.org.user(FakeOrg.ADMIN);
    bench.org.change(
        admin.with(
            Profile.administrator()
                .hiding("Task.Region__c")
                .readingOnly("Task.Mood__c")
                .readingOnly("Task.Vip__c")));
    now(bench.desk().shape("Task"));

    TicketOutcome outcome =
        now(
            bench
                .desk()
                .file(
                    task(
                        "Region__c", "north", "Mood__c", "Happy", "Vip__c", true, "Attempts__c", 2),
                    "ref-1"));

    assertThat(outcome).isInstanceOf(Filed.class);
    assertThat(((Filed) outcome).dropped())
        .containsExactlyInAnyOrder("Region__c", "Mood (Mood__c)", "VIP (Vip__c)");
    assertThat(bench.org.tasks()).extracting(task -> task.text("Attempts__c")).containsExactly("2");
  }

  @Test
  void filesNothingWithoutItsSubject() {
    OrgUser admin = bench.org.user(FakeOrg.ADMIN);
    bench.org.change(admin.with(Profile.administrator().readingOnly("Task.Subject")));

    TicketOutcome outcome = now(bench.desk().file(task(), "ref-1"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE"));
    assertThat(bench.org.tasks()).isEmpty();
  }

  @Test
  void refusesWhenTheUniqueFieldIsNotThere() {
    TicketOutcome outcome =
        now(bench.desk(Bench.account(bench.org.url().toString(), "Gone__c")).file(task(), "ref-1"));

    assertThat(outcome).isInstanceOf(Refused.class);
  }

  @Test
  void repeatsAWriteOnceWithANewSession() {
    now(bench.desk().shape("Task"));
    bench.org.answers(Door.WRITE, Fault.TOKEN_EXPIRED_ONCE, 1);

    TicketOutcome outcome = now(bench.desk().file(task(), "ref-1"));

    assertThat(outcome).isInstanceOf(Filed.class);
    assertThat(bench.org.requests(Door.LOGIN)).isEqualTo(2);
    assertThat(bench.org.tasks()).hasSize(1);
  }

  @Test
  void answersInTimeWhateverIsAskedAtOnce() {
    bench.close();
    try (Bench narrow =
        new Bench(
            new DeskLimits(
                Bench.QUICK.connect(), Bench.QUICK.response(), Bench.QUICK.operation(), 1, 2))) {
      narrow.org.answers(Door.LOGIN, Fault.NO_RESPONSE, 1);

      var waiting = narrow.desk().file(task(), "ref-1");
      var outcomes =
          List.of(
              narrow.desk().file(task(), "ref-2"),
              narrow.desk().file(task(), "ref-3"),
              narrow.desk().file(task(), "ref-4"),
              narrow.desk().file(task(), "ref-5"));

      assertThat(outcomes.stream().filter(one -> one.isDone()).count()).isPositive();
      assertThat(now(waiting)).isInstanceOf(Unreachable.class);
      outcomes.forEach(one -> assertThat(now(one)).isInstanceOfAny(Filed.class, Unreachable.class));
    }
  }

  @Test
  void takesATicketThatSomebodyElseFiledMeanwhileForItsOwn() {
    var desk = bench.desk(bench.withKeys());
    OrgRecord first = bench.org.add("Task", Map.of("Subject", "page's", Bench.KEY, "ref-1"));

    TicketOutcome outcome = now(desk.file(task(), "ref-1"));

    assertThat(outcome).isEqualTo(new Filed(first.id(), bench.url("Task", first.id()), List.of()));
    assertThat(bench.org.tasks()).hasSize(1);
  }
}
