package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static io.trunkline.edge.salesforce.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.Secret;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketOutcome.Filed;
import io.trunkline.core.ticket.TicketOutcome.Hidden;
import io.trunkline.core.ticket.TicketOutcome.Refused;
import io.trunkline.core.ticket.TicketOutcome.Unknown;
import io.trunkline.core.ticket.TicketOutcome.Unreachable;
import io.trunkline.edge.salesforce.ScriptedOrg.Says;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddOrgIT {
  private static final String PROXY =
      ". Let the bridge's machine reach Salesforce through your proxy or firewall; it is tried"
          + " again by itself.";

  private static final String ID = "00T5g000001AbCdEAK";

  @Test
  void countsATicketThatAnotherWriterFiledFirstAsFiled() throws IOException {
    TicketOutcome outcome =
        filed(
            path ->
                path.endsWith("/query")
                    ? Says.of(200, "{\"done\":true,\"records\":[{\"Id\":\"" + ID + "\"}]}")
                    : error(400, "DUPLICATE_VALUE", "duplicate value found: Trunkline_Ref__c"));

    assertThat(outcome)
        .isInstanceOfSatisfying(Filed.class, filed -> assertThat(filed.recordId()).isEqualTo(ID));
  }

  @Test
  void refusesADuplicateOfAnotherField() throws IOException {
    TicketOutcome outcome =
        filed(path -> error(400, "DUPLICATE_VALUE", "duplicate value found: Number__c"));

    assertThat(outcome)
        .isEqualTo(new Refused("DUPLICATE_VALUE", "duplicate value found: Number__c"));
  }

  @Test
  void saysWhereTheDuplicateIsNotToBeSeen() throws IOException {
    TicketOutcome outcome =
        filed(
            path ->
                path.endsWith("/query")
                    ? Says.of(200, "{\"done\":true,\"records\":[]}")
                    : error(400, "DUPLICATE_VALUE", "duplicate value found: Trunkline_Ref__c"));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Hidden.class,
            hidden ->
                assertThat(hidden.words())
                    .contains("duplicate value found: Trunkline_Ref__c", "View All", "discard"));
  }

  @Test
  void asksForTheIdThatAnOldOrgDoesNotName() throws IOException {
    TicketOutcome outcome =
        filed(
            path ->
                path.endsWith("/query")
                    ? Says.of(200, "{\"done\":true,\"records\":[{\"Id\":\"" + ID + "\"}]}")
                    : Says.of(204, ""));

    assertThat(outcome)
        .isInstanceOfSatisfying(Filed.class, filed -> assertThat(filed.recordId()).isEqualTo(ID));
  }

  @Test
  void doesNotTakeAPageOfSomebodyElseForAnAnswer() throws IOException {
    assertThat(filed(path -> Says.of(201, "<html>proxy</html>"))).isInstanceOf(Unknown.class);
    assertThat(filed(path -> Says.of(504, "<html>proxy</html>"))).isInstanceOf(Unknown.class);
    assertThat(filed(path -> Says.of(422, "<html>proxy</html>")))
        .isEqualTo(
            new Refused("HTTP_422", "Salesforce answered with HTTP status 422 and no reason."));
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 407, 451})
  void triesAgainWhatAProxyDidNotLetThrough(int status) throws IOException {
    assertThat(filed(path -> Says.of(status, "<html>proxy</html>")))
        .isEqualTo(
            new Unreachable(
                "Salesforce was not asked: something on the way to it answers with HTTP status "
                    + status
                    + PROXY));
  }

  @Test
  void triesAgainToSignInWhereAProxyDoesNotLetItThrough() throws IOException {
    assertThat(filed(Optional.of(Says.of(403, "<html>proxy</html>")), path -> Says.of(204, "")))
        .isEqualTo(
            new Unreachable(
                "Nobody could sign us in: something on the way to it answers with HTTP status 403"
                    + PROXY));
  }

  private static Says error(int status, String code, String message) {
    return Says.of(
        status, "[{\"message\":\"" + message + "\",\"errorCode\":\"" + code + "\",\"fields\":[]}]");
  }

  /** What becomes of a ticket where the org answers what follows the sign-in like this. */
  private static TicketOutcome filed(Function<String, Says> script) throws IOException {
    return filed(Optional.empty(), script);
  }

  private static TicketOutcome filed(Optional<Says> signIn, Function<String, Says> script)
      throws IOException {
    String[] own = new String[1];
    try (ScriptedOrg org =
        new ScriptedOrg(
            path -> {
              if (path.endsWith("/token")) {
                return signIn.orElseGet(() -> ScriptedOrg.token(own[0]));
              }
              return path.equals("/services/data/")
                  ? Says.of(200, "[{\"version\":\"68.0\"}]")
                  : script.apply(path);
            })) {
      own[0] = org.url();
      var secrets = new Bench.MapSecrets();
      secrets.put("account/a1/clientSecret", new Secret("secret"));
      try (SalesforceDesks desks =
          new SalesforceDesks(
              secrets,
              new Bench.MovedClock(),
              new HostPolicy(List.of(org.url())),
              Bench.QUICK,
              null)) {
        var desk = desks.at(Bench.account(org.url(), Bench.KEY)).orElseThrow();
        return now(desk.file(task(), "ref-1"));
      }
    }
  }
}
