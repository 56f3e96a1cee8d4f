package io.trunkline.demo.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Our own Java and class path in another process, and the end of one. */
final class OwnJava {
  private static final int PATIENCE_SECONDS = 10;

  private OwnJava() {}

  /** Options first, then the class and its arguments. */
  static ProcessBuilder with(String... arguments) {
    return on(System.getProperty("java.class.path"), arguments);
  }

  /** The same with all jars of this folder too. */
  static ProcessBuilder withJarsOf(Path folder, String... arguments) {
    String path = System.getProperty("java.class.path") + File.pathSeparator + folder + "/*";
    return on(path, arguments);
  }

  private static ProcessBuilder on(String path, String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-cp", path));
    command.addAll(List.of(arguments));
    // A path list needs no quoting here.
    return new ProcessBuilder(command).directory(new File("."));
  }

  /** Asks it to end, and ends it when it does not. */
  static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
