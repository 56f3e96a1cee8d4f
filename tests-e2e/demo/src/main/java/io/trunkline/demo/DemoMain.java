package io.trunkline.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.trunkline.demo.bench.BenchCommand;
import io.trunkline.lab.LabCommand;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The demo's, the benchmarks' and the lab's command line. Exit codes: 0 well, 1 not, 2 a mistake, 3
 * there can be no lab here.
 */
@Command(
    name = "trunkline",
    mixinStandardHelpOptions = true,
    description = "Shows and measures Trunkline.",
    subcommands = {DemoCommand.class, BenchCommand.class, LabCommand.class})
public final class DemoMain {
  private DemoMain() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    boolean lab = arguments.length > 0 && arguments[0].equals("lab");
    // While a lab boots its link is down again and again; what matters the command says itself.
    logs(lab ? Level.ERROR : Level.WARN);
    System.exit(commandLine().execute(arguments));
  }

  /** The whole command line, to be run in this process. */
  static CommandLine commandLine() {
    return new CommandLine(new DemoMain()).setExecutionStrategy(BenchCommand::execute);
  }

  private static void logs(Level least) {
    if (LoggerFactory.getLogger("io.trunkline") instanceof Logger ours) {
      ours.setLevel(least);
    }
  }
}
