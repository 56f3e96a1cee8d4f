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

/** {@code trunkline lab stop}: ends what runs, and leaves nothing of it but its files. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Ends it cleanly; its logs and recordings are gone then.")
final class LabStop implements Callable<Integer> {
  @Option(
      names = "--asterisk",
      paramLabel = "22|16",
      converter = LabCommand.Version.class,
      description = "which Asterisk (all that run unless you say it)")
  private @Nullable AsteriskVersion version;

  @ParentCommand private @Nullable LabCommand lab;
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    return Objects.requireNonNull(lab).perform(line, this::stop);
  }

  private int stop(StandingLabs labs, PrintWriter out) {
    boolean any = false;
    for (AsteriskVersion one : LabCommand.chosen(version)) {
      if (labs.stop(one)) {
        any = true;
        out.println("Asterisk " + one + " is stopped");
      }
    }
    if (!any) {
      out.println(version == null ? "No lab runs" : "Asterisk " + version + " does not run");
    }
    return 0;
  }
}
