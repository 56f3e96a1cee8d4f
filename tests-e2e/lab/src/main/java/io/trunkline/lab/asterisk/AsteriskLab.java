package io.trunkline.lab.asterisk;

import io.trunkline.ami.client.AmiSettings;
import io.trunkline.lab.asterisk.Running.PortsTaken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * A real Asterisk of one's own, on ports of its own; several stand side by side. Whatever happens,
 * it ends with this process at the latest. For one thread, the test's.
 */
public final class AsteriskLab implements AutoCloseable {
  private final Instance instance;
  private final PortBlock block;
  private final Thread lastResort;
  private volatile Running running;

  private AsteriskLab(Running running, PortBlock block) {
    this.running = running;
    this.block = block;
    instance = running.instance();
    lastResort = new Thread(() -> this.running.kill(), "lab-last-resort");
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /**
   * Starts one and waits until it is fully booted, a second or two.
   *
   * @throws LabUnavailable when its files are not there and cannot be made
   */
  public static AsteriskLab start(AsteriskVersion version) {
    return start(AsteriskRoot.of(version));
  }

  /** The same from a root that is there. */
  public static AsteriskLab start(AsteriskRoot root) {
    Booted booted = Booted.of(root);
    return new AsteriskLab(booted.running(), booted.block());
  }

  public AsteriskVersion version() {
    return instance.root().version();
  }

  public LabPorts ports() {
    return instance.ports();
  }

  /** Its folder, with {@code log}, {@code spool/monitor} and {@code etc}; gone after close. */
  public Path folder() {
    return instance.folder();
  }

  /** The login with the smallest rights that the bridge works with. */
  public AmiSettings bridge() {
    return instance.bridge();
  }

  /** The login that hears everything; it retries ten times a second. */
  public AmiSettings observer() {
    return instance.observer(Running.BOOT);
  }

  /** What {@code asterisk -rx} prints. */
  public String cli(String command) {
    return instance.cli(command);
  }

  /** Ends it cleanly and starts it again, on the same ports; calls do not survive. */
  public void restart() {
    running.end();
    startAgain();
  }

  /** Kills it in the middle of whatever it does; the ports stay this lab's. */
  public void stopHard() {
    running.kill();
  }

  /**
   * Waits until it ends by itself, for it was told to restart, and starts it again: it does not
   * find its libraries where it looks for them when it starts itself anew.
   */
  public void awaitsRestart(Duration patience) {
    if (!running.hasEnded(patience)) {
      throw new IllegalStateException("it runs on after " + patience.toSeconds() + " s");
    }
    startAgain();
  }

  /** Starts it again on the same ports, after {@link #stopHard}. */
  public void startAgain() {
    if (running.isAlive()) {
      throw new IllegalStateException("it runs");
    }
    try {
      running = Running.start(instance);
    } catch (PortsTaken e) {
      throw new IllegalStateException("others took the ports of " + instance.folder(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The records that were written until now; the last come a moment after the hang-up. */
  public List<CdrRow> cdr() {
    return Csv.lines(folder().resolve("log/cdr-csv/Master.csv")).stream()
        .filter(CdrRow::isWhole)
        .map(CdrRow::of)
        .toList();
  }

  /** What the queues wrote down until now. */
  public List<QueueLogRow> queueLog() {
    return Csv.lines(folder().resolve("log/queue_log")).stream().map(QueueLogRow::of).toList();
  }

  /** Waits until no channel is left. */
  public void awaitNoCalls(Duration patience) {
    try {
      Watch.noCalls(instance.observer(patience), patience);
    } catch (TimeoutException e) {
      throw new IllegalStateException("calls go on " + e.getMessage(), e);
    }
  }

  /** Ends it and removes its folder. */
  @Override
  public void close() {
    try {
      running.end();
      instance.remove();
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      block.close();
    }
  }
}
