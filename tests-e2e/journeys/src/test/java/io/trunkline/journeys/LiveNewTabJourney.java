package io.trunkline.journeys;

import static io.trunkline.journeys.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.Account;
import io.trunkline.demo.Person;
import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.NeedsAsterisk;
import io.trunkline.lab.phone.PhoneCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real call at an agent who works in a tab of her own. */
@NeedsChromium
@NeedsAsterisk
@Tag("lab")
class LiveNewTabJourney {
  private static LiveSite site;

  @RegisterExtension final Scene scene = Scene.live(Account.Type.NEW_TAB, () -> site.login());

  @BeforeAll
  static void open() {
    site = LiveSite.open(AsteriskVersion.V22);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @Test
  void theTicketOpensInATabOfItsOwn() {
    Browser browser = scene.browserThatAllowsTabs(Person.ALICE);
    OrgPage org = OrgPage.open(browser, Scene.LIGHTNING);
    org.signIn(Person.ALICE);
    AgentPage alice = scene.atTheDesktop(browser.newTab(), Person.ALICE);

    PhoneCall customer = site.phones().outside().calls("39061001").from("+14155550111");
    site.phones().alice().rings().answers();

    eventually(() -> assertThat(browser.tabsBeside(org.view(), alice.view())).hasSize(1));
    OrgPage record = new OrgPage(browser, browser.tabsBeside(org.view(), alice.view()).get(0));
    eventually(() -> assertThat(scene.tasks()).hasSize(1));
    record.shows("Task", scene.onlyTask().id());
    alice.showsTicket("[Trunkline Ticket] sales +14155550111", "Filed");
    customer.hangsUp();
    eventually(() -> assertThat(scene.ledgerStates()).containsExactly("COMPLETED"));
    assertThat(scene.tasks()).hasSize(1);
  }
}
