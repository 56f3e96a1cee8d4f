package io.trunkline.journeys;

import static io.trunkline.journeys.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.Account;
import io.trunkline.demo.Person;
import io.trunkline.lab.pbx.Replay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Alice depends on goes away in mid-call and comes back. */
@NeedsChromium
class RestartJourney {
  private static final String TAPE = "asterisk-22/inbound-queue-answered-caller-hangs-up";
  private static final String PRIYA = "+14155550111";
  private static final String SUBJECT = "[Trunkline Ticket] sales +14155550111";

  @RegisterExtension final Scene scene = Scene.with(Account.Type.INTEGRATION_TAB);

  @Test
  void aBridgeThatIsRestartedKnowsTheRingingCallAndFilesItOnce() {
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);
    Replay call = scene.rings(TAPE, PRIYA, "Priya Nair").holdBefore("DialEnd");
    alice.softphone().showsCall("Incoming call", "Priya Nair");

    scene.world().stopBridge();

    alice.softphone().notices("Not connected.");
    alice.softphone().showsCall("Incoming call", "Priya Nair");
    browser.picture(alice.view(), "bridge-away");
    scene.world().startBridge();
    scene.world().awaitPbx();
    alice.softphone().hasNoNotice();
    alice.softphone().showsCall("Incoming call", "Priya Nair");

    call.holdBefore("HangupRequest");
    alice.softphone().showsTicket(SUBJECT, "Filed");
    scene.world().restartBridge();
    alice.softphone().hasNoNotice();
    alice.softphone().showsCall("Talking", "Priya Nair");
    call.goOn();
    alice.softphone().showsCall("Call ended", "Priya Nair");
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.onlyTask().text("WhoId"))
        .isEqualTo(scene.world().org().find("Contact", "Name", "Priya Nair").get(0).id());
  }

  @Test
  void aTicketWaitsForAnOrgThatIsAwayAndIsFiledOnceItIsBack() {
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);
    Replay call = scene.rings(TAPE, PRIYA, "Priya Nair").holdBefore("DialEnd");
    alice.softphone().showsCustomer("Priya Nair");

    scene.world().org().goesDown();
    call.holdBefore("HangupRequest");

    alice.softphone().showsCall("Talking", "Priya Nair");
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("UNDECIDED"));
    alice
        .softphone()
        .showsTicket(SUBJECT, "Salesforce did not answer. We look whether it was filed.");
    browser.picture(alice.view(), "org-away");
    scene.world().org().comesBack();

    alice.softphone().showsTicket(SUBJECT, "Filed");
    call.goOn();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.onlyTask().values()).containsEntry("OwnerId", scene.userId(Person.ALICE));
  }
}
