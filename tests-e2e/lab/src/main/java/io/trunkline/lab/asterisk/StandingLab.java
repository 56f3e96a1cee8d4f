package io.trunkline.lab.asterisk;

import io.trunkline.ami.client.AmiSettings;
import java.nio.file.Path;
import java.time.Duration;

/** An Asterisk that goes on when the process that started it is over. Any thread. */
public final class StandingLab {
  private final Running running;

  StandingLab(Running running) {
    this.running = running;
  }

  public AsteriskVersion version() {
    return running.instance().root().version();
  }

  /** Debian's version of the package. */
  public String packageVersion() {
    return running.instance().root().packageVersion();
  }

  public long pid() {
    return running.process().pid();
  }

  public LabPorts ports() {
    return running.instance().ports();
  }

  /** Its folder, with {@code log}, {@code spool/monitor} and {@code etc}; gone when it is ended. */
  public Path folder() {
    return running.instance().folder();
  }

  /** The login with the smallest rights that the bridge works with. */
  public AmiSettings bridge() {
    return running.instance().bridge();
  }

  /** The login that hears everything. */
  public AmiSettings observer() {
    return running.instance().observer(Running.BOOT);
  }

  /**
   * For how long it runs, as it says itself.
   *
   * @throws IllegalStateException when it does not answer
   */
  public Duration uptime() {
    return Duration.ofSeconds(first("core show uptime seconds"));
  }

  /** How many channels it has now. */
  public long channels() {
    return first("core show channels count");
  }

  /** The first number that it prints. */
  private long first(String command) {
    String said = running.instance().cli(command);
    String digits = said.replaceFirst("(?s)^\\D*(\\d+).*$", "$1");
    if (!digits.matches("\\d{1,18}")) {
      throw new IllegalStateException(command + ": " + said.strip());
    }
    return Long.parseLong(digits);
  }

  Running running() {
    return running;
  }
}
