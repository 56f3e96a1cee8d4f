package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.Finding;
import io.trunkline.core.Finding.Level;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Account.SignIn;
import io.trunkline.core.ticket.Account.Type;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.AccountUse.Person;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.edge.salesforce.ScriptedOrg.Says;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.testbridge.AccountLike;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the test of an account says, and advises, where something is odd but nothing refuses. */
class TrialWordsIT {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void saysWhereNobodyCanEverBeFound() {
    assertThat(look(looking(Type.NEW_TAB, SignIn.CLIENT_CREDENTIALS, true), "customers"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.level()).isEqualTo(Level.WARN);
              assertThat(one.words())
                  .contains("never found")
                  .contains("by CLIENT_CREDENTIALS")
                  .contains("pages outside Salesforce cannot look");
              assertThat(one.remedy()).contains("JWT_BEARER").contains("INTEGRATION_TAB");
            });
    assertThat(look(looking(Type.NEW_TAB, SignIn.CLIENT_CREDENTIALS, false), "customers"))
        .isEmpty();
    assertThat(look(looking(Type.INTEGRATION_TAB, SignIn.CLIENT_CREDENTIALS, true), "customers"))
        .isEmpty();
  }

  @Test
  void isContentWhereAssertionsLookForPagesOutsideSalesforce() {
    Account account = looking(Type.NEW_TAB, SignIn.JWT_BEARER, true);
    RefusalsIT.uploaded(bench, account, bench.setUp(account).newKey(account), FakeOrg.ADMIN);

    assertThat(look(account, "identity")).containsExactly(identity(FakeOrg.ADMIN));
    assertThat(look(account, "customers")).isEmpty();
  }

  @Test
  void namesTheUserWhoSignedInWhereAnotherWasWanted() throws IOException {
    assertThat(identity(SignIn.USERNAME_PASSWORD, "bo@acme.example"))
        .containsExactly(
            Finding.warn(
                "identity",
                "Signed in as ada@acme.example, not as bo@acme.example",
                "Correct the account's username."));
    assertThat(identity(SignIn.USERNAME_PASSWORD, "Ada@acme.example"))
        .containsExactly(identity("ada@acme.example"));
    assertThat(identity(SignIn.CLIENT_CREDENTIALS, "bo@acme.example"))
        .containsExactly(identity("ada@acme.example"));
  }

  @Test
  void namesTheScopeWhereSalesforceDoesNotTellWhoTheUserIs() throws IOException {
    Says no = Says.of(403, "Bad_Id");
    List<Finding> report =
        scripted(
            SignIn.CLIENT_CREDENTIALS,
            "",
            path -> path.endsWith("/userinfo") ? no : Says.of(200, "{}"));

    assertThat(report)
        .filteredOn(one -> one.about().equals("identity"))
        .singleElement()
        .satisfies(one -> assertThat(one.level()).isEqualTo(Level.FAIL))
        .satisfies(one -> assertThat(one.words()).contains("HTTP status 403"))
        .satisfies(one -> assertThat(one.remedy()).contains("identity URL service (id)"));
    assertThat(report)
        .filteredOn(one -> one.about().equals("others-records"))
        .containsExactly(
            Finding.warn(
                "others-records",
                "Not looked at: Salesforce does not tell who the account's user is.",
                "Add the scope \"Access the identity URL service (id)\" to the app."));
  }

  @Test
  void countsRequestsByTheAnswersWhereTheUserMayNotAskForTheLimits() throws IOException {
    String no = "[{\"errorCode\":\"INSUFFICIENT_ACCESS\",\"message\":\"no\"}]";

    List<Finding> report =
        scripted(
            SignIn.CLIENT_CREDENTIALS,
            "",
            path -> path.contains("/limits") ? Says.of(403, no) : Says.of(200, "{}"));

    assertThat(report)
        .filteredOn(one -> one.about().equals("limits"))
        .singleElement()
        .satisfies(one -> assertThat(one.level()).isEqualTo(Level.OK))
        .satisfies(one -> assertThat(one.words()).startsWith("0 of 0 requests"));
  }

  @Test
  void namesTheOrgItsEditionAndThatItIsASandbox() throws IOException {
    assertThat(org("\"Name\":\"Acme\",\"OrganizationType\":\"Team Edition\",\"IsSandbox\":true"))
        .isEqualTo("Acme, Team Edition, a sandbox");
    assertThat(org("\"Name\":\"Acme\",\"IsSandbox\":false")).isEqualTo("Acme, edition unknown");
  }

  private String org(String fields) throws IOException {
    String row = "{\"records\":[{" + fields + "}]}";
    return scripted(
            SignIn.CLIENT_CREDENTIALS,
            "",
            path -> Says.of(200, path.endsWith("/query") ? row : "{}"))
        .stream()
        .filter(one -> one.about().equals("org"))
        .map(Finding::words)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysOfTheOldWayToSignInThatItEnds() throws IOException {
    bench.secrets.put("account/a1/password", new Secret("w0rd"));

    assertThat(scripted(SignIn.USERNAME_PASSWORD, "ada@acme.example", path -> Says.of(200, "{}")))
        .filteredOn(one -> one.about().equals("sign-in"))
        .extracting(Finding::level)
        .containsExactly(Level.OK, Level.WARN);
    assertThat(look(bench.account(), "sign-in"))
        .extracting(Finding::level)
        .containsExactly(Level.OK);
  }

  @Test
  void saysNothingOfAnOwnerOrAStatusThatAreBlank() {
    assertThat(look(bench.naming(" ", " "), "owner")).isEmpty();
    assertThat(look(bench.naming(" ", " "), "closed-status")).isEmpty();
  }

  @Test
  void offersTheStatusesThatClose() {
    assertThat(look(bench.naming(null, "Finished"), "closed-status"))
        .extracting(Finding::remedy)
        .containsExactly("Name one of: Completed");
  }

  @Test
  void failsForWhatASiteNeedsAndWarnsOfTheRest() {
    admin(Profile.administrator().notCreating("Task").notReading("Contact"));
    AccountUse contacts =
        new AccountUse(
            Set.of(TicketType.CASE), Set.of("Contact"), Set.of(), Map.of(), Map.of(), List.of(), 0);

    assertThat(levels(AccountUse.unknown(), "task", "contact"))
        .containsExactly(Level.FAIL, Level.WARN);
    assertThat(levels(contacts, "task", "contact")).containsExactly(Level.WARN, Level.FAIL);
  }

  @Test
  void failsWhereTicketsWouldHaveNoSubject() {
    admin(Profile.administrator().readingOnly("Task.Subject").readingOnly("Case.Subject"));

    assertThat(levels(AccountUse.unknown(), "task", "case"))
        .containsExactly(Level.FAIL, Level.WARN);
  }

  @Test
  void doesNotMindUnseenCasesWhereNoneAreFiled() {
    OrgUser al = bench.org.addUser("al@x.example", "p", "al@x.example", "Al A", Profile.standard());
    bench.org.addAs(al, "Task", Map.of("Subject", "call"));
    bench.org.makePrivate("Case");
    admin(Profile.standard());

    assertThat(look(bench.account(), "others-records"))
        .extracting(one -> one.level() + " " + one.words())
        .containsExactly(
            "OK A Task of another user is visible",
            "OK No Case of another user is visible, or needed");
  }

  @Test
  void namesTheRightThatEachTypeOfTicketNeeds() {
    bench.org.addUser(
        "al@x.example",
        "p",
        "al@x.example",
        "Al A",
        Profile.standard().notCreating("Task").notCreating("Case"));
    AccountUse both =
        new AccountUse(
            Set.of(TicketType.TASK, TicketType.CASE),
            Set.of(),
            Set.of(),
            Map.of(),
            Map.of(),
            List.of(new Person("al", "al@x.example")),
            0);

    assertThat(bench.trial(bench.account(), both, "agents"))
        .extracting(one -> one.words().replaceAll(",.*", ": ") + one.remedy())
        .containsExactlyInAnyOrder(
            "al: may not create Task: Give their profile or a permission set the right Edit Tasks.",
            "al: may not create Case: Give their profile or a permission set the right to create"
                + " Case.");
  }

  private List<Level> levels(AccountUse use, String... about) {
    return Stream.of(about)
        .map(one -> bench.trial(bench.account(), use, one).get(0).level())
        .toList();
  }

  @Test
  void saysThatTheAddressHasMovedSinceTheSignIn() throws IOException {
    Says moved = new Says(302, "", "https://new.my.salesforce.com/");
    List<Finding> report =
        scripted(
            SignIn.CLIENT_CREDENTIALS,
            "",
            path -> path.contains("/limits") ? moved : Says.of(200, "{}"));

    assertThat(report.get(report.size() - 1))
        .satisfies(one -> assertThat(one.about()).isEqualTo("api-access"))
        .satisfies(one -> assertThat(one.words()).contains("address has moved"))
        .satisfies(one -> assertThat(one.remedy()).contains("Try again"));
  }

  @Test
  void saysWhoseClockTicketsFollowWhereTheOrgDoesNotTellItsZone() {
    admin(Profile.administrator().hiding("Organization.TimeZoneSidKey"));

    assertThat(look(bench.account(), "time-zone"))
        .singleElement()
        .satisfies(one -> assertThat(one.level()).isEqualTo(Level.FAIL))
        .satisfies(
            one ->
                assertThat(one.remedy())
                    .contains("read access to Organization")
                    .contains("the bridge's machine"));
  }

  @Test
  void saysThatTheOrgDoesNotShowWhatAgentsMayDo() {
    OrgUser al = bench.org.addUser("al@x.example", "p", "al@x.example", "Al A", Profile.standard());
    assertThat(al.active()).isTrue();
    bench.org.makePrivate("PermissionSetAssignment");
    admin(Profile.standard());

    assertThat(agents("al@x.example"))
        .containsExactly(
            Finding.warn(
                "agents",
                "al: the org does not show what they may do",
                "Give the account's user the right View Setup and Configuration, and test again."));
  }

  @Test
  void saysWhenCustomersAreNotLookedUpAnyMore() {
    bench.org.dailyLimit(100);

    assertThat(look(bench.keeping(50), "limits"))
        .extracting(Finding::level)
        .containsExactly(Level.OK);
    assertThat(look(bench.keeping(99), "limits"))
        .singleElement()
        .satisfies(one -> assertThat(one.level()).isEqualTo(Level.WARN))
        .satisfies(
            one -> assertThat(one.words()).contains("customers are not looked up below 99 %"))
        .satisfies(one -> assertThat(one.remedy()).contains("System Overview"));
  }

  @Test
  void triesThreeHundredAgentsAndNamesTenOfThem() {
    String[] many =
        IntStream.range(0, 301).mapToObj(i -> "n" + i + "@acme.example").toArray(String[]::new);

    assertThat(agents(many))
        .extracting(one -> one.level() + " " + one.words())
        .containsExactly(
            "WARN n0, n1, n2, n3, n4, n5, n6, n7, n8, n9 and 290 more: no active user of the org by"
                + " e-mail",
            "WARN Those after the first 300 are not tried");
    assertThat(agents(Stream.of(many).limit(300).toArray(String[]::new))).hasSize(1);
    assertThat(agents(Stream.of(many).limit(10).toArray(String[]::new)))
        .extracting(Finding::words)
        .containsExactly(
            "n0, n1, n2, n3, n4, n5, n6, n7, n8, n9: no active user of the org by e-mail");
  }

  private List<Finding> look(Account account, String about) {
    return bench.trial(account, AccountUse.unknown(), about);
  }

  private List<Finding> agents(String... emails) {
    List<Person> people = new ArrayList<>();
    for (String email : emails) {
      people.add(new Person(email.split("@", -1)[0], email));
    }
    AccountUse use =
        new AccountUse(Set.of(TicketType.TASK), Set.of(), Set.of(), Map.of(), Map.of(), people, 0);
    return bench.trial(bench.account(), use, "agents");
  }

  private void admin(Profile profile) {
    bench.org.change(bench.org.user(FakeOrg.ADMIN).with(profile));
  }

  private static Finding identity(String name) {
    return Finding.ok("identity", "Signed in as " + name);
  }

  /** What is said of the identity where Salesforce names Ada. */
  private List<Finding> identity(SignIn way, String username) throws IOException {
    bench.secrets.put("account/a1/password", new Secret("w0rd"));
    return scripted(
            way,
            username,
            path ->
                Says.of(
                    200,
                    path.endsWith("/userinfo")
                        ? "{\"preferred_username\":\"ada@acme.example\"}"
                        : "{}"))
        .stream()
        .filter(one -> one.about().equals("identity"))
        .toList();
  }

  /** The trial of this account at an org that signs in, and says this for the rest. */
  private List<Finding> scripted(SignIn way, String username, Function<String, Says> script)
      throws IOException {
    String[] own = new String[1];
    try (ScriptedOrg org = new ScriptedOrg(path -> healthy(path, own[0], script))) {
      own[0] = org.url();
      HostPolicy hosts = new HostPolicy(List.of(org.url()));
      try (SalesforceDesks desks =
          new SalesforceDesks(bench.secrets, bench.clock, hosts, Bench.QUICK, null)) {
        Account account = Bench.account(org.url(), way, username);
        return now(desks.test(account, AccountUse.unknown()).orElseThrow());
      }
    }
  }

  private static Says healthy(String path, String own, Function<String, Says> script) {
    if (path.endsWith("/token")) {
      return ScriptedOrg.token(own);
    }
    return path.equals("/services/data/")
        ? Says.of(200, "[{\"version\":\"68.0\"}]")
        : script.apply(path);
  }

  private Account looking(Type type, SignIn way, boolean onlyWhatAgentsMaySee) {
    return AccountLike.of(
        bench.signingIn(way),
        one -> {
          one.type = type;
          one.onlyWhatAgentsMaySee = onlyWhatAgentsMaySee;
        });
  }
}
