package io.trunkline.demo.bench.crash;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class SignalTest {
  private Process process;

  @BeforeEach
  void start() throws IOException {
    process = new ProcessBuilder("sleep", "60").start();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void stopsAProcessAndLetsItGoOn() {
    Signal.STOP.to(List.of(process.pid()));
    await().until(() -> state().equals("T"));

    Signal.CONT.to(List.of(process.pid()));
    await().until(() -> !state().equals("T"));
  }

  @Test
  void isNoFreezeWhenOneOfThemHasEnded() throws InterruptedException {
    Process ended = process.destroyForcibly();
    int unused = ended.waitFor();

    assertThatThrownBy(() -> Signal.STOP.to(List.of(ended.pid())))
        .hasMessageContaining("could be told STOP");
  }

  @Test
  void isNoFreezeWhenThereIsNone() {
    assertThatThrownBy(() -> Signal.STOP.to(List.of())).hasMessageContaining("no processes");
  }

  private String state() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    return stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  }
}
