package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.pop.ToPage.Matches.Search;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.ConfigurationTemplates;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.SearchSettings.Module;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.core.trigger.Condition;
import io.trunkline.core.trigger.Trigger;
import io.trunkline.core.trigger.TriggerAction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerOfACallTest {
  private static final String ALICE = "PJSIP/1001";
  private static final String BOB = "PJSIP/1002";
  private static final Match MARIO =
      new Match("Contact", "003000000000001AAA", "Mario Rossi", null, "333 1234567");
  private static final Match ACME =
      new Match("Account", "001000000000001AAA", "Acme", null, "333 1234567");

  private final Site site = new Site();

  @Test
  void isSearchedOnceForAllAgentsAndPassagesAndTheWayBack() {
    site.desk.matches = List.of(MARIO);
    site.happens(Status.RING, ALICE);
    site.happens(Status.RING, BOB);
    site.happens(Status.ANSWER, ALICE);
    site.happens(Status.HANGUP, ALICE, "transfer");
    site.happens(site.event(2, Status.RING, Direction.INBOUND, null, BOB, null));
    site.happens(site.event(2, Status.ANSWER, Direction.INBOUND, null, BOB, null));
    site.happens(site.event(3, Status.RING, Direction.INBOUND, "sales", ALICE, null));
    site.happens(site.event(3, Status.ANSWER, Direction.INBOUND, "sales", ALICE, null));

    assertThat(site.desk.searches).isEqualTo(1);
  }

  @Test
  void isSearchedOnceForTwoAccountsThatSignInAsOneUserAndLinkedInBoth() {
    site.desk.matches = List.of(MARIO);
    secondAccount("https://ACME.my.salesforce.com/", "id");
    actions(new TriggerAction("a1", "c1", false), new TriggerAction("a2", "c1", false));

    site.happens(Status.RING, ALICE);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(20));

    assertThat(site.desk.searches).isEqualTo(1);
    assertThat(site.desk.filed)
        .hasSize(2)
        .allSatisfy(draft -> assertThat(draft.fields()).containsEntry("WhoId", MARIO.id()));
  }

  @Test
  void isSearchedAgainOnlyWhenAnAgentAsks() {
    TestPage page = site.page("alice");
    site.happens(Status.RING, ALICE);
    site.desk.matches = List.of(MARIO);

    site.says(page, new FromPage.SearchAgain(Site.CALL.toString()));
    int atOnce = site.desk.searches;
    site.time.pass(Duration.ofSeconds(6));
    site.says(page, new FromPage.SearchAgain("main/another"));
    site.says(page, new FromPage.SearchAgain(Site.CALL.toString()));

    assertThat(atOnce).isEqualTo(1);
    assertThat(site.desk.searches).isEqualTo(2);
    assertThat(page.all(ToPage.Matches.class))
        .last()
        .isEqualTo(
            new ToPage.Matches(Site.CALL.toString(), Search.DONE, List.of(MARIO), MARIO.id()));
  }

  @Test
  void isNotSearchedWhileTheOrgsRequestsRunLowAndTheTicketIsFiledAllTheSame() {
    TestPage page = site.page("bob");
    site.desk.search = CompletableFuture.failedFuture(new TicketDesk.LookUpsRest("low"));

    site.happens(Status.RING, BOB);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(20));

    assertThat(page.all(ToPage.Matches.class))
        .last()
        .isEqualTo(new ToPage.Matches(Site.CALL.toString(), Search.RESTING, List.of(), null));
    assertThat(site.desk.filed).hasSize(1);
    assertThat(site.desk.created).isZero();
  }

  @Test
  void isKnownAfterARestartWhenItWasCreatedToday() {
    site.searching(SearchSettings.Create.CONTACT);
    site.happens(Status.RING, ALICE);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(20));
    site.happens(Status.HANGUP, ALICE, "customer");
    site.ends();
    site.flow = site.newFlow();
    site.flow.start(List.of());
    site.time.run();
    TestPage page = site.page("bob");

    site.happens(Status.RING, BOB);

    assertThat(site.desk.searches).isEqualTo(1);
    assertThat(page.all(ToPage.Matches.class))
        .last()
        .extracting(ToPage.Matches::linked)
        .isEqualTo("003NEW");
  }

  @Test
  void isSearchedAgainADayAfterItWasCreated() {
    site.searching(SearchSettings.Create.CONTACT);
    site.happens(Status.RING, ALICE);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(20));
    site.happens(Status.HANGUP, ALICE, "customer");
    site.ends();
    site.time.pass(Duration.ofHours(25));

    site.happens(Status.RING, ALICE);

    assertThat(site.desk.searches).isEqualTo(2);
  }

  @Test
  void isNotSearchedWithTheAccountsEyesWhereOnlyTheAgentsMayCount() {
    strict(Account.SignIn.CLIENT_CREDENTIALS);
    TestPage alice = site.page("alice");

    site.happens(Status.RING, ALICE);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(5));

    assertThat(site.desk.searches).isZero();
    assertThat(alice.last(ToPage.Pop.class).orElseThrow().fields()).doesNotContainKey("WhoId");
  }

  @Test
  void isWhomEachAgentMaySeeWhereTheAccountCanSignInAsThem() {
    strict(Account.SignIn.JWT_BEARER);
    site.desk.matchesByLooker.put("alice@example.com", List.of(MARIO));
    site.desk.matchesByLooker.put("bob@example.com", List.of(ACME));
    TestPage alice = site.page("alice");
    TestPage bob = site.page("bob");

    site.happens(Status.RING, ALICE);
    site.happens(Status.RING, BOB);
    site.happens(Status.RING, BOB);
    site.happens(Status.ANSWER, BOB);

    assertThat(site.desk.searches).isZero();
    assertThat(site.desk.looked).containsExactly("alice@example.com", "bob@example.com");
    assertThat(alice.last(ToPage.Matches.class).orElseThrow().matches()).containsExactly(MARIO);
    assertThat(bob.last(ToPage.Matches.class).orElseThrow().matches()).containsExactly(ACME);
    assertThat(bob.last(ToPage.Pop.class).orElseThrow().fields())
        .containsEntry("WhatId", ACME.id())
        .doesNotContainKey("WhoId");
  }

  @Test
  void isSearchedAgainWithTheEyesOfWhoAsksAlone() {
    strict(Account.SignIn.JWT_BEARER);
    TestPage alice = site.page("alice");
    site.happens(Status.RING, ALICE);
    site.happens(Status.RING, BOB);
    site.time.pass(Duration.ofSeconds(6));

    site.says(alice, new FromPage.SearchAgain("main/1795329160.0"));

    assertThat(site.desk.looked)
        .containsExactly("alice@example.com", "bob@example.com", "alice@example.com");
  }

  @Test
  void isSearchedWithTheEyesOfEachAccount() {
    TestDesk other = new TestDesk();
    site.desk.desksByAccount.put("a2", other);
    site.desk.matches = List.of(MARIO);
    secondAccount("https://acme.my.salesforce.com", "another app");
    actions(new TriggerAction("a1", "c1", false), new TriggerAction("a2", "c1", false));

    site.happens(Status.RING, ALICE);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(20));

    assertThat(List.of(site.desk.searches, other.searches)).containsExactly(1, 1);
    assertThat(site.desk.filed.get(0).fields()).containsEntry("WhoId", MARIO.id());
    assertThat(other.filed.get(0).fields()).doesNotContainKey("WhoId");
  }

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({
    "AUTHORIZATION_CODE, AUTHORIZATION_CODE", "AUTHORIZATION_CODE, CLIENT_CREDENTIALS",
    "CLIENT_CREDENTIALS, AUTHORIZATION_CODE", "CLIENT_CREDENTIALS, JWT_BEARER"
  })
  void isNotTakenFromTheEyesOfWhoeverElseConnectedByTheSameApp(
      Account.SignIn first, Account.SignIn second) {
    TestDesk other = new TestDesk();
    site.desk.desksByAccount.put("a2", other);
    site.desk.matches = List.of(MARIO);
    signedIn(first, false);
    secondAccount("https://acme.my.salesforce.com", "id", second);
    actions(new TriggerAction("a1", "c1", false), new TriggerAction("a2", "c1", false));

    site.happens(Status.RING, ALICE);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(20));

    assertThat(List.of(site.desk.searches, other.searches)).containsExactly(1, 1);
    assertThat(other.filed.get(0).fields()).doesNotContainKey("WhoId");
  }

  @Test
  void isWhomEachConfigurationLooksForByOneRequest() {
    configuration("c1", TicketType.TASK, Module.CONTACT);
    configuration("c2", TicketType.CASE, Module.ACCOUNT);
    actions(new TriggerAction("a1", "c1", false), new TriggerAction("a1", "c2", false));
    site.desk.matchesByModule.put(Module.CONTACT, List.of());
    site.desk.matchesByModule.put(Module.ACCOUNT, List.of(ACME));
    TestPage page = site.page("alice");

    site.happens(Status.RING, ALICE);
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(20));

    assertThat(site.desk.searches).isEqualTo(1);
    assertThat(site.desk.created).isZero();
    assertThat(site.desk.filed.get(0).fields()).doesNotContainKeys("WhoId", "WhatId");
    assertThat(site.desk.filed.get(1).fields()).containsEntry("AccountId", ACME.id());
    assertThat(page.all(ToPage.Matches.class))
        .last()
        .isEqualTo(new ToPage.Matches(Site.CALL.toString(), Search.DONE, List.of(ACME), ACME.id()));
  }

  @Test
  void isCreatedOnceForTwoLiveCallsOfOneNumber() {
    site.searching(SearchSettings.Create.CONTACT);
    site.desk.creating = new CompletableFuture<>();
    site.happens(Status.RING, ALICE);
    site.happens(Status.ANSWER, ALICE);
    site.happens(ofOtherCall(Status.RING));
    site.happens(ofOtherCall(Status.ANSWER));
    site.time.pass(Duration.ofSeconds(4));

    site.desk.creating.complete(MARIO);
    site.time.pass(Duration.ofSeconds(20));

    assertThat(site.desk.created).isEqualTo(1);
    assertThat(site.desk.filed)
        .hasSize(2)
        .allSatisfy(draft -> assertThat(draft.fields()).containsEntry("WhoId", MARIO.id()));
  }

  @Test
  void isNotCreatedWhenAnotherCallCreatedItSinceTheSearch() {
    site.searching(SearchSettings.Create.CONTACT);
    site.happens(Status.RING, ALICE);
    site.happens(ofOtherCall(Status.RING));
    site.happens(Status.ANSWER, ALICE);
    site.time.pass(Duration.ofSeconds(20));

    site.happens(ofOtherCall(Status.ANSWER));
    site.time.pass(Duration.ofSeconds(20));

    assertThat(site.desk.created).isEqualTo(1);
    assertThat(site.desk.filed)
        .hasSize(2)
        .allSatisfy(draft -> assertThat(draft.fields()).containsEntry("WhoId", "003NEW"));
  }

  private CallEvent ofOtherCall(Status status) {
    CallEvent event = site.event(1, status, Direction.INBOUND, "sales", BOB, null);
    return new CallEvent(
        new CallId("main", "1795329170.0"),
        event.segment(),
        event.status(),
        event.direction(),
        event.queue(),
        event.agent(),
        event.number(),
        event.name(),
        event.reason(),
        event.at(),
        event.facts());
  }

  private void configuration(String id, TicketType type, Module module) {
    Configuration fresh =
        ConfigurationTemplates.fresh(id, "a1", id, Configuration.Type.INBOUND_IN_QUEUE, type);
    site.configurations.put(
        new Configuration(
            id,
            "a1",
            id,
            fresh.channel(),
            fresh.type(),
            type,
            fresh.subject(),
            fresh.description(),
            fresh.fields(),
            new SearchSettings(module, SearchSettings.Create.NOTHING, null, null, null, null)));
  }

  private void actions(TriggerAction... actions) {
    Condition answered =
        new Condition(Condition.Field.STATUS, null, Condition.Operator.EQUALS, "answer");
    site.triggers.put(
        new Trigger("t1", "Calls", "voice", true, List.of(answered), List.of(), List.of(actions)));
  }

  /** Only what agents may see counts. */
  private void strict(Account.SignIn way) {
    signedIn(way, true);
  }

  private void signedIn(Account.SignIn way, boolean strict) {
    site.account(
        account -> {
          account.signIn = way;
          account.onlyWhatAgentsMaySee = strict;
        });
  }

  private void secondAccount(String uri, String clientId) {
    secondAccount(uri, clientId, site.accounts.all().get(0).signIn());
  }

  private void secondAccount(String uri, String clientId, Account.SignIn way) {
    Account first = site.accounts.all().get(0);
    site.accounts.put(
        new Account(
            "a2",
            "Acme too",
            first.type(),
            way,
            uri,
            clientId,
            null,
            null,
            "",
            null,
            null,
            null,
            null,
            List.of(),
            false,
            false,
            null));
  }
}
