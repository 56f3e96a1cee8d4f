package io.trunkline.journeys;

import static io.trunkline.journeys.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.Account;
import io.trunkline.demo.Person;
import io.trunkline.lab.pbx.Replay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that concern several agents, or one whose page is not there. */
@NeedsChromium
class SeveralAgentsJourney {
  private static final String PRIYA = "+14155550111";

  @RegisterExtension final Scene scene = Scene.with(Account.Type.INTEGRATION_TAB);

  @Test
  void threeRingOneAnswersAndOwnsTheOneTask() {
    Browser ofAlice = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(ofAlice, Person.ALICE);
    Browser ofBob = scene.browser(Person.BOB);
    OrgPage bob = scene.atTheOrg(ofBob, Person.BOB);
    Browser ofCarol = scene.browser(Person.CAROL);
    OrgPage carol = scene.atTheOrg(ofCarol, Person.CAROL);

    Replay call =
        scene.rings("asterisk-22/inbound-queue-ringall", PRIYA, "Priya Nair").holdBefore("DialEnd");
    alice.softphone().showsCall("Incoming call", "Priya Nair");
    bob.softphone().showsCall("Incoming call", "Priya Nair");
    carol.softphone().showsCall("Incoming call", "Priya Nair");
    assertThat(scene.tasks()).isEmpty();
    call.holdBefore("HangupRequest");

    bob.softphone().showsCall("Talking", "Priya Nair");
    bob.softphone().showsTicket("[Trunkline Ticket] support +14155550111", "Filed");
    bob.shows("Task", scene.onlyTask().id());
    alice.softphone().showsCall("Stopped ringing", "Priya Nair");
    carol.softphone().showsCall("Stopped ringing", "Priya Nair");
    assertThat(alice.view().address()).endsWith("/lightning/page/home");
    assertThat(carol.view().address()).endsWith("/lightning/page/home");
    assertThat(scene.onlyTask().values())
        .containsEntry("OwnerId", scene.userId(Person.BOB))
        .containsEntry("CreatedById", scene.userId(Person.BOB));
    ofAlice.picture(alice.view(), "another-answered");
    ofBob.picture(bob.view(), "answered-of-three");
    call.goOn();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.tasks()).hasSize(1);
  }

  @Test
  void aCallOfAnAgentWithoutAPageIsFiledByTheBridgeInHerName() {
    Replay call =
        scene
            .rings("asterisk-22/inbound-queue-answered-caller-hangs-up", PRIYA, "Priya Nair")
            .holdBefore("HangupRequest");
    eventually(() -> assertThat(scene.tasks()).hasSize(1));
    call.goOn();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));

    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = OrgPage.open(browser, Scene.LIGHTNING);
    alice.signIn(Person.ALICE);
    alice.view().open(Scene.LIGHTNING + "/" + scene.onlyTask().id());

    alice.shows("Task", scene.onlyTask().id());
    assertThat(alice.field("Subject")).isEqualTo("[Trunkline Ticket] sales +14155550111");
    assertThat(alice.field("WhoId")).isEqualTo("Priya Nair");
    assertThat(alice.field("OwnerId")).isEqualTo("Alice Archer");
    assertThat(alice.field("CreatedById")).isEqualTo("Ada Admin");
    assertThat(alice.field("Status")).isEqualTo("Completed");
  }

  @Test
  void ofTwoPagesOfOneAgentOneFilesAndOpensTheTaskAndBothShowIt() {
    Browser browser = scene.browser(Person.ALICE);
    OrgPage first = scene.atTheOrg(browser, Person.ALICE);
    View tab = browser.newTab();
    tab.open(Scene.LIGHTNING + "/lightning/page/home");
    OrgPage second = new OrgPage(browser, tab);
    second.softphone().signIn(Person.ALICE.email(), Person.ALICE.password());
    second.softphone().isConnectedAs("Alice Archer");

    Replay call =
        scene
            .rings("asterisk-22/inbound-queue-answered-caller-hangs-up", PRIYA, "Priya Nair")
            .holdBefore("HangupRequest");

    first.softphone().showsTicket("[Trunkline Ticket] sales +14155550111", "Filed");
    second.softphone().showsTicket("[Trunkline Ticket] sales +14155550111", "Filed");
    assertThat(List.of(first.view().address(), second.view().address()))
        .filteredOn(address -> address.contains("/Task/" + scene.onlyTask().id()))
        .hasSize(1);
    eventually(
        () ->
            assertThat(List.of(first.softphone().leads(), second.softphone().leads()))
                .containsExactlyInAnyOrder(true, false));
    browser.picture(first.view(), "first-of-two-pages");
    browser.picture(second.view(), "second-of-two-pages");
    call.goOn();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.tasks()).hasSize(1);
  }
}
