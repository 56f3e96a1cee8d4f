package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static io.trunkline.edge.salesforce.Bench.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.core.ticket.AccountHealth;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDesk.LookUpsRest;
import io.trunkline.core.ticket.TicketOutcome.Filed;
import io.trunkline.core.ticket.TicketOutcome.Unreachable;
import io.trunkline.lab.org.DemoData;
import io.trunkline.lab.org.Door;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookUpBudgetIT {
  private final Bench bench =
      new Bench(
          new DeskLimits(
              Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(9), 4, 9));

  @BeforeEach
  void fill() {
    DemoData.fill(bench.org);
    bench.org.dailyLimit(1_000);
    find();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void keepsAShareOfTheDayForTickets() {
    leavesHalf();
    int before = bench.org.requests(Door.READ);

    assertThatThrownBy(this::find).isInstanceOf(LookUpsRest.class).hasMessageContaining("kept for");
    assertThat(bench.org.requests(Door.READ)).isEqualTo(before);
    assertThat(now(desk().file(task(), "ref-2"))).isInstanceOf(Filed.class);
    assertThat(health().words()).startsWith("Customers are not looked up");
  }

  @Test
  void looksAgainWhenTheWindowGivesRoom() {
    leavesHalf();
    bench.org.dailyLimit(1_000);
    assertThatThrownBy(this::find).isInstanceOf(LookUpsRest.class);

    now(desk().file(task(), "ref-2"));

    assertThat(find()).hasSize(1);
    assertThat(health().words()).isEmpty();
  }

  @Test
  void triesOneLookUpWhenTheCountIsOld() {
    leavesHalf();
    int before = bench.org.requests(Door.READ);
    bench.clock.move(Duration.ofMinutes(16));

    assertThat(find()).hasSize(1);
    assertThatThrownBy(this::find).isInstanceOf(LookUpsRest.class);
    assertThat(bench.org.requests(Door.READ)).isEqualTo(before + 1);
  }

  @Test
  void restsLongerWithEveryRefusalOfTheOrg() {
    bench.org.dailyLimit(1);
    assertThatThrownBy(this::find).isNotInstanceOf(LookUpsRest.class);
    assertThat(now(desk().file(task(), "ref-2"))).isInstanceOf(Unreachable.class);
    bench.org.dailyLimit(1_000);
    // its answer says that there is room again
    assertThat(now(desk().file(task(), "ref-3"))).isInstanceOf(Filed.class);
    assertThatThrownBy(this::find).isInstanceOf(LookUpsRest.class);

    bench.clock.move(Duration.ofSeconds(61));

    assertThat(find()).hasSize(1);
    assertThat(find()).hasSize(1);
  }

  /** The org says with its next answer that half of its requests are left; 60 % are to be kept. */
  private void leavesHalf() {
    bench.org.dailyLimit(2 * (health().apiUsed() + 1));
    now(desk().userId("nobody@acme.example"));
  }

  private TicketDesk desk() {
    return bench.desk(bench.keeping(60));
  }

  private AccountHealth health() {
    return bench.desks.health(bench.keeping(60)).orElseThrow();
  }

  private List<Match> find() {
    return now(Bench.find(desk(), SearchSettings.DEFAULT, "+12125550101", "US"));
  }
}
