package io.trunkline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.edge.http.Health;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HealthReportTest {
  @Test
  void raisesAnAlarmWhileTicketsStandTwice() {
    Health.Part part = HealthReport.tickets(2).orElseThrow();

    assertThat(new Health(0, 0, List.of(part)).state()).isEqualTo("degraded");
    assertThat(part.words()).startsWith("2 stand").contains("remove-double");
  }

  @Test
  void saysNothingOfTicketsThatStandOnce() {
    assertThat(HealthReport.tickets(0)).isEmpty();
  }
}
