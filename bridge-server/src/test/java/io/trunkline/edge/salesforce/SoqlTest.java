package io.trunkline.edge.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SoqlTest {
  @Test
  void protectsEverythingThatCouldEndALiteral() {
    assertThat(Soql.literal("o'neil\\\" OR Id != '\r\n\t"))
        .isEqualTo("'o\\'neil\\\\\\\" OR Id != \\'\\r\\n\\t'");
  }

  @Test
  void writesInstantsAsSalesforceReadsThem() {
    assertThat(Soql.literal(Instant.parse("2026-11-22T12:00:00.123Z")))
        .isEqualTo("2026-11-22T12:00:00Z");
  }

  @Test
  void takesOnlyWhatCanBeANameOrAnId() {
    assertThat(Soql.isName("Trunkline_Ref__c")).isTrue();
    assertThat(Soql.isName("Id FROM User")).isFalse();
    assertThat(Soql.isName("")).isFalse();
    assertThat(Soql.isId("00T5g000001AbCdEAK")).isTrue();
    assertThat(Soql.isId("00T5g000001AbCd/..")).isFalse();
  }
}
