package io.trunkline.lab;

import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.StandingLabs;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code trunkline lab start}: starts one that goes on when the command is over. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Starts one, makes its files first if need be, and says where it is.")
final class LabStart implements Callable<Integer> {
  @Option(
      names = "--asterisk",
      paramLabel = "22|16",
      defaultValue = "22",
      converter = LabCommand.Version.class,
      description = "which Asterisk (default ${DEFAULT-VALUE})")
  private AsteriskVersion version = AsteriskVersion.V22;

  @ParentCommand private @Nullable LabCommand lab;
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    return Objects.requireNonNull(lab).perform(line, (labs, out) -> start(labs, out, line));
  }

  private int start(StandingLabs labs, PrintWriter out, CommandLine line) {
    PrintWriter err = line.getErr();
    StandingLabs.Started started =
        labs.start(
            version,
            progress -> {
              err.println("lab: " + progress);
              err.flush();
            });
    out.print(LabCard.of(started.lab(), started.ranAlready() ? "runs already" : "runs"));
    return 0;
  }
}
