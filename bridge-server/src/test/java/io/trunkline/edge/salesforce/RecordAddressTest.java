package io.trunkline.edge.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://acme.my.salesforce.com, https://acme.lightning.force.com/lightning/r/Task/00T1/view",
    "https://acme--uat.sandbox.my.salesforce.com,"
        + " https://acme--uat.sandbox.lightning.force.com/lightning/r/Task/00T1/view",
    "https://na1.salesforce.com, https://na1.salesforce.com/00T1",
    "http://localhost:9000, http://localhost:9000/lightning/r/Task/00T1/view"
  })
  void isThePageThatABrowserOpens(URI instance, String address) {
    assertThat(new RecordAddress(() -> instance).of("Task", "00T1")).isEqualTo(address);
  }
}
