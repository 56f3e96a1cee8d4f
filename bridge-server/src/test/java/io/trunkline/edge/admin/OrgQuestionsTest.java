package io.trunkline.edge.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.edge.salesforce.DeskLimits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OrgQuestionsTest {
  @Test
  void waitLongerThanADeskTakesAtMost() {
    Duration patience = Duration.ofSeconds(OrgQuestions.PATIENCE);

    assertThat(patience.minus(DeskLimits.DEFAULT.operation())).isGreaterThan(Duration.ofSeconds(2));
    assertThat(patience).isLessThan(Duration.ofSeconds(60));
  }
}
