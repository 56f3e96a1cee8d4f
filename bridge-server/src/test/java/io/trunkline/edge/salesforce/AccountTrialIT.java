package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.Finding;
import io.trunkline.core.Finding.Level;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Account.SignIn;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.AccountUse.Person;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the test of an account finds once it is signed in. */
class AccountTrialIT {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void findsNothingToMendWhereAllIsWell() {
    bench.withKeys();
    bench.org.addUser("al@x.example", "p", "al@acme.example", "Al Archer", Profile.standard());
    Account account = bench.naming("al@acme.example", "Completed");

    List<Finding> report = now(bench.desks.test(account, use(0, "al@acme.example")).orElseThrow());

    assertThat(report)
        .allMatch(one -> one.level() == Level.OK)
        .allMatch(one -> one.remedy().isEmpty());
    assertThat(report)
        .extracting(Finding::about)
        .containsExactly(
            "address",
            "sign-in",
            "api-version",
            "api-access",
            "limits",
            "org",
            "time-zone",
            "identity",
            "task",
            "case",
            "contact",
            "lead",
            "account",
            "user",
            "external-id",
            "external-id",
            "others-records",
            "agents",
            "owner",
            "closed-status");
    assertThat(report)
        .contains(Finding.ok("api-version", "Version 68.0"))
        .contains(
            Finding.ok(
                "time-zone",
                "Times in tickets are in the agent's own time zone, else in the org's:"
                    + " Europe/Berlin"))
        .contains(Finding.ok("identity", "Signed in as " + FakeOrg.ADMIN));
  }

  @Test
  void namesTheObjectsThatTheAccountsUserMayNotWrite() {
    admin(Profile.administrator().notCreating("Case").notCreating("Lead"));
    AccountUse use =
        new AccountUse(
            Set.of(TicketType.TASK, TicketType.CASE),
            Set.of("Lead"),
            Set.of("Lead"),
            Map.of(),
            List.of(),
            0);

    assertThat(bench.trial(bench.account(), use, "task"))
        .extracting(Finding::level)
        .containsExactly(Level.OK);
    assertThat(bench.trial(bench.account(), use, "case"))
        .singleElement()
        .satisfies(one -> assertThat(one.level()).isEqualTo(Level.FAIL))
        .satisfies(one -> assertThat(one.words()).contains("may not create Case"))
        .satisfies(one -> assertThat(one.remedy()).contains("permission set"));
    assertThat(bench.trial(bench.account(), use, "lead"))
        .extracting(Finding::level)
        .containsExactly(Level.FAIL);
    assertThat(bench.trial(bench.account(), AccountUse.unknown(), "case"))
        .extracting(Finding::level)
        .containsExactly(Level.WARN);
  }

  @Test
  void namesTheFieldsThatTheAccountsUserMayNotWrite() {
    bench.org.addField("Task", Field.of("Region__c", "Region", FieldType.STRING, 40));
    admin(Profile.administrator().readingOnly("Task.Region__c"));

    assertThat(bench.trial(bench.account(), use(0), "task"))
        .singleElement()
        .satisfies(one -> assertThat(one.level()).isEqualTo(Level.WARN))
        .satisfies(one -> assertThat(one.words()).contains("region__c"));
  }

  @Test
  void tellsAnExternalIdThatIsNotUnique() {
    bench.org.addField("Task", Field.of(Bench.KEY, "Ref", FieldType.STRING, 64));
    Account account = bench.naming(null, null);

    assertThat(bench.trial(account, use(0), "external-id"))
        .extracting(Finding::words)
        .satisfiesExactly(
            task -> assertThat(task).contains("not both External ID and Unique"),
            other -> assertThat(other).contains("has no field " + Bench.KEY));
    assertThat(bench.trial(bench.account(), use(0), "external-id"))
        .extracting(Finding::level)
        .containsExactly(Level.WARN, Level.WARN);
  }

  @Test
  void tellsAStatusThatIsNotThereOrDoesNotClose() {
    assertThat(bench.trial(bench.naming(null, "Finished"), use(0), "closed-status"))
        .singleElement()
        .satisfies(one -> assertThat(one.level()).isEqualTo(Level.FAIL))
        .satisfies(one -> assertThat(one.remedy()).contains("Completed"));
    assertThat(bench.trial(bench.naming(null, "In Progress"), use(0), "closed-status"))
        .extracting(Finding::level)
        .containsExactly(Level.WARN);
    assertThat(bench.trial(bench.naming("no@acme.example", null), use(0), "owner"))
        .extracting(Finding::level)
        .containsExactly(Level.FAIL);
  }

