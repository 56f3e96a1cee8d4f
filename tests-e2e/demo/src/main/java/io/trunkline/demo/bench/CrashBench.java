package io.trunkline.demo.bench;

import io.trunkline.config.ConfigException;
import io.trunkline.demo.bench.crash.CrashRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The kill test: what is left in the org when everything fails at once. */
@Command(
    name = "crash",
    mixinStandardHelpOptions = true,
    description =
        "Calls while the bridge is killed, the org fails and pages reload: one ticket each, or it"
            + " fails.")
final class CrashBench implements Callable<Figures>, IExitCodeGenerator {
  /** As many as the ledger shows at once, with two tickets for some. */
  private static final int MOST = 600;

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "200",
      description = "how many (default ${DEFAULT-VALUE}); 20 take about two minutes")
  private int calls;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "makes the same calls, kills and mishaps again (default: another each time)")
  private @Nullable Long seed;

  @Option(
      names = "--without-external-id",
      description = "no unique field in the org: doubles are possible, and must all be reported")
  private boolean withoutExternalId;

  @Option(names = "--without-browser", description = "headless pages in the place of Chromium")
  private boolean withoutBrowser;

  @Option(names = "--log", paramLabel = "FILE", description = "keeps what the bridge logs")
  private @Nullable Path log;

  @Spec private @Nullable CommandSpec spec;
  private boolean good;

  @Override
  public Figures call() {
    if (calls < 1 || calls > MOST) {
      throw new ConfigException(
          "--calls", calls + " is no number of calls", "choose from 1 to 600");
    }
    if (!withoutBrowser) {
      CrashRun.missingForBrowser()
          .ifPresent(
              missing -> {
                throw new ConfigException(
                    "--without-browser", missing, "install it, or say --without-browser");
              });
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    long drawn = seed == null ? System.nanoTime() % 1_000_000 : seed;
    Path file = log == null ? temporary() : log;
    CrashRun.Result result =
        CrashRun.run(
            new CrashRun.Options(drawn, calls, !withoutExternalId, !withoutBrowser, file), out);
    good = result.isGood();
    result.words().forEach(out::println);
    if (!good) {
      out.println("the bridge's log: " + file.toAbsolutePath());
    } else if (log == null) {
      delete(file);
    }
    Figures figures = new Figures();
    result.figures().forEach(figures::put);
    return figures.put("seed", drawn);
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("trunkline-crash", ".log");
    } catch (IOException e) {
      throw new UncheckedIOException("no file for the log", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }

  @Override
  public int getExitCode() {
    return good ? 0 : 1;
  }
}
