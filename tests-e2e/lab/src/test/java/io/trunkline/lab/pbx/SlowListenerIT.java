package io.trunkline.lab.pbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.ami.wire.AmiMessage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Whatever the listener takes, the reader drains and no event of a call is lost. */
class SlowListenerIT {
  private static final int BATCHES = 600;
  private static final int PER_BATCH = 50;
  private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** 300,000 events: the listener is seconds behind when the last has been read. */
  private static final int BURST = 6_000;

  private static final String FILL = "x".repeat(600);

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void losesNoEventOfACallWhileTheListenerBlocksForSixSeconds() {
    try (World world = new World().up()) {
      CountDownLatch release = new CountDownLatch(1);
      world.heard.onEvent =
          event -> {
            awaitQuietly(release);
            count(event);
          };

      sayForSixSeconds(world.pbx);
      release.countDown();

      await().atMost(World.SOON).until(() -> calls.get() == BATCHES * PER_BATCH / 2);
      assertThat(world.heard.gaps).isEmpty();
      assertThat(world.client.counts().lost()).isZero();
      assertThat(world.client.counts().overtaken()).isPositive();
    }
  }

  @Test
  void losesNoneInASmallInboxEither() {
    World.Options options = new World.Options();
    options.inboxBytes = 8 << 20;
    try (World world = new World(options).up()) {
      CountDownLatch release = new CountDownLatch(1);
      world.heard.onEvent =
          event -> {
            awaitQuietly(release);
            count(event);
          };

      sayForSixSeconds(world.pbx);
      release.countDown();

      await().atMost(World.SOON).until(() -> calls.get() == BATCHES * PER_BATCH / 2);
      assertThat(world.heard.gaps).isEmpty();
      assertThat(world.client.counts().packed()).isPositive();
    }
  }

  @Test
  void losesNothingOfAsManyEventsAsCanBeReadToAListenerThatWorksTwentyMicrosecondsOnEach() {
    try (World world = new World().up()) {
      world.heard.onEvent =
          event -> {
            long until = System.nanoTime() + 20_000;
            while (System.nanoTime() < until) {
              Thread.onSpinWait();
            }
            count(event);
          };

      say(world.pbx, BURST, 0);

      await().atMost(Duration.ofMinutes(1)).until(() -> calls.get() == BURST * PER_BATCH / 2);
      assertThat(world.heard.gaps).isEmpty();
      assertThat(world.client.counts().lost()).isZero();
    }
  }

  /** 5,000 events a second. */
  private static void sayForSixSeconds(FakePbx pbx) {
    say(pbx, BATCHES, BATCH_NANOS);
  }

  /** Every other event changes a call, the others tell of devices. */
  private static void say(FakePbx pbx, int batches, long nanosApart) {
    long next = System.nanoTime();
    for (int batch = 0; batch < batches; batch++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < PER_BATCH / 2; i++) {
        text.append("Event: Newstate\r\nPrivilege: call,all\r\nAppData: " + FILL + "\r\n\r\n");
        text.append("Event: DeviceStateChange\r\nPrivilege: call,all\r\nDevice: PJSIP/")
            .append(i)
            .append("\r\nState: INUSE\r\nFill: " + FILL + "\r\n\r\n");
      }
      pbx.sayRaw(text.toString());
      next += nanosApart;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private void count(AmiMessage event) {
    if (event.isNamed("Newstate")) {
      calls.incrementAndGet();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
