package io.trunkline.edge.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class HealthBoardTest {
  private static final Clock NOW = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final HealthBoard board = new HealthBoard("Acme", new Budget(10, NOW), NOW);

  @Test
  void hearsOfWhatAUserOfTheOrgDoesNotSee() {
    HealthBoard cy = board.of("cy@acme.test");

    cy.warn("The account's user does not see Lead: no customer is found there.");

    assertThat(board.read().warnings())
        .containsExactly(
            "As cy@acme.test sees it: The account's user does not see Lead: no customer is found"
                + " there.");
  }

  @Test
  void keepsTheNewestWarningsAndEachOnce() {
    for (int i = 0; i < 30; i++) {
      board.warn("warning " + i);
    }
    board.warn("warning 20");

    assertThat(board.read().warnings())
        .hasSize(20)
        .startsWith("warning 10")
        .endsWith("warning 29", "warning 20");
  }

  @Test
  void saysThatTheOrgsRequestsRunLowBeforeLookUpsEnd() {
    board.answered("api-usage=3999/5000");
    assertThat(board.read().words()).isEmpty();

    board.answered("api-usage=4000/5000");

    assertThat(board.read().words()).startsWith("4000 of the org's 5000 requests");
    board.answered("api-usage=4600/5000");
    assertThat(board.read().words()).startsWith("Customers are not looked up");
  }
}
