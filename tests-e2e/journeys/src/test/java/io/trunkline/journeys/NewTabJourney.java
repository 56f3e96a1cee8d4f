package io.trunkline.journeys;

import static io.trunkline.journeys.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.Account;
import io.trunkline.demo.Person;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.Fault;
import io.trunkline.lab.pbx.Replay;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alice works with the agent page in a tab of its own, and each ticket opens in a new tab. */
@NeedsChromium
class NewTabJourney {
  private static final String TAPE = "asterisk-22/inbound-queue-answered-caller-hangs-up";
  private static final String PRIYA = "+14155550111";
  private static final String SUBJECT = "[Trunkline Ticket] sales +14155550111";

  @RegisterExtension final Scene scene = Scene.with(Account.Type.NEW_TAB);

  @Test
  void theTabOpensWaitsAndGoesToTheRecord() {
    Browser browser = scene.browserThatAllowsTabs(Person.ALICE);
    OrgPage org = signedInToTheOrg(browser);
    AgentPage alice = scene.atTheDesktop(browser.newTab(), Person.ALICE);
    scene.world().org().answersLate(Door.WRITE, Fault.COMMITS_LATE, Duration.ofSeconds(4), 1);

    Replay call = scene.rings(TAPE, PRIYA, "Priya Nair").holdBefore("HangupRequest");

    View tab = openedTab(browser, org.view(), alice.view());
    eventually(() -> assertThat(tab.text("[data-test=ticket-tab-title]")).isEqualTo("Filing…"));
    assertThat(tab.text("[data-test=ticket-tab-subject]")).isEqualTo(SUBJECT);
    browser.picture(tab, "tab-waits");

    OrgPage record = new OrgPage(browser, tab);
    eventually(() -> assertThat(scene.tasks()).hasSize(1));
    record.shows("Task", scene.onlyTask().id());
    assertThat(record.field("OwnerId")).isEqualTo("Alice Archer");
    browser.picture(tab, "tab-shows-the-record");
    alice.showsTicket(SUBJECT, "Filed");
    browser.picture(alice.view(), "desktop-filed");
    call.goOn();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    eventually(() -> assertThat(scene.ledger().get(0).get("shown").getAsBoolean()).isTrue());
    assertThat(scene.tasks()).hasSize(1);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void aTabThatTheBrowserBlocksIsNoticedAndOfferedAsALink() {
    Browser browser = scene.browser(Person.ALICE);
    OrgPage org = signedInToTheOrg(browser);
    AgentPage alice = scene.atTheDesktop(browser.newTab(), Person.ALICE);
    alice.view().reload();
    alice.isConnectedAs("Alice Archer");

    Replay call = scene.rings(TAPE, PRIYA, "Priya Nair").holdBefore("HangupRequest");

    alice.notices("The browser blocked the tab of a ticket.");
    alice.showsTicket(SUBJECT, "Filed");
    assertThat(browser.tabsBeside(org.view(), alice.view())).isEmpty();
    browser.picture(alice.view(), "tab-blocked");

    alice.view().click("[data-test=ticket-open]");

    View tab = openedTab(browser, org.view(), alice.view());
    new OrgPage(browser, tab).shows("Task", scene.onlyTask().id());
    alice.hasNoNotice();
    call.goOn();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.tasks()).hasSize(1);
  }

  private static OrgPage signedInToTheOrg(Browser browser) {
    OrgPage org = OrgPage.open(browser, Scene.LIGHTNING);
    org.signIn(Person.ALICE);
    return org;
  }

  private static View openedTab(Browser browser, View... known) {
    eventually(() -> assertThat(browser.tabsBeside(known)).hasSize(1));
    return browser.tabsBeside(known).get(0);
  }
}
