package io.trunkline.journeys;

import static io.trunkline.journeys.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.Account;
import io.trunkline.demo.Person;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.pbx.Replay;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A customer calls the queue sales; Alice takes the call in the softphone inside Salesforce. */
@NeedsChromium
class AnsweredCallJourney {
  private static final String TAPE = "asterisk-22/inbound-queue-answered-caller-hangs-up";
  private static final String PRIYA = "+14155550111";
  private static final String SUBJECT = "[Trunkline Ticket] sales +14155550111";

  @RegisterExtension final Scene scene = Scene.with(Account.Type.INTEGRATION_TAB);

  @Test
  void aliceSeesWhoCallsAndAnswersIntoOneTaskAsTheAdministratorDesignedIt() {
    designTheTask();
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);
    alice.hidesThePanel();

    Replay call = scene.rings(TAPE, PRIYA, "Priya Nair").holdBefore("DialEnd");

    alice.opensThePanel();
    alice.softphone().showsCall("Incoming call", "Priya Nair");
    alice.softphone().showsCustomer("Priya Nair");
    alice.labels("Ringing: Priya Nair");
    assertThat(alice.softphone().hasTickets()).isFalse();
    assertThat(scene.tasks()).isEmpty();
    browser.picture(alice.view(), "ringing");

    call.holdBefore("HangupRequest");

    alice.softphone().showsCall("Talking", "Priya Nair");
    alice.softphone().showsTicket(SUBJECT, "Filed");
    alice.labels("On call: Priya Nair");
    OrgRecord task = scene.onlyTask();
    alice.shows("Task", task.id());
    assertThat(alice.field("Subject")).isEqualTo(SUBJECT);
    assertThat(alice.field("Description")).contains("Queue: sales", "Agent: Alice Archer");
    assertThat(alice.field("Call_Reason__c")).isEqualTo("Order");
    assertThat(alice.field("Call_Queue__c")).isEqualTo("sales");
    assertThat(alice.field("WhoId")).isEqualTo("Priya Nair");
    assertThat(alice.field("OwnerId")).isEqualTo("Alice Archer");
    assertThat(alice.field("CreatedById")).isEqualTo("Alice Archer");
    browser.picture(alice.view(), "filed");

    call.goOn();

    alice.softphone().showsCall("Call ended", "Priya Nair");
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.onlyTask().values())
        .containsAllEntriesOf(
            Map.of("Subject", SUBJECT, "WhoId", contact("Priya Nair"), "Status", "Completed"))
        .containsKey("CallDurationInSeconds");
    browser.picture(alice.view(), "ended");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void aPageThatIsReloadedInMidCallHasTheCallBackAndFilesNoSecondTask() {
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);
    Replay call = scene.rings(TAPE, PRIYA, "Priya Nair").holdBefore("DialEnd");
    alice.softphone().showsCall("Incoming call", "Priya Nair");

    alice.reload();

    alice.softphone().showsCall("Incoming call", "Priya Nair");
    alice.softphone().showsCustomer("Priya Nair");

    call.holdBefore("HangupRequest");
    alice.softphone().showsTicket(SUBJECT, "Filed");
    alice.reload();

    alice.softphone().showsCall("Talking", "Priya Nair");
    alice.softphone().showsTicket(SUBJECT, "Filed");
    call.goOn();
    alice.softphone().showsCall("Call ended", "Priya Nair");
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.tasks()).hasSize(1);
  }

  @Test
  void aliceSaysWhichOfSeveralCustomersItIs() {
    org()
        .add(
            "Contact", Map.of("LastName", "Nair", "FirstName", "Joan", "Phone", "+1 415-555-0111"));
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);
    Replay call = scene.rings(TAPE, PRIYA, "P. Nair").holdBefore("HangupRequest");
    alice.softphone().offersCustomers("Priya Nair", "Joan Nair");
    alice.softphone().showsTicket(SUBJECT, "Filed");
    assertThat(scene.onlyTask().text("WhoId")).isEmpty();
    browser.picture(alice.view(), "several-matches");

    alice.softphone().picks("Joan Nair");

    alice.softphone().showsCustomer("Joan Nair");
    call.goOn();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.onlyTask().text("WhoId")).isEqualTo(contact("Joan Nair"));
    browser.picture(alice.view(), "picked");
  }

  private void designTheTask() {
    String design = "Call from a queue";
    org()
        .addField(
            "Task",
            Field.picklist("Call_Reason__c", "Call Reason", FieldType.PICKLIST, "Order", "Other"));
    org().addField("Task", Field.of("Call_Queue__c", "Call Queue", FieldType.STRING, 40));
    scene.administrator().fills(design, "Call_Reason__c", "PICKLIST", "Order");
    scene.administrator().fills(design, "Call_Queue__c", "VARIABLE", "queue");
  }

  private FakeOrg org() {
    return scene.world().org();
  }

  private String contact(String name) {
    return org().find("Contact", "Name", name).get(0).id();
  }
}
