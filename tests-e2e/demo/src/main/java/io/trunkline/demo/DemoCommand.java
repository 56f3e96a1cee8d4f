package io.trunkline.demo;

import io.trunkline.config.ConfigException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trunkline demo}: everything in one process, to look at or to count. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "The bridge, an org and a PBX that replays recorded calls, in one process.")
final class DemoCommand implements Callable<Integer> {
  private static final int MISTAKE = 2;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "8480",
      description = "the bridge's port; the org takes the next one (default ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "drive N calls through to tickets with a page without eyes, count, and end")
  private @Nullable Integer calls;

  @Option(names = "--json", description = "with --calls: the figures as one JSON object")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = here().commandLine().getOut();
    PrintWriter err = here().commandLine().getErr();
    try {
      return calls == null ? look(out) : count(calls, out);
    } catch (ConfigException mistake) {
      err.println(mistake.getMessage());
      return MISTAKE;
    }
  }

  private int look(PrintWriter out) throws InterruptedException {
    if (port < 1 || port > 65_534) {
      throw new ParameterException(here().commandLine(), "--port: choose one from 1 to 65534.");
    }
    for (int one : new int[] {port, port + 1}) {
      if (!Ports.isFree(one)) {
        throw new ConfigException(
            "--port", one + " is taken by another program", "choose another: --port " + (one + 10));
      }
    }
    WorldSettings settings =
        WorldSettings.local().bridgeAt("localhost", port).orgAt("localhost", port + 1);
    try (Interruption interruption = new Interruption();
        World world = World.start(settings)) {
      out.print(Greeting.of(world));
      out.flush();
      new Demo(world).run(interruption);
      return 0;
    }
  }

  private int count(int number, PrintWriter out) {
    if (number < 1 || number > DrivenCalls.MOST) {
      throw new ParameterException(
          here().commandLine(), "--calls: choose from 1 to " + DrivenCalls.MOST + ".");
    }
    WorldSettings local = WorldSettings.local();
    try (World world = World.start(local.with(DrivenCalls.patience(local.patience())))) {
      Counted counted = DrivenCalls.drive(world, number);
      out.println(json ? counted.json().toString() : counted.words());
      out.flush();
      return counted.isPerfect() ? 0 : 1;
    }
  }

  private CommandSpec here() {
    return Objects.requireNonNull(spec);
  }
}
