package io.trunkline.journeys;

import static io.trunkline.journeys.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.trunkline.core.ticket.Account;
import io.trunkline.demo.Person;
import io.trunkline.demo.World;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy;
import io.trunkline.lab.org.rest.AppPolicy.Trait;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The administrator connects an account by a person's yes in Salesforce. */
@NeedsChromium
class ConnectJourney {
  private static final String SAID = "[data-test=said]";

  @RegisterExtension final Scene scene = Scene.with(Account.Type.NEW_TAB);
  private String account;

  @BeforeEach
  void anAppAndAnAccountForIt() {
    AppPolicy policy =
        AppPolicy.standard()
            .withCallback(scene.world().bridge() + "/api/oauth/callback")
            .with(Trait.ROTATES_REFRESH_TOKENS);
    scene.world().org().register(new App("yes-app", "its secret", null, policy));
    account = scene.administrator().connectsByYes("Acme by yes", "yes-app", "its secret");
  }

  @Test
  void aButtonLeadsToSalesforceAndBackAndTheAccountSignsIn() {
    Browser browser = scene.browser(Person.ALICE);
    View page = browser.tab();
    signIn(page);
    browser.picture(page, "connect");

    goToSalesforce(page);
    eventually(() -> page.click("#oaapprove"));

    eventually(
        () ->
            assertThat(page.text(SAID))
                .isEqualTo("Acme by yes is connected. You may close this tab."));
    assertThat(page.text(state())).isEqualTo("Connected");
    browser.picture(page, "connected");
    assertThat(
            StreamSupport.stream(
                    scene
                        .world()
                        .admin()
                        .post(
                            "/api/accounts/" + account + "/test", new com.google.gson.JsonObject())
                        .getAsJsonArray("findings")
                        .spliterator(),
                    false)
                .map(JsonElement::getAsJsonObject)
                .map(finding -> finding.get("words").getAsString()))
        .anyMatch(words -> words.startsWith("AUTHORIZATION_CODE: signed in"));
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void aNoInSalesforceLeadsBackToThePageWhichSaysSo() {
    Browser browser = scene.browser(Person.ALICE);
    View page = browser.tab();
    signIn(page);

    goToSalesforce(page);
    eventually(() -> page.click("#oadeny"));

    eventually(
        () ->
            assertThat(page.text(SAID))
                .startsWith("The account was not connected. Somebody said no on Salesforce's page.")
                .contains("Connect again, and allow the access."));
    assertThat(page.text(state())).isEqualTo("Not connected");
    page.open(
        scene.world().bridge()
            + "/console/connect.html?refused=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
    eventually(
        () ->
            assertThat(page.text(SAID))
                .isEqualTo("The account was not connected. <img src=x onerror=alert(1)>"));
    assertThat(browser.console()).isEmpty();
  }

  private void signIn(View page) {
    page.open(scene.world().bridge() + "/console/connect.html");
    eventually(() -> page.type("[data-test=sign-in-email]", World.ADMINISTRATOR));
    page.type("[data-test=sign-in-password]", World.ADMINISTRATOR_PASSWORD);
    page.click("[data-test=sign-in-act]");
    eventually(() -> assertThat(page.text(state())).isEqualTo("Not connected"));
  }

  private void goToSalesforce(View page) {
    page.click("[data-test=connect-" + account + "]");
    eventually(() -> page.type("#username", FakeOrg.ADMIN));
    page.type("#password", "admin");
    page.click("#Login");
  }

  private String state() {
    return "[data-test=state-" + account + "]";
  }
}
