package io.trunkline.core.dial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** No agent begins more calls than the rate allows. */
final class DialRateTest {
  private final SetClock clock = new SetClock();
  private final DialRate rate = new DialRate(2, Duration.ofMinutes(1), clock);

  @Test
  void saysHowLongToWaitWhenItIsTooMuch() {
    assertThat(rate.begin("alice")).isEmpty();
    clock.now = clock.now.plusSeconds(20);
    assertThat(rate.begin("alice")).isEmpty();

    assertThat(rate.begin("alice")).contains(Duration.ofSeconds(40));
    assertThat(rate.begin("bob")).isEmpty();

    clock.now = clock.now.plusSeconds(40);
    assertThat(rate.begin("alice")).isEmpty();
    assertThat(rate.begin("alice")).contains(Duration.ofSeconds(20));
  }

  private static final class SetClock extends Clock {
    Instant now = Instant.parse("2026-11-22T08:30:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
