package io.trunkline.demo.bench;

import io.trunkline.config.ConfigException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code trunkline bench}: one benchmark at a time; its figures are the last line, as JSON. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures; each benchmark ends with one JSON object.",
    subcommands = {
      AmiBench.class,
      AmiMemoryBench.class,
      AmiSettleBench.class,
      CrashBench.class,
      FuzzBench.class,
      PopBench.class,
      StartBench.class
    })
public final class BenchCommand implements Runnable {
  private static final int MISTAKE = 2;
  @Spec private @Nullable CommandSpec spec;

  /** For picocli. */
  public BenchCommand() {}

  @Override
  public void run() {
    list();
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Names them all; the last line is JSON, name to purpose.")
  void list() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    PrintWriter out = line.getOut();
    Figures names = new Figures();
    for (Map.Entry<String, CommandLine> one : line.getSubcommands().entrySet()) {
      if (!one.getKey().equals("list")) {
        String[] words = one.getValue().getCommandSpec().usageMessage().description();
        out.printf("%-10s %s%n", one.getKey(), String.join(" ", words));
        names.put(one.getKey(), String.join(" ", words));
      }
    }
    out.println(names);
    out.flush();
  }

  /** Prints the figures of whatever benchmark is run, and turns a mistake into words. */
  public static int execute(ParseResult parsed) {
    CommandLine line = innermost(parsed);
    try {
      int exit = new CommandLine.RunLast().execute(parsed);
      Object figures = line.getExecutionResult();
      if (figures instanceof Figures) {
        line.getOut().println(figures);
        line.getOut().flush();
      }
      return exit;
    } catch (CommandLine.ExecutionException e) {
      if (e.getCause() instanceof ConfigException mistake) {
        line.getErr().println(mistake.getMessage());
        line.getErr().flush();
        return MISTAKE;
      }
      throw e;
    }
  }

  private static CommandLine innermost(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.commandSpec().commandLine();
  }
}
