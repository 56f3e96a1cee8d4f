package io.trunkline;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.trunkline.command.ReplayCommand;
import io.trunkline.command.doctor.DoctorCommand;
import io.trunkline.config.Config;
import io.trunkline.config.ConfigException;
import io.trunkline.config.ConfigFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The bridge's command line. Exit codes: 0 well, 1 a fault, 2 a mistake of the operator's. */
@Command(
    name = "trunkline",
    mixinStandardHelpOptions = true,
    description = "Joins an Asterisk phone system to Salesforce.",
    subcommands = {ReplayCommand.class, DoctorCommand.class})
public final class Main {
  @Spec private @Nullable CommandSpec spec;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs the bridge.")
  int serve(
      @Option(
              names = "--config",
              paramLabel = "FILE",
              description = "the configuration file (HOCON); without one, all defaults")
          @Nullable Path file)
      throws InterruptedException {
    CommandLine line = spec == null ? new CommandLine(this) : spec.commandLine();
    try {
      Config config = file == null ? ConfigFile.defaults() : ConfigFile.read(file);
      level(config.log().level());
      Wiring wiring = new Wiring(config);
      CountDownLatch end = new CountDownLatch(1);
      Thread stopping = new Thread(() -> stop(wiring, end), "shutdown");
      Runtime.getRuntime().addShutdownHook(stopping);
      wiring.start();
      greet(line.getOut(), config, wiring);
      end.await();
      return 0;
    } catch (ConfigException mistake) {
      line.getErr().println(mistake.getMessage());
      return 2;
    }
  }

  private static void stop(Wiring wiring, CountDownLatch end) {
    wiring.close();
    end.countDown();
  }

  private static void greet(PrintWriter out, Config config, Wiring wiring) {
    out.println("Trunkline is ready at " + config.publicAddress().url());
    wiring
        .setup()
        .code()
        .ifPresent(code -> out.println("There is no administrator yet. The setup code is " + code));
    out.flush();
  }

  /** How much the process says of itself. */
  private static void level(String level) {
    if (LoggerFactory.getLogger("io.trunkline") instanceof Logger ours) {
      ours.setLevel(Level.toLevel(level, Level.INFO));
    }
  }
}
