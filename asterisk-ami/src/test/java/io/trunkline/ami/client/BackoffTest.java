package io.trunkline.ami.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void doublesUpToTheCapWithFullJitter() {
    Backoff half = new Backoff(AmiTimings.defaults(), () -> 0.5);

    assertThat(IntStream.range(0, 8).mapToLong(i -> half.afterBroken().toMillis()))
        .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 15_000L, 15_000L, 15_000L);
  }

  @Test
  void neverTriesWithoutAnyPause() {
    Backoff eager = new Backoff(AmiTimings.defaults(), () -> 0);

    assertThat(eager.afterBroken().toMillis()).isEqualTo(100);
  }

  @Test
  void waitsAtLeastHalfTheStepAfterARefusal() {
    Backoff eager = new Backoff(AmiTimings.defaults(), () -> 0);

    assertThat(IntStream.range(0, 6).mapToLong(i -> eager.afterRefused().toMillis()))
        .containsExactly(15_000L, 30_000L, 60_000L, 120_000L, 150_000L, 150_000L);
  }

  @Test
  void staysAtTheCapHoweverLongItLasts() {
    Backoff backoff = new Backoff(AmiTimings.defaults(), () -> 0.999);

    assertThat(IntStream.range(0, 1_000).mapToLong(i -> backoff.afterBroken().toMillis()))
        .allMatch(delay -> delay > 0 && delay < 30_000);
  }

  @Test
  void beginsAnewOnceALinkHasHeld() {
    Backoff backoff = new Backoff(AmiTimings.defaults(), () -> 0.5);
    IntStream.range(0, 5).forEach(i -> backoff.afterBroken());

    backoff.held();

    assertThat(backoff.afterBroken().toMillis()).isEqualTo(500);
  }
}
