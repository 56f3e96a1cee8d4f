package io.trunkline.journeys;

import static io.trunkline.journeys.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.Account;
import io.trunkline.demo.Person;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.pbx.Replacements;
import io.trunkline.lab.pbx.Replay;
import io.trunkline.lab.pbx.Tape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alice calls a customer from her phone, through the outside line. */
@NeedsChromium
class OutboundCallJourney {
  private static final String SUBJECT = "[Trunkline Ticket] Outbound Call +39021112222";

  @RegisterExtension final Scene scene = Scene.with(Account.Type.INTEGRATION_TAB);

  @Test
  void theCalledCustomerIsFoundAndTheCallFiledByTheOutboundConfiguration() {
    OrgRecord giulia = scene.world().org().find("Contact", "Name", "Giulia Bianchi").get(0);
    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);

    Replay call =
        scene
            .world()
            .pbx()
            .play(Tape.named("asterisk-22/outbound-answered"), Replacements.NONE, 1)
            .holdBefore("DialEnd");
    alice.softphone().showsCustomer("Giulia Bianchi");
    assertThat(alice.softphone().calls()).containsExactly("Calling: +39 02 111 2222");
    browser.picture(alice.view(), "calling");
    call.holdBefore("HangupRequest");

    alice.softphone().showsTicket(SUBJECT, "Filed");
    OrgRecord task = scene.onlyTask();
    alice.shows("Task", task.id());
    assertThat(alice.field("Description")).contains("Called Number: +39021112222");
    assertThat(task.values())
        .containsEntry("WhoId", giulia.id())
        .containsEntry("CallType", "Outbound")
        .containsEntry("OwnerId", scene.userId(Person.ALICE));
    browser.picture(alice.view(), "outbound-filed");
    call.goOn();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.tasks()).hasSize(1);
    assertThat(browser.console()).isEmpty();
  }
}
