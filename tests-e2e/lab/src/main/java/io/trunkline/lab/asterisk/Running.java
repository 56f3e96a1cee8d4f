package io.trunkline.lab.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The process of one Asterisk. Asterisk ends cleanly on SIGTERM, within a second or so. */
record Running(Instance instance, ProcessHandle process) {
  static final Duration BOOT = Duration.ofSeconds(30);
  private static final Duration END = Duration.ofSeconds(8);
  private static final long GLANCE_MILLIS = 50;
  private static final int TAIL = 25;

  /** Starts it in a session of its own where that can be had, and waits until it is booted. */
  static Running start(Instance instance) throws IOException, PortsTaken {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.addAll(instance.command("-f"));
    Path log = instance.log();
    Files.deleteIfExists(log);
    Path output = instance.folder().resolve("log/output");
    Process process =
        new ProcessBuilder(command)
            .directory(instance.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    Running running = new Running(instance, process.toHandle());
    Thread lastResort = new Thread(process::destroyForcibly, "lab-last-resort-at-boot");
    Runtime.getRuntime().addShutdownHook(lastResort);
    boolean booted = false;
    try {
      running.awaitsBoot();
      booted = true;
      return running;
    } finally {
      if (!booted) {
        running.kill();
      }
      forget(lastResort);
    }
  }

  private static void forget(Thread lastResort) {
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException goingDown) {
      // then it runs, and does what it is for
    }
  }

  private void awaitsBoot() throws PortsTaken {
    String trouble;
    try {
      trouble = Watch.boots(instance.observer(BOOT), process, BOOT);
    } catch (TimeoutException e) {
      trouble = String.valueOf(e.getMessage());
    }
    List<String> lines = lines();
    if (lines.stream().anyMatch(line -> line.contains("Address already in use"))) {
      throw new PortsTaken();
    }
    if (!trouble.isEmpty()) {
      throw new IllegalStateException(
          "Asterisk "
              + instance.root().version()
              + " did not start: "
              + trouble
              + "\n"
              + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size())));
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(Csv.lines(instance.folder().resolve("log/output")));
    lines.addAll(Csv.lines(instance.log()));
    return lines;
  }

  /** Ends it cleanly; by force where it does not end in time. */
  void end() {
    process.destroy();
    if (!hasEnded(END)) {
      kill();
    }
  }

  /** As a PBX dies whose power fails. */
  void kill() {
    process.destroyForcibly();
    if (!hasEnded(END)) {
      throw new IllegalStateException("process " + process.pid() + " does not end");
    }
  }

  /** Whether this process is this lab's: a process number is given away again after its end. */
  boolean isOurs() {
    String mine = instance.configuration().toString();
    return process.info().arguments().filter(all -> List.of(all).contains(mine)).isPresent();
  }

  /**
   * One that has ended, but that nobody waited for, keeps its number: not alive. It has ended when
   * its last thread has; until then it still holds its sockets.
   */
  boolean isAlive() {
    if (!process.isAlive()) {
      return false;
    }
    Path place = Path.of("/proc/" + process.pid());
    try (Stream<Path> threads = Files.list(place.resolve("task"))) {
      String stat = Files.readString(place.resolve("stat"));
      boolean leaderEnded = stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
      return !leaderEnded || threads.count() > 1;
    } catch (IOException | UncheckedIOException e) {
      return process.isAlive();
    }
  }

  /** Whether it ends within this time. */
  boolean hasEnded(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (isAlive() && System.nanoTime() < deadline) {
      try {
        process.onExit().get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException later) {
        // looks again whether it is a process that ended without anybody waiting for it
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return !isAlive();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    return !isAlive();
  }

  /** Somebody else listens on one of the ports. */
  static final class PortsTaken extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