  @Test
  void tellsWhetherTheRecordsOfOthersAreSeen() {
    OrgUser al = bench.org.addUser("al@x.example", "p", "al@x.example", "Al A", Profile.standard());
    bench.org.makePrivate("Task");
    bench.org.addAs(al, "Task", Map.of("Subject", "call"));
    assertThat(bench.trial(bench.account(), use(0), "others-records"))
        .extracting(Finding::level)
        .containsExactly(Level.OK);

    admin(Profile.standard());

    assertThat(bench.trial(bench.account(), use(0), "others-records").get(0).words())
        .contains("No Task of another user is visible");
    bench.org.makePublic("Task");
    assertThat(bench.trial(bench.account(), use(0), "others-records").get(0).level())
        .isEqualTo(Level.OK);
  }

  @Test
  void namesWhatAgentsMayNotWriteAndWhoIsNobody() {
    bench.org.addField("Task", Field.of("Region__c", "Region", FieldType.STRING, 40));
    Profile poor = Profile.standard().readingOnly("Task.Region__c");
    bench.org.addUser("al@x.example", "p", "al@acme.example", "Al Archer", poor);
    bench.org.addUser("bo@x.example", "p", "bo@acme.example", "Bo Baker", poor);
    bench.org.addUser(
        "cy@x.example", "p", "cy@acme.example", "Cy Cook", Profile.standard().notCreating("Task"));
    bench.org.addUser("d1@x.example", "p", "dd@acme.example", "D One", Profile.standard());
    bench.org.addUser("d2@x.example", "p", "dd@acme.example", "D Two", Profile.standard());

    List<Finding> agents =
        bench.trial(
            bench.account(),
            use(
                0,
                "al@acme.example",
                "BO@acme.example",
                "cy@acme.example",
                "dd@acme.example",
                "o'nobody@acme.example"),
            "agents");

    assertThat(agents)
        .extracting(one -> one.level() + " " + one.words())
        .containsExactly(
            "WARN o'nobody: no active user of the org by e-mail",
            "WARN dd: the e-mail of several active users",
            "FAIL cy: may not create Task, so that it is refused",
            "WARN al, BO: may not write Task.Region__c; their tickets go without");
  }

  @Test
  void tellsTheShareOfTheLimitThatCallsNeed() {
    bench.org.dailyLimit(1000);

    assertThat(bench.trial(bench.account(), use(50), "limits"))
        .singleElement()
        .satisfies(one -> assertThat(one.level()).isEqualTo(Level.OK))
        .satisfies(
            one ->
                assertThat(one.words())
                    .contains("of 1000")
                    .contains("50 tickets")
                    .contains("30 %"));
    assertThat(bench.trial(bench.account(), use(100), "limits"))
        .extracting(Finding::level)
        .containsExactly(Level.WARN);
    bench.org.dailyLimit(60);
    assertThat(bench.trial(bench.account(), use(0), "limits"))
        .extracting(Finding::words)
        .singleElement()
        .asString()
        .contains("60 requests");
  }

  @Test
  void tellsWhenTheCertificateEndsSoon() {
    Account account = bench.signingIn(SignIn.JWT_BEARER);
    RefusalsIT.uploaded(bench, account, bench.setUp(account).newKey(account), FakeOrg.ADMIN);
    assertThat(bench.trial(account, use(0), "certificate"))
        .extracting(Finding::level)
        .containsExactly(Level.OK);

    bench.clock.move(Duration.ofDays(715));

    assertThat(bench.trial(account, use(0), "certificate"))
        .extracting(Finding::level)
        .containsExactly(Level.WARN);
  }

  @Test
  void asksForTheIdentityWithARenewedSession() {
    now(bench.desk().shape("Task"));
    bench.org.expireTokens();

    assertThat(bench.trial(bench.account(), use(0), "identity"))
        .containsExactly(Finding.ok("identity", "Signed in as " + FakeOrg.ADMIN));
  }

  private void admin(Profile profile) {
    bench.org.change(bench.org.user(FakeOrg.ADMIN).with(profile));
  }

  private static AccountUse use(int ticketsPerDay, String... emails) {
    return new AccountUse(
        Set.of(TicketType.TASK),
        Set.of("Contact"),
        Set.of(),
        Map.of("Task", Set.of("Region__c")),
        List.of(emails).stream().map(one -> new Person(one.split("@")[0], one)).toList(),
        ticketsPerDay);
  }
}
