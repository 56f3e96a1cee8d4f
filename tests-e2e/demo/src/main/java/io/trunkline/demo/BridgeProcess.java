package io.trunkline.demo;

import io.trunkline.Wiring;
import io.trunkline.config.ConfigFile;
import io.trunkline.core.flow.FlowSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A bridge in a process of its own, that can be killed at any moment. It ends by itself when this
 * process does.
 */
final class BridgeProcess implements RunningBridge {
  private static final String READY = "ready";
  private static final long PATIENCE_S = 60;

  private final Process process;
  private final CompletableFuture<Optional<String>> code = new CompletableFuture<>();

  private BridgeProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it and returns at once.
   *
   * @param log the file to which what it logs is appended
   */
  static BridgeProcess start(Path configuration, FlowSettings patience, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // It lives for seconds: what the better compiler makes comes too late.
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Child.class.getName());
    command.add(configuration.toString());
    command.addAll(Patience.words(patience));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      BridgeProcess bridge = new BridgeProcess(process);
      Thread ear = new Thread(bridge::listen, "bridge-says");
      ear.setDaemon(true);
      ear.start();
      return bridge;
    } catch (IOException e) {
      throw new UncheckedIOException("the bridge does not start", e);
    }
  }

  private void listen() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(READY)) {
          String said = line.substring(READY.length()).strip();
          code.complete(said.isEmpty() ? Optional.empty() : Optional.of(said));
        }
      }
    } catch (IOException e) {
      // It was killed in mid-word.
    }
    code.completeExceptionally(new IllegalStateException("the bridge ended before it was ready"));
  }

  @Override
  public Optional<String> setupCode() {
    return code.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL, and the wait for its end. */
  @Override
  public void kill() {
    end(process.destroyForcibly());
  }

  @Override
  public void close() {
    process.destroy();
    end(process);
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** What runs in the other process. */
  static final class Child {
    private Child() {}

    /** The configuration file, then the flow's patience. */
    public static void main(String[] arguments) throws IOException {
      Path configuration = Path.of(arguments[0]);
      FlowSettings patience = Patience.of(List.of(arguments).subList(1, arguments.length));
      Wiring wiring = new Wiring(ConfigFile.read(configuration), patience, null);
      Runtime.getRuntime().addShutdownHook(new Thread(wiring::close, "shutdown"));
      wiring.start();
      System.out.println((READY + " " + wiring.setup().code().orElse("")).strip());
      System.out.flush();
      while (System.in.read() >= 0) {
        // Nobody says anything; the end is that of who started us.
      }
      System.exit(0);
    }
  }
}
