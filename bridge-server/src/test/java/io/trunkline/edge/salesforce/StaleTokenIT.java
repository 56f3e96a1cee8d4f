package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.Finding;
import io.trunkline.core.Secret;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Account.SignIn;
import io.trunkline.core.ticket.AccountUse;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.rest.OrgSwitch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A password that worked and does so no more: what is said depends on what was changed since. */
class StaleTokenIT {
  private final Bench bench = new Bench();

  @BeforeEach
  void workOnce() {
    bench.org.turnOff(OrgSwitch.PASSWORD_FLOW_BLOCKED);
    enter("password", "admin");
    enter("securityToken", bench.org.securityToken(bench.org.user(FakeOrg.ADMIN)));
    now(bench.desk(account()).shape("Task"));
    bench.org.changePassword(bench.org.user(FakeOrg.ADMIN), "n3w-word");
    bench.org.expireTokens();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void isKnownAfterARestart() {
    assertThat(afterARestart(account()).words())
        .contains("password was changed or has expired")
        .contains("worked before");
  }

  @Test
  void saysThatTheTokenIsOlderThanANewPassword() {
    enter("password", "n3w-word");

    Finding told = trial(account());

    assertThat(told.words()).contains("security token is older than the password");
    assertThat(told.remedy()).contains("mailed with the new password");
    assertThat(afterARestart(account())).isEqualTo(told);
  }

  @Test
  void saysThatANewPasswordIsWrongWhereNoTokenIsNeeded() {
    bench.org.turnOn(OrgSwitch.NETWORK_TRUSTED);
    bench.secrets.removeAll("account/a1/securityToken");
    enter("password", "n3w-word");
    now(bench.desk(account()).shape("Task"));
    enter("password", "n3w-wrod");

    assertThat(trial(account()).words()).contains("The new password is wrong");
  }

  @Test
  void saysThatEitherIsWrongWhereTheTokenIsAnother() {
    enter("password", "n3w-word");
    enter("securityToken", "mistyped");

    assertThat(trial(account()).words()).contains("security token or the password is wrong");
  }

  @Test
  void isWellAgainWithBoth() {
    enter("password", "n3w-word");
    enter("securityToken", bench.org.securityToken(bench.org.user(FakeOrg.ADMIN)));

    assertThat(trial(account()).level()).isEqualTo(Finding.Level.OK);
  }

  @Test
  void countsForTheSameUserAlone() {
    Account another = bench.signingIn(SignIn.USERNAME_PASSWORD, "another@acme.example");

    assertThat(trial(another).words()).contains("flow is blocked in this org");
  }

  @Test
  void keepsNeitherPasswordNorTokenInClear() {
    String kept = bench.secrets.find("account/a1/worked").orElseThrow().reveal();

    assertThat(kept).doesNotContain("admin").matches("[A-Za-z0-9_-]{43}( [A-Za-z0-9_-]{43}){2}");
  }

  private Finding afterARestart(Account account) {
    try (SalesforceDesks anew = bench.anotherRun()) {
      return first(anew, account);
    }
  }

  private Finding trial(Account account) {
    return first(bench.desks, account);
  }

  private static Finding first(SalesforceDesks desks, Account account) {
    return now(desks.test(account, AccountUse.unknown()).orElseThrow()).stream()
        .filter(one -> one.about().equals("sign-in"))
        .findFirst()
        .orElseThrow();
  }

  private Account account() {
    return bench.signingIn(SignIn.USERNAME_PASSWORD);
  }

  private void enter(String name, String secret) {
    bench.secrets.put("account/a1/" + name, new Secret(secret));
  }
}
