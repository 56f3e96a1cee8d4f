package io.trunkline.lab.asterisk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program to its end, with a deadline; its output goes through a file, so nothing blocks.
 */
final class Shell {
  private Shell() {}

  /** How a program ended, with both of its outputs. */
  record Result(int exit, String output) {
    boolean isWell() {
      return exit == 0;
    }

    /** The last words, for an error message: one line. */
    String lastLine() {
      return output.lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b).strip();
    }
  }

  /** Ended by force at the deadline, which counts as exit code 124. */
  static Result run(Duration deadline, Map<String, String> environment, List<String> command)
      throws IOException {
    Path output = Files.createTempFile("trunkline-lab", ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(output.toFile()).redirectInput(Path.of("/dev/null").toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = awaits(process, deadline);
      String words = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      return new Result(ended ? process.exitValue() : 124, words);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static boolean awaits(Process process, Duration deadline) {
    try {
      if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    return false;
  }
}
