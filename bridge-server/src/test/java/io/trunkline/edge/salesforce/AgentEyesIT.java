package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Account.SignIn;
import io.trunkline.core.ticket.AccountHealth;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers as single agents see them, signed in for each by an assertion. */
class AgentEyesIT {
  private static final String NUMBER = "+390211122223";
  private static final SearchSettings SEARCH = SearchSettings.DEFAULT;

  private final Bench bench = new Bench();
  private TicketDesk desk;
  private Account account;

  @BeforeEach
  void anOrgInWhichContactsArePrivate() {
    account = bench.signingIn(SignIn.JWT_BEARER);
    String certificate = bench.setUp(account).newKey(account);
    bench.org.register(
        new App(
            "consumer-key-1",
            "s3cret-of-the-app",
            FakeOrg.ADMIN,
            AppPolicy.standard()
                .withCertificate(PemCertificate.read(certificate))
                .approving(FakeOrg.ADMIN)
                .approving("al@x.example")
                .approving("bo@x.example")));
    OrgUser al = user("al");
    user("bo");
    user("cy");
    bench.org.makePrivate("Contact");
    bench.org.addAs(al, "Contact", Map.of("LastName", "Private", "Phone", "02 1112 2223"));
    desk = bench.desk(account);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void seeWhatTheAgentMaySee() {
    assertThat(found("AL@acme.example")).extracting(Match::name).containsExactly("Private");
    assertThat(found("bo@acme.example")).isEmpty();
    assertThat(now(desk.find(Set.of(SEARCH), NUMBER, "IT")).get(SEARCH)).hasSize(1);
  }

  @Test
  void costOneRequestOnceTheyAreOpen() {
    found("al@acme.example");
    int asked = bench.org.requests(Door.READ);
    int signedIn = bench.org.requests(Door.LOGIN);

    found("al@acme.example");

    assertThat(bench.org.requests(Door.READ) - asked).isEqualTo(1);
    assertThat(bench.org.requests(Door.LOGIN)).isEqualTo(signedIn);
  }

  @Test
  void stayClosedForWhoHasNotApprovedTheAppWithoutALoopAndWithoutHarmToTheAccount() {
    now(desk.shape("Task"));
    assertThatThrownBy(() -> found("cy@acme.example"))
        .isInstanceOf(TicketDesk.DeskException.class)
        .hasMessageContaining("has not approved the app");
    int signedIn = bench.org.requests(Door.LOGIN);

    assertThatThrownBy(() -> found("cy@acme.example")).isInstanceOf(TicketDesk.DeskException.class);

    assertThat(bench.org.requests(Door.LOGIN)).isEqualTo(signedIn);
    assertThat(bench.desks.health(account).orElseThrow().state())
        .isEqualTo(AccountHealth.State.SIGNED_IN);
    assertThat(now(desk.find(Set.of(SEARCH), NUMBER, "IT")).get(SEARCH)).hasSize(1);
  }

  @Test
  void areTriedAgainWhenSomebodyTestsTheAccount() {
    assertThatThrownBy(() -> found("cy@acme.example")).isInstanceOf(TicketDesk.DeskException.class);
    int signedIn = bench.org.requests(Door.LOGIN);

    now(bench.desks.test(account, AccountUse.unknown()).orElseThrow());
    assertThatThrownBy(() -> found("cy@acme.example")).isInstanceOf(TicketDesk.DeskException.class);

    assertThat(bench.org.requests(Door.LOGIN) - signedIn).isEqualTo(2);
  }

  @Test
  void areNobodysWhomTheOrgDoesNotKnow() {
    assertThatThrownBy(() -> found("nobody@acme.example"))
        .isInstanceOf(TicketDesk.DeskException.class)
        .hasMessageContaining("no single active user");
  }

  private OrgUser user(String name) {
    return bench.org.addUser(
        name + "@x.example", "p", name + "@acme.example", name + " X", Profile.standard());
  }

  private List<Match> found(String email) {
    return now(desk.findAs(email, Set.of(SEARCH), NUMBER, "IT")).get(SEARCH);
  }
}
