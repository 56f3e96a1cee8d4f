package io.trunkline.journeys;

import static io.trunkline.journeys.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.Account;
import io.trunkline.demo.Person;
import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.NeedsAsterisk;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.phone.PhoneCall;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Real calls: SIP phones on a real Asterisk of either version, and agents inside Salesforce. */
@NeedsChromium
@NeedsAsterisk
@Tag("lab")
@ParameterizedClass
@EnumSource(AsteriskVersion.class)
class LiveCallJourney {
  private static final String SALES = "39061001";
  private static final String SUPPORT = "39061002";
  private static final String PRIYA = "+14155550111";
  private static final String SUBJECT = "[Trunkline Ticket] sales +14155550111";

  private static LiveSite site;

  @Parameter AsteriskVersion version;

  @RegisterExtension
  final Scene scene = Scene.live(Account.Type.INTEGRATION_TAB, () -> site.login());

  @BeforeParameterizedClassInvocation
  static void open(AsteriskVersion version) {
    site = LiveSite.open(version);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    site.close();
  }

  @AfterEach
  void noCallIsLeft() {
    site.link().join();
    site.lab().awaitNoCalls(Duration.ofSeconds(20));
  }

  @Test
  void aCallThroughAQueueRingsAtAliceAndLeavesOneTask() {
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);

    PhoneCall customer = priyaCalls(SALES);
    PhoneCall ringing = site.phones().alice().rings();

    alice.softphone().showsCall("Incoming call", "Priya Nair");
    alice.softphone().showsCustomer("Priya Nair");
    assertThat(scene.tasks()).isEmpty();

    ringing.answers();

    alice.softphone().showsCall("Talking", "Priya Nair");
    alice.softphone().showsTicket(SUBJECT, "Filed");
    alice.shows("Task", scene.onlyTask().id());
    browser.picture(alice.view(), "live-filed-" + version);

    customer.hangsUp();

