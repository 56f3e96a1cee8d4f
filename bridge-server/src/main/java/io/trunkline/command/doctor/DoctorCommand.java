package io.trunkline.command.doctor;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.trunkline.config.Config;
import io.trunkline.config.ConfigException;
import io.trunkline.config.ConfigFile;
import io.trunkline.core.Finding;
import io.trunkline.json.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Looks at PBX, org and pages, and says what to mend. Exit codes: 0 nothing fails, 1 something
 * does, 2 a mistake of the operator's.
 */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Checks PBX, org and pages, and says what to mend.")
public final class DoctorCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "the configuration file that the bridge runs with")
  private @Nullable Path file;

  @Option(names = "--json", description = "print one JSON object as the last line")
  private boolean json;

  /** Made by the command line. */
  public DoctorCommand() {}

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("the command runs under a command line only");
    }
    PrintWriter out = spec.commandLine().getOut();
    try {
      quiet();
      Config config = file == null ? ConfigFile.defaults() : ConfigFile.read(file);
      List<Finding> findings = new Checkup(config, Clock.systemUTC()).run();
      findings.forEach(finding -> out.println(finding.line()));
      Told told = Told.of(findings);
      out.println(
          json
              ? Json.gson().toJson(told)
              : told.fail() + " to mend, " + told.warn() + " to look at");
      out.flush();
      return told.ok() ? 0 : 1;
    } catch (ConfigException mistake) {
      spec.commandLine().getErr().println(mistake.getMessage());
      return 2;
    }
  }

  /** What the parts log is told as findings. */
  private static void quiet() {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.OFF);
    }
    if (LoggerFactory.getLogger("io.trunkline") instanceof Logger ours) {
      ours.setLevel(Level.OFF);
    }
  }

  /**
   * The last line.
   *
   * @param ok whether nothing fails
   */
  record Told(boolean ok, int fail, int warn, List<Line> findings) {
    static Told of(List<Finding> findings) {
      int fail = count(findings, Finding.Level.FAIL);
      return new Told(
          fail == 0,
          fail,
          count(findings, Finding.Level.WARN),
          findings.stream()
              .map(
                  one ->
                      new Line(one.level().word(), one.about() + ": " + one.words(), one.remedy()))
              .toList());
    }

    private static int count(List<Finding> findings, Finding.Level level) {
      return (int) findings.stream().filter(one -> one.level() == level).count();
    }
  }

  /** One finding as scripts read it. */
  record Line(String level, String what, String remedy) {}
}
