package io.trunkline.edge.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPolicyTest {
  private final HostPolicy policy =
      new HostPolicy(List.of("org.example", "https://lab.example:8443/", "http://localhost:9000"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.my.salesforce.com",
        "https://acme.my.salesforce.com/",
        " https://ACME--uat.sandbox.my.salesforce.com ",
        "https://login.salesforce.com/",
        "https://acme.my.salesforce.com:443",
        "https://acme.lightning.force.com",
        "https://acme.my.salesforce.mil",
        "https://acme.my.sfcrmproducts.cn",
        "https://org.example",
        "https://org.example:444",
        "https://lab.example:8443",
        "http://localhost:9000"
      })
  void letsSecretsGoToSalesforceAndToWhatTheOperatorLists(String address) {
    assertThat(policy.objection(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://acme.my.salesforce.com",
        "https://acme.my.salesforce.com:8443",
        "https://acme.my.salesforce.com.evil.example",
        "https://evilsalesforce.com",
        "https://salesforce.com",
        "https://user:pw@acme.my.salesforce.com",
        "https://evil.example/acme.my.salesforce.com",
        "http://org.example",
        "https://lab.example",
        "http://localhost:9001",
        "acme.my.salesforce.com",
        "ftp://acme.my.salesforce.com",
        "https://acme my",
        ""
      })
  void keepsSecretsFromEverywhereElse(String address) {
    assertThat(policy.objection(address)).isNotEmpty();
  }
}
