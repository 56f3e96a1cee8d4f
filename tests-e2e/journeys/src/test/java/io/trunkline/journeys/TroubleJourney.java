package io.trunkline.journeys;

import static io.trunkline.journeys.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.Account;
import io.trunkline.demo.Person;
import io.trunkline.lab.org.data.Rule;
import io.trunkline.lab.pbx.Fault;
import io.trunkline.lab.pbx.Replay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What agents see when something goes wrong, and that nothing is lost. */
@NeedsChromium
class TroubleJourney {
  private static final String TAPE = "asterisk-22/inbound-queue-answered-caller-hangs-up";
  private static final String PRIYA = "+14155550111";
  private static final String SUBJECT = "[Trunkline Ticket] sales +14155550111";

  @RegisterExtension final Scene scene = Scene.with(Account.Type.INTEGRATION_TAB);

  @Test
  void aWrongPasswordIsSaidAndTheRightOneLetsHerIn() {
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = OrgPage.open(browser, Scene.LIGHTNING);
    alice.signIn(Person.ALICE);

    alice.softphone().signIn(Person.ALICE.email(), "not her password");

    alice.softphone().saysOfTheSignIn("E-mail or password is wrong.");
    browser.picture(alice.view(), "wrong-password");
    alice.softphone().signIn(Person.ALICE.email(), Person.ALICE.password());
    alice.softphone().isConnectedAs("Alice Archer");
  }

  @Test
  void aCallGoesOnWhenTheLinkToThePbxDropsAndComesBack() {
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);
    Replay call = scene.rings(TAPE, PRIYA, "Priya Nair").holdBefore("HangupRequest");
    alice.softphone().showsTicket(SUBJECT, "Filed");
    int before = scene.world().pbx().connections();

    scene.world().pbx().suffers(Fault.DROPS);
    eventually(() -> assertThat(scene.world().pbx().connections()).isGreaterThan(before));
    scene.world().awaitPbx();

    alice.softphone().showsCall("Talking", "Priya Nair");
    call.goOn();
    alice.softphone().showsCall("Call ended", "Priya Nair");
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.tasks()).hasSize(1);
  }

  @Test
  void whatSalesforceRefusesIsSaidInItsOwnWordsAndFiledOnceItIsMended() {
    String words = "A call needs a reason before it is saved.";
    scene.world().org().addRule(new Rule("Task", task -> true, words, null));
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);

    Replay call = scene.rings(TAPE, PRIYA, "Priya Nair").holdBefore("HangupRequest");

    alice.softphone().showsTicket(SUBJECT, "Salesforce refused it");
    alice.softphone().saysOfTheTicket(words);
    browser.picture(alice.view(), "refused");
    assertThat(scene.ledgerStates()).containsExactly("REFUSED");
    assertThat(scene.tasks()).isEmpty();

    scene.world().org().removeRules();
    String reference = scene.ledger().get(0).get("reference").getAsString();
    scene.world().admin().post("/api/ledger/" + reference + "/retry", new JsonObject());

    alice.softphone().showsTicket(SUBJECT, "Filed");
    call.goOn();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.tasks()).hasSize(1);
  }

  @Test
  void whatSalesforceRefusedSheLetsBeTriedAgainInHerOwnSession() {
    scene.world().org().addRule(new Rule("Task", task -> true, "Not yet.", null));
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);
    Replay call = scene.rings(TAPE, PRIYA, "Priya Nair").holdBefore("HangupRequest");
    alice.softphone().saysOfTheTicket("Not yet.");

    alice.softphone().triesTheTicketAgain();
    eventually(() -> assertThat(scene.refusals()).isEqualTo(2));
    scene.world().org().removeRules();
    alice.softphone().triesTheTicketAgain();

    alice.softphone().showsTicket(SUBJECT, "Filed");
    call.goOn();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.tasks())
        .singleElement()
        .satisfies(
            task ->
                assertThat(task.text("CreatedById"))
                    .isEqualTo(scene.world().org().user(Person.ALICE.email()).id()));
  }

  @Test
  void aPageOfAnOrgThatNoAccountListsIsToldWhichOriginToAdd() {
    scene.administrator().allowsFrom("https://another.lightning.force.com");
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = OrgPage.open(browser, Scene.LIGHTNING);

    alice.signIn(Person.ALICE);

    View panel = alice.softphone().view();
    eventually(() -> assertThat(panel.text("[role=alert]")).contains(Scene.LIGHTNING));
    browser.picture(alice.view(), "origin-not-listed");
    scene.administrator().allowsFrom(Scene.LIGHTNING);
    alice.reload();
    alice.softphone().signIn(Person.ALICE.email(), Person.ALICE.password());
    alice.softphone().isConnectedAs("Alice Archer");
  }
}
