package io.trunkline.command.doctor;

import io.trunkline.core.Finding;
import io.trunkline.core.Secrets;
import io.trunkline.core.ticket.Account;
import java.util.ArrayList;
import java.util.List;

/** Whether every secret that was entered can be opened with this key, and none is missing. */
final class SecretsCheck implements Check {
  private final Site site;

  SecretsCheck(Site site) {
    this.site = site;
  }

  @Override
  public String about() {
    return "secrets";
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    site.store()
        .pbxs()
        .all()
        .forEach(pbx -> judge("PBX " + pbx.name(), Site.secretName(pbx), findings));
    site.store().accounts().all().forEach(account -> judge(account, findings));
    return findings.isEmpty() ? List.of(Finding.ok("secrets", "all can be opened")) : findings;
  }

  private void judge(Account account, List<Finding> findings) {
    for (String name : account.signIn().secrets()) {
      judge("account " + account.name(), "account/" + account.id() + "/" + name, findings);
    }
  }

  private void judge(String whose, String name, List<Finding> findings) {
    Secrets secrets = site.secrets();
    if (secrets.find(name).isPresent()) {
      return;
    }
    findings.add(
        secrets.known(name)
            ? Finding.fail(
                "secrets",
                "that of " + whose + " was sealed with another key",
                "restore that key, or enter the secret again")
            : Finding.fail(
                "secrets",
                whose + " lacks " + name.substring(name.lastIndexOf('/') + 1),
                "enter it"));
  }
}
