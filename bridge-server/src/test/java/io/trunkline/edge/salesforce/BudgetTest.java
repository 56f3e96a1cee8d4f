package io.trunkline.edge.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private final Bench.MovedClock clock = new Bench.MovedClock();
  private final Budget budget = new Budget(10, clock);

  @Test
  void hasRoomWhileNothingWasCounted() {
    budget.answered(null);
    budget.answered("per-app-api-usage=250/250(appName=x)");

    assertThat(budget.noLookUps()).isEmpty();
    assertThat(budget.ticketsOnly()).isEmpty();
  }

  @Test
  void endsLookUpsBelowTheReserveAndAllButTicketsBelowTwoPercent() {
    budget.answered("api-usage=13500/15000");
    assertThat(budget.noLookUps()).isEmpty();

    budget.answered("api-usage=13501/15000; per-app-api-usage=1/250(appName=x)");
    assertThat(budget.noLookUps()).get().asString().contains("1499 of the org's 15000");
    assertThat(budget.ticketsOnly()).isEmpty();

    budget.answered("api-usage=14701/15000");
    assertThat(budget.ticketsOnly()).isPresent();
  }

  @Test
  void restsTwiceAsLongWithEveryRefusalButNeverBeyondAnHour() {
    for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      budget.refused();
      budget.refused();
      clock.move(Duration.ofMinutes(minutes).minusSeconds(1));
      assertThat(budget.noLookUps()).isPresent();
      clock.move(Duration.ofSeconds(1));
      assertThat(budget.noLookUps()).isEmpty();
    }

    budget.hadRoom();
    budget.refused();
    clock.move(Duration.ofMinutes(1));

    assertThat(budget.noLookUps()).isEmpty();
  }
}
