package io.trunkline.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RaceChildTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void namesWhoSaysNothingAndHowToGoOnWithoutHim() throws IOException {
    try (RaceChild silent = child("cat", Duration.ofMillis(100))) {
      assertThatThrownBy(() -> silent.expect("warm"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cat did not say warm within")
          .hasMessageContaining("--rounds 0");
    }
  }

  @Test
  void marksAgainUntilTheMarkIsHeard() throws IOException {
    AtomicInteger marks = new AtomicInteger();
    try (RaceChild forgetful = child("read a; read b; echo over; cat", LONG)) {
      String heard =
          forgetful.expect(
              "over",
              () -> {
                marks.incrementAndGet();
                forgetful.say("mark");
              });

      assertThat(heard).isEqualTo("over");
      assertThat(marks).hasValueGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void doesNotWaitForWhoHasEnded() throws IOException {
    try (RaceChild gone = child("exit 1", LONG)) {
      assertThatThrownBy(gone::line).hasMessageContaining("exit ended early");
    }
  }

  private static RaceChild child(String script, Duration limit) throws IOException {
    String name = script.split(" ", 2)[0];
    return RaceChild.of(name, new ProcessBuilder("/bin/sh", "-c", script), limit);
  }
}