    alice.softphone().showsCall("Call ended", "Priya Nair");
    endsInOneTask();
  }

  @Test
  void aCallFromHerPhoneToACustomerLeavesOneTask() {
    OrgPage alice = scene.atTheOrg(scene.browser(Person.ALICE), Person.ALICE);

    PhoneCall call = site.phones().alice().calls("00039021112222");
    PhoneCall giulia = site.phones().outside().rings();

    alice.softphone().showsCustomer("Giulia Bianchi");
    assertThat(alice.softphone().calls()).containsExactly("Calling: +39 02 111 2222");

    giulia.answers();

    alice.softphone().showsTicket("[Trunkline Ticket] Outbound Call +39021112222", "Filed");
    call.hangsUp();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.onlyTask().values())
        .containsEntry("CallType", "Outbound")
        .containsEntry("WhoId", contact("Giulia Bianchi"))
        .containsEntry("OwnerId", scene.userId(Person.ALICE));
  }

  @Test
  void aNumberClickedInTheOrgIsCalledFromHerPhone() {
    OrgPage alice = scene.atTheOrg(scene.browser(Person.ALICE), Person.ALICE);
    alice.opens("Contact", contact("Giulia Bianchi"));
    alice.softphone().isConnectedAs(Person.ALICE.name());

    alice.clicksTheNumber("02 111 2222");
    PhoneCall own = site.phones().alice().rings();
    alice.softphone().saysOfTheCall("Your phone rings. Pick it up to call +39 02 111 2222.");
    assertThat(alice.softphone().calls()).isEmpty();
    own.answers();
    PhoneCall giulia = site.phones().outside().rings();

    alice.softphone().showsCustomer("Giulia Bianchi");
    assertThat(alice.softphone().calls()).containsExactly("Calling: +39 02 111 2222");
    assertThat(giulia.dialledNumber()).isEqualTo("021112222");
    giulia.answers();
    alice.softphone().showsTicket("[Trunkline Ticket] Outbound Call +39021112222", "Filed");
    own.hangsUp();

    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.onlyTask().values())
        .containsEntry("CallType", "Outbound")
        .containsEntry("WhoId", contact("Giulia Bianchi"))
        .containsEntry("OwnerId", scene.userId(Person.ALICE));
  }

  @Test
  void herOwnPhoneRefusesTheClickedCallAndOnlySheIsTold() {
    OrgPage alice = scene.atTheOrg(scene.browser(Person.ALICE), Person.ALICE);

    alice.softphone().calls("02 111 2222");
    site.phones().alice().rings().refuses(486);

    alice
        .softphone()
        .saysOfTheCall("Your phone refused the call. Call again, and pick it up when it rings.");
    assertThat(alice.softphone().calls()).isEmpty();
    assertThat(scene.ledger()).isEmpty();
  }

  @Test
  void threePhonesRingAndWhoAnswersOwnsTheOneTask() {
    OrgPage alice = scene.atTheOrg(scene.browser(Person.ALICE), Person.ALICE);
    OrgPage bob = scene.atTheOrg(scene.browser(Person.BOB), Person.BOB);

    PhoneCall customer = priyaCalls(SUPPORT);
    PhoneCall atAlice = site.phones().alice().rings();
    PhoneCall atBob = site.phones().bob().rings();
    PhoneCall atCarol = site.phones().carol().rings();
    alice.softphone().showsCall("Incoming call", "Priya Nair");
    bob.softphone().showsCall("Incoming call", "Priya Nair");
    assertThat(scene.tasks()).isEmpty();

    atBob.answers();

    bob.softphone().showsTicket("[Trunkline Ticket] support +14155550111", "Filed");
    bob.shows("Task", scene.onlyTask().id());
    alice.softphone().showsCall("Stopped ringing", "Priya Nair");
    atAlice.awaitsEnd();
    atCarol.awaitsEnd();
    customer.hangsUp();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.onlyTask().values()).containsEntry("OwnerId", scene.userId(Person.BOB));
  }

  @Test
  void whatAliceRefusesRingsAtBobWhoGetsTheTask() {
    OrgPage alice = scene.atTheOrg(scene.browser(Person.ALICE), Person.ALICE);
    OrgPage bob = scene.atTheOrg(scene.browser(Person.BOB), Person.BOB);

    PhoneCall customer = priyaCalls(SALES);
    PhoneCall atAlice = site.phones().alice().rings();
    alice.softphone().showsCall("Incoming call", "Priya Nair");
    atAlice.refuses(486);
    PhoneCall atBob = site.phones().bob().rings(Duration.ofSeconds(15));
    alice.softphone().showsCall("Refused", "Priya Nair");
    bob.softphone().showsCall("Incoming call", "Priya Nair");
    atBob.answers();

    bob.softphone().showsTicket(SUBJECT, "Filed");
    atBob.hangsUp();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.onlyTask().values()).containsEntry("OwnerId", scene.userId(Person.BOB));
    customer.awaitsEnd();
  }

  @Test
  void aCallerWhoGivesUpLeavesATaskForTheDefaultOwner() {
    scene.administrator().triggers("sales", "abandon", "Call from a queue");
    scene.administrator().givesUnansweredCallsTo(Person.CAROL);

    PhoneCall customer = priyaCalls(SALES);
    PhoneCall atAlice = site.phones().alice().rings();
    customer.hangsUp();
    atAlice.awaitsEnd();

    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.onlyTask().values())
        .containsEntry("OwnerId", scene.userId(Person.CAROL))
        .containsEntry("WhoId", contact("Priya Nair"))
        .containsEntry("Subject", SUBJECT);
  }

  @Test
  void aPageThatIsReloadedInMidCallHasTheCallBack() {
    OrgPage alice = scene.atTheOrg(scene.browser(Person.ALICE), Person.ALICE);
    PhoneCall customer = priyaCalls(SALES);
    PhoneCall ringing = site.phones().alice().rings();
    alice.softphone().showsCall("Incoming call", "Priya Nair");

    alice.reload();
    alice.softphone().showsCall("Incoming call", "Priya Nair");
    ringing.answers();
    alice.softphone().showsTicket(SUBJECT, "Filed");
    alice.reload();

    alice.softphone().showsCall("Talking", "Priya Nair");
    alice.softphone().showsTicket(SUBJECT, "Filed");
    customer.hangsUp();
    alice.softphone().showsCall("Call ended", "Priya Nair");
    endsInOneTask();
  }

  @Test
  void aCallGoesOnWhileTheLinkToThePbxIsCut() {
    OrgPage alice = scene.atTheOrg(scene.browser(Person.ALICE), Person.ALICE);
    PhoneCall customer = priyaCalls(SALES);
    site.phones().alice().rings().answers();
    alice.softphone().showsTicket(SUBJECT, "Filed");

    site.link().cut();
    eventually(() -> assertThat(scene.world().followsPbx()).isFalse());
    alice.softphone().showsCall("Talking", "Priya Nair");
    site.link().join();
    scene.world().awaitPbx();

    alice.softphone().showsCall("Talking", "Priya Nair");
    customer.hangsUp();
    alice.softphone().showsCall("Call ended", "Priya Nair");
    endsInOneTask();
  }

  @Test
  void aCallThatEndedWhileTheLinkWasCutIsEndedAndCompleted() {
    OrgPage alice = scene.atTheOrg(scene.browser(Person.ALICE), Person.ALICE);
    PhoneCall customer = priyaCalls(SALES);
    PhoneCall atAlice = site.phones().alice().rings().answers();
    alice.softphone().showsTicket(SUBJECT, "Filed");

    site.link().cut();
    eventually(() -> assertThat(scene.world().followsPbx()).isFalse());
    customer.hangsUp();
    atAlice.awaitsEnd();
    site.link().join();
    scene.world().awaitPbx();

    alice.softphone().showsCall("Call ended", "Priya Nair");
    endsInOneTask();
  }

  @Test
  void aPbxThatDiesInMidCallEndsTheCallAndTheNextOneIsFollowed() {
    OrgPage alice = scene.atTheOrg(scene.browser(Person.ALICE), Person.ALICE);
    PhoneCall customer = priyaCalls(SALES);
    PhoneCall atAlice = site.phones().alice().rings().answers();
    alice.softphone().showsTicket(SUBJECT, "Filed");

    site.lab().stopHard();
    eventually(() -> assertThat(scene.world().followsPbx()).isFalse());
    site.lab().startAgain();
    customer.hangsUp();
    atAlice.hangsUp();
    scene.world().awaitPbx();

    alice.softphone().showsCall("Call ended", "Priya Nair");
    endsInOneTask();
    PhoneCall next = site.phones().outside().calls(SALES).from("+39021112222", "Giulia Bianchi");
    site.phones().alice().rings().answers();
    eventually(() -> assertThat(alice.softphone().calls()).contains("Talking: Giulia Bianchi"));
    next.hangsUp();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED", "COMPLETED"));
    assertThat(scene.tasks()).hasSize(2);
  }

  private static PhoneCall priyaCalls(String did) {
    return site.phones().outside().calls(did).from(PRIYA, "Priya Nair");
  }

  private void endsInOneTask() {
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    OrgRecord task = scene.onlyTask();
    assertThat(task.values())
        .containsEntry("Subject", SUBJECT)
        .containsEntry("WhoId", contact("Priya Nair"))
        .containsEntry("Status", "Completed")
        .containsEntry("OwnerId", scene.userId(Person.ALICE))
        .containsKey("CallDurationInSeconds");
  }

  private String contact(String name) {
    return scene.world().org().find("Contact", "Name", name).get(0).id();
  }
}
