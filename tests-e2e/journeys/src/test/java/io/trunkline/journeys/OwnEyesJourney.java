package io.trunkline.journeys;

import static io.trunkline.journeys.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.Account;
import io.trunkline.demo.Person;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.pbx.Replay;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Contacts are private in the org, and the account shows only what the agent may see: the page
 * looks for the customer in Salesforce, as Alice.
 */
@NeedsChromium
class OwnEyesJourney {
  private static final String TAPE = "asterisk-22/inbound-queue-answered-caller-hangs-up";
  private static final String CALLER = "+14155550177";

  @RegisterExtension final Scene scene = Scene.with(Account.Type.INTEGRATION_TAB);

  @Test
  void aliceSeesTheCustomerWhoIsHersAndNotBobs() {
    contactsArePrivate(Account.SignIn.CLIENT_CREDENTIALS);
    contact(Person.ALICE, "Ines", "(415) 555-0177");
    contact(Person.BOB, "Boris", "+1 415 555 0177");

    callsAndIsAnswered(
        alice -> {
          alice.softphone().showsCustomer("Ines Privat");
          assertThat(scene.tasks()).isEmpty();
        });

    assertThat(scene.onlyTask().text("WhoId")).isEqualTo(id("Contact", "Ines Privat"));
  }

  @Test
  void aliceSaysWhetherItIsSomebodyWhoseNumberTheLayoutHides() {
    contactsArePrivate(Account.SignIn.CLIENT_CREDENTIALS);
    org().add("Lead", Map.of("LastName", "Lund", "Company", "Lund AB", "Phone", CALLER));

    Browser browser = scene.browser(Person.ALICE);
    OrgPage alice = scene.atTheOrg(browser, Person.ALICE);
    Replay call = scene.rings(TAPE, CALLER, "L. Lund").holdBefore("HangupRequest");
    alice.softphone().offersCustomers("Lund");
    eventually(() -> assertThat(scene.onlyTask().text("WhoId")).isEmpty());
    browser.picture(alice.view(), "one-match-to-confirm");

    alice.softphone().picks("Lund");

    alice.softphone().showsCustomer("Lund");
    call.goOn();
    eventually(() -> assertThat(scene.onlyTask().text("WhoId")).isEqualTo(id("Lead", "Lund")));
  }

  @Test
  void aliceIsShownHerCustomerWhereNobodyElseCanSignIn() {
    contactsArePrivate(Account.SignIn.NONE);
    contact(Person.ALICE, "Ines", "415.555.0177");

    callsAndIsAnswered(alice -> alice.softphone().showsCustomer("Ines Privat"));

    assertThat(scene.onlyTask().text("WhoId")).isEqualTo(id("Contact", "Ines Privat"));
  }

  private void callsAndIsAnswered(Consumer<OrgPage> whileItRings) {
    OrgPage alice = scene.atTheOrg(scene.browser(Person.ALICE), Person.ALICE);
    Replay call = scene.rings(TAPE, CALLER, "Ines").holdBefore("DialEnd");
    whileItRings.accept(alice);
    call.goOn();
    eventually(() -> assertThat(scene.tasks()).hasSize(1));
  }

  private void contactsArePrivate(Account.SignIn way) {
    org().makePrivate("Contact");
    scene.administrator().showsOnlyWhatAgentsMaySee(way);
  }

  private void contact(Person owner, String firstName, String phone) {
    org()
        .addAs(
            org().user(owner.email()),
            "Contact",
            Map.of("LastName", "Privat", "FirstName", firstName, "Phone", phone));
  }

  private String id(String object, String name) {
    return org().find(object, "Name", name).get(0).id();
  }

  private FakeOrg org() {
    return scene.world().org();
  }
}
