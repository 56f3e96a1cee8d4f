package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.Finding;
import io.trunkline.core.Finding.Level;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Account.SignIn;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.AccountUse.Person;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.SearchSettings.Create;
import io.trunkline.core.ticket.SearchSettings.Module;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.Fault;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** It is never left out, as other fields are: what cannot be written with it is refused. */
  @Test
  void failsWhereTheAccountsUserMayNotWriteTheFieldThatMakesDoublesImpossible() {
    Account account = bench.withKeys();
    admin(Profile.administrator().readingOnly("Task." + Bench.KEY));

    assertThat(bench.trial(account, use(0), "external-id"))
        .satisfiesExactly(
            task -> {
              assertThat(task.level()).isEqualTo(Level.FAIL);
              assertThat(task.words()).contains("may not write " + Bench.KEY + " on Task");
              assertThat(task.remedy()).contains("edit access to this field");
            },
            other -> assertThat(other.level()).isEqualTo(Level.OK));
    assertThat(bench.trial(account, cases(), "task"))
        .extracting(Finding::level)
        .containsExactly(Level.OK);
    assertThat(now(bench.desk(account).file(Bench.task(), "ref-1")))
        .isInstanceOf(TicketOutcome.Refused.class);
  }

  @Test
  void failsWhereAgentsMayNotWriteTheFieldThatMakesDoublesImpossible() {
    bench.org.addField("Task", Field.of("Region__c", "Region", FieldType.STRING, 40));
    Account account = bench.withKeys();
    Profile poor =
        Profile.standard().readingOnly("Task." + Bench.KEY).readingOnly("Task.Region__c");
    bench.org.addUser("al@x.example", "p", "al@x.example", "Al A", poor);
    bench.org.addUser("bo@x.example", "p", "bo@x.example", "Bo B", Profile.standard());

    List<Finding> agents = bench.trial(account, use(0, "al@x.example", "bo@x.example"), "agents");

    assertThat(agents)
        .extracting(one -> one.level() + " " + one.words())
        .containsExactly(
            "WARN al: may not write Task.Region__c; their tickets go without",
            "FAIL al: may not write Task.Trunkline_Ref__c, so that their tickets are refused");
    assertThat(agents.get(1).remedy()).contains("edit access to this field");
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
    bench.org.addUser(
        "ed@x.example", "p", "ed@acme.example", "Ed East", Profile.standard().notEditing("Task"));
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
                "ed@acme.example",
                "dd@acme.example",
                "o'nobody@acme.example"),
            "agents");

    assertThat(agents)
        .extracting(one -> one.level() + " " + one.words())
        .containsExactly(
            "WARN o'nobody: no active user of the org by e-mail",
            "WARN dd: the e-mail of several active users",
            "FAIL cy, ed: may not create Task, so that it is refused",
            "WARN al, BO: may not write Task.Region__c; their tickets go without");
  }

  @Test
  void namesWhoMayNotCreateCasesEvenWhereNobodyMay() {
    bench.org.addUser(
        "al@x.example", "p", "al@x.example", "Al A", Profile.standard().notCreating("Case"));
    bench.org.addUser(
        "bo@x.example", "p", "bo@x.example", "Bo B", Profile.standard().notReading("Case"));

    assertThat(bench.trial(bench.account(), cases("al@x.example", "bo@x.example"), "agents"))
        .extracting(one -> one.level() + " " + one.words())
        .contains("FAIL al, bo: may not create Case, so that it is refused");
  }

  @Test
  void saysWhatOfAgentsWasLookedAt() {
    bench.org.addUser("al@x.example", "p", "al@x.example", "Al A", Profile.standard());
    AccountUse nothing =
        new AccountUse(
            Set.of(),
            Set.of(),
            Set.of(),
            Map.of(),
            Map.of(),
            List.of(new Person("al", "al@x.example")),
            0);

    assertThat(agents(bench.account(), use(0, "al@x.example")))
        .isEqualTo(
            "Each of 1 is one active user, and may create Task with the fields that tickets fill");
    assertThat(agents(bench.account(), nothing))
        .isEqualTo(
            "Each of 1 is one active user; no configuration files tickets yet, so their rights were"
                + " not looked at");
    assertThat(agents(bench.inNewTab(), use(0, "al@x.example")))
        .isEqualTo(
            "Each of 1 is one active user; the bridge files their tickets, so their own rights were"
                + " not looked at");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Task    | read   | FAIL The account's user may not create, read, edit Task.",
        "Task    | create | FAIL The account's user may not create, edit Task.",
        "Task    | edit   | FAIL The account's user may not create, edit Task.",
        "Case    | read   | FAIL The account's user may not create, read, edit Case.",
        "Case    | create | FAIL The account's user may not create Case.",
        "Case    | edit   | FAIL The account's user may not edit Case.",
        "Contact | read   | FAIL The account's user may not create, read Contact.",
        "Contact | create | FAIL The account's user may not create Contact.",
        "Lead    | read   | FAIL The account's user may not create, read Lead.",
        "Lead    | create | FAIL The account's user may not create Lead.",
        "Account | read   | FAIL The account's user may not create, read Account.",
        "Account | create | FAIL The account's user may not create Account.",
        "User    | read   | FAIL The account's user may not read User.",
      })
  void saysOfEachObjectWhatTheAccountsUserMayNot(String object, String right, String words) {
    Profile standard = Profile.standard();
    admin(
        switch (right) {
          case "read" -> standard.notReading(object);
          case "create" -> standard.notCreating(object);
          default -> standard.notEditing(object);
        });
    Set<String> all = Set.of("Contact", "Lead", "Account");
    AccountUse use =
        new AccountUse(
            Set.of(TicketType.TASK, TicketType.CASE), all, all, Map.of(), Map.of(), List.of(), 0);

    assertThat(bench.trial(bench.account(), use, object.toLowerCase(Locale.ROOT)))
        .singleElement()
        .satisfies(one -> assertThat(one.level() + " " + one.words()).isEqualTo(words))
        .satisfies(one -> assertThat(one.remedy()).contains("permission set"));
  }

  @Test
  void tellsWhetherTheCasesOfOthersAreSeen() {
    OrgUser al = bench.org.addUser("al@x.example", "p", "al@x.example", "Al A", Profile.standard());
    bench.org.addAs(al, "Case", Map.of("Subject", "call"));
    bench.org.addAs(al, "Task", Map.of("Subject", "call"));
    bench.org.makePrivate("Case");
    admin(Profile.standard());

    assertThat(bench.trial(bench.account(), cases(), "others-records"))
        .extracting(one -> one.level() + " " + one.words())
        .satisfiesExactly(
            task -> assertThat(task).startsWith("OK A Task of another user is visible"),
            one -> assertThat(one).startsWith("WARN No Case of another user is visible"));

    admin(Profile.standard().notReading("Case"));
    assertThat(bench.trial(bench.account(), cases(), "others-records"))
        .extracting(one -> one.level() + " " + one.words())
        .satisfiesExactly(
            task -> assertThat(task).startsWith("OK A Task of another user is visible"),
            one -> assertThat(one).startsWith("WARN The org shows no Case to the account's user"));
  }

  @Test
  void namesTheFieldsOfTheSearchThatTheOrgDoesNotHave() {
    Configuration typed =
        new Configuration(
            "c1",
            "a1",
            "Sales",
            "voice",
            Configuration.Type.INBOUND_IN_QUEUE,
            TicketType.CASE,
            List.of(),
            List.of(),
            List.of(),
            new SearchSettings(
                Module.CONTACT_LEAD_ACCOUNT,
                Create.NOTHING,
                "Laed__c",
                "AccountNumber",
                "direct_line__C",
                "Mobil__c"));
    AccountUse use = AccountUse.of(List.of(typed), List.of(), 0);

    assertThat(List.of("case", "contact", "lead", "account"))
        .extracting(
            object -> {
              Finding one = bench.trial(bench.account(), use, object).get(0);
              return one.level() + " " + one.words();
            })
        .satisfiesExactly(
            ticket -> assertThat(ticket).startsWith("WARN").contains("cannot write laed__c"),
            contact -> assertThat(contact).startsWith("OK"),
            lead -> assertThat(lead).startsWith("WARN Lead has no field Mobil__c"),
            account -> assertThat(account).startsWith("OK"));
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
  void tellsWhatItFoundWhereTheOrgIsTooSlowForTheRest() {
    Duration second = Duration.ofSeconds(1);
    try (Bench slow = new Bench(new DeskLimits(second, second, Duration.ofMillis(1500), 4, 100))) {
      slow.org.answersLate(Door.READ, Fault.ANSWERS_LATE, Duration.ofMillis(250), 100);

      List<Finding> report = now(slow.desks.test(slow.account(), use(0)).orElseThrow());

      assertThat(report).extracting(Finding::about).contains("sign-in", "api-access", "time");
      assertThat(report)
          .filteredOn(one -> one.about().equals("time"))
          .singleElement()
          .satisfies(one -> assertThat(one.words()).contains("was looked at"))
          .satisfies(one -> assertThat(one.remedy()).contains("Try again"));
      assertThat(report).noneMatch(one -> one.remedy().contains("permission set"));
    }
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

  private String agents(Account account, AccountUse use) {
    return bench.trial(account, use, "agents").get(0).words();
  }

  private static AccountUse cases(String... emails) {
    return new AccountUse(
        Set.of(TicketType.CASE), Set.of(), Set.of(), Map.of(), Map.of(), people(emails), 0);
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
        Map.of(),
        people(emails),
        ticketsPerDay);
  }

  private static List<Person> people(String... emails) {
    return Stream.of(emails).map(one -> new Person(one.split("@", -1)[0], one)).toList();
  }
}
