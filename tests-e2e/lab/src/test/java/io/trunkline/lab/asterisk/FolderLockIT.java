package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void anotherProcessWaitsForItsTurn() throws IOException {
    Path sign = folder.resolve("sign");
    Path output = folder.resolve("output");
    Process other =
        FolderLock.hold(
            folder,
            "lock",
            () -> {
              Process started =
                  new ProcessBuilder(
                          System.getProperty("java.home") + "/bin/java",
                          "-cp",
                          ClassPath.whole(),
                          Other.class.getName(),
                          folder.toString())
                      .redirectErrorStream(true)
                      .redirectOutput(output.toFile())
                      .start();
              await().atMost(SOON).until(() -> Csv.lines(output).contains("waits"));
              assertThat(sign).doesNotExist();
              return started;
            });

    await().atMost(SOON).until(() -> !other.isAlive());
    assertThat(Csv.lines(output)).isEqualTo(List.of("waits", "has it"));
  }

  @Test
  void anotherThreadWaitsForItsTurn() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    CountDownLatch holds = new CountDownLatch(1);
    CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> held(holds, mayEnd));
    assertThat(holds.await(20, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Boolean> second =
        CompletableFuture.supplyAsync(() -> held(new CountDownLatch(1), mayEnd));

    assertThat(second).isNotDone();
    mayEnd.countDown();

    assertThat(first.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(second.get(20, TimeUnit.SECONDS)).isTrue();
  }

  private boolean held(CountDownLatch holds, CountDownLatch mayEnd) {
    try {
      return FolderLock.hold(
          folder,
          "lock",
          () -> {
            holds.countDown();
            return awaits(mayEnd);
          });
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean awaits(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The other process. */
  static final class Other {
    private Other() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println("waits");
      System.out.println(FolderLock.hold(Path.of(arguments[0]), "lock", () -> "has it"));
    }
  }
}
