package io.trunkline.lab;

import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.StandingLab;
import io.trunkline.lab.asterisk.StandingLabs;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code trunkline lab status}: what runs. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says what runs, since when, and with how many channels; 1 if nothing does.")
final class LabStatus implements Callable<Integer> {
  @Option(
      names = "--asterisk",
      paramLabel = "22|16",
      converter = LabCommand.Version.class,
      description = "which Asterisk (both unless you say it)")
  private @Nullable AsteriskVersion version;

  @ParentCommand private @Nullable LabCommand lab;
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    return Objects.requireNonNull(lab).perform(line, this::status);
  }

  private int status(StandingLabs labs, PrintWriter out) {
    int exit = 1;
    for (AsteriskVersion one : LabCommand.chosen(version)) {
      Optional<StandingLab> found = labs.find(one);
      if (found.isPresent()) {
        exit = 0;
        out.print(LabCard.of(found.get(), "runs"));
      } else {
        out.println("Asterisk " + one + " does not run");
      }
    }
    return exit;
  }
}
