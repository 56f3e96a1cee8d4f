package io.trunkline.journeys;

import static io.trunkline.journeys.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.Account;
import io.trunkline.demo.ClickedCalls;
import io.trunkline.demo.Person;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.pbx.FakePbx;
import io.trunkline.lab.pbx.Fault;
import io.trunkline.lab.pbx.Replacements;
import io.trunkline.lab.pbx.Tape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alice calls customers from their records, and by typing a number. */
@NeedsChromium
class ClickToDialJourney {
  private static final String SUBJECT = "[Trunkline Ticket] Outbound Call +39021112222";
  private static final String GIULIA = "Giulia Bianchi";

  @RegisterExtension final Scene scene = Scene.with(Account.Type.INTEGRATION_TAB);

  @BeforeEach
  void phonesRingLongEnoughToBeLookedAt() {
    scene
        .world()
        .pbx()
        .onOriginate(
            action ->
                ClickedCalls.script(action)
                    .map(usual -> new FakePbx.Script(usual.tape(), usual.replacements(), 0.3)));
  }

  @Test
  void aClickedNumberIsCalledAndItsRecordIsTheCustomerWithoutASearch() {
    OrgRecord giulia = scene.world().org().find("Contact", "Name", GIULIA).get(0);
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);
    alice.opens("Contact", giulia.id());
    alice.softphone().isConnectedAs(Person.ALICE.name());

    alice.clicksTheNumber("02 111 2222");

    alice.softphone().saysOfTheCall("Your phone rings. Pick it up to call +39 02 111 2222.");
    browser.picture(alice.view(), "own-phone-rings");
    alice.softphone().showsCustomer(GIULIA);
    assertThat(alice.softphone().calls()).containsExactly("Calling: +39 02 111 2222");
    alice.softphone().saysOfTheCall("");
    browser.picture(alice.view(), "clicked-and-calling");
    alice.softphone().showsTicket(SUBJECT, "Filed");
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.onlyTask().values())
        .containsEntry("WhoId", giulia.id())
        .containsEntry("CallType", "Outbound")
        .containsEntry("OwnerId", scene.userId(Person.ALICE));
    assertThat(searches()).isEmpty();
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void aTypedNumberIsCalledAndItsCustomerLookedFor() {
    Browser browser = scene.browser(Person.ALICE);
    AgentPage alice = scene.atTheDesktop(browser.tab(), Person.ALICE);

    alice.calls("(02) 111-2222");

    alice.showsCall("Calling", "+39 02 111 2222");
    alice.showsCustomer(GIULIA);
    assertThat(searches()).isNotEmpty();
    browser.picture(alice.view(), "typed-and-calling");
  }

  @Test
  void whatMayNotBeCalledIsRefusedInWords() {
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);

    alice.softphone().calls("899 123456");
    alice
        .softphone()
        .saysOfTheCall(
            "Calls to this number are not allowed. Ask your administrator if you need them.");
    browser.picture(alice.view(), "forbidden");
    alice.softphone().calls("02 111 2222 ext. 5");
    alice
        .softphone()
        .saysOfTheCall(
            "The number has an extension behind it. Call it without the extension, and dial that"
                + " when they answer.");

    assertThat(originates()).isEmpty();
    assertThat(alice.softphone().calls()).isEmpty();
  }

  @Test
  void aRefusalOfTheAgentsOwnPhoneIsToldAndLeavesNothing() {
    scene
        .world()
        .pbx()
        .onOriginate(
            action ->
                Optional.of(
                    new FakePbx.Script(
                        Tape.named("asterisk-22.11/originate_busy"),
                        Replacements.NONE.agent("PJSIP/2001", Person.ALICE.phone()),
                        1)));
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);

    alice.softphone().calls("02 111 2222");

    alice
        .softphone()
        .saysOfTheCall("Your phone refused the call. Call again, and pick it up when it rings.");
    assertThat(originates()).hasSize(1);
    assertThat(alice.softphone().calls()).isEmpty();
    assertThat(scene.ledger()).isEmpty();
    assertThat(scene.tasks()).isEmpty();
    assertThat(scene.world().pbx().channels()).isZero();
  }

  @Test
  void nobodyCallsFromAPageWhileThePbxIsAway() {
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);
    OrgRecord giulia = scene.world().org().find("Contact", "Name", GIULIA).get(0);
    alice.opens("Contact", giulia.id());
    eventually(() -> assertThat(alice.numbersCanBeClicked()).isTrue());

    scene.world().pbx().suffers(Fault.REFUSES_CONNECTIONS);

    alice
        .softphone()
        .saysOfTheCall(
            "The phone system is not connected. Try again in a moment, or dial on your phone.");
    eventually(() -> assertThat(alice.numbersCanBeClicked()).isFalse());
    browser.picture(alice.view(), "pbx-away");
    scene.world().pbx().recovers();
    alice.softphone().saysOfTheCall("");
    eventually(() -> assertThat(alice.numbersCanBeClicked()).isTrue());
  }

  /** What reached the org to find out who has a number. */
  private List<String> searches() {
    return scene.world().org().requests().stream()
        .filter(one -> one.path().startsWith("/services/"))
        .map(one -> one.path() + "?" + one.query())
        .filter(asked -> asked.contains("earch") || asked.contains("FROM+Contact"))
        .toList();
  }

  private List<String> originates() {
    return scene.world().pbx().actions().stream()
        .filter(action -> action.isNamed("Originate"))
        .map(action -> String.valueOf(action.get("Exten")))
        .toList();
  }
}
