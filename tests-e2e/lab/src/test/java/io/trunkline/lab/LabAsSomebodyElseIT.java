package io.trunkline.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.ami.client.AmiClient;
import io.trunkline.lab.asterisk.CacheFolder;
import io.trunkline.lab.asterisk.NeedsAsterisk;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Whoever can read the roots can run them. Commands of a user without rights, in processes of his
 * own, as they are run in life: the lab survives its starter.
 */
@NeedsAsterisk
class LabAsSomebodyElseIT {
  private static final String NOBODY = "65534";

  private Path place;

  /** A folder that nobody may read; the test runner's own are often closed to others. */
  @BeforeEach
  void openFolder() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can be somebody else");
    place = Files.createTempDirectory("lab-nobody");
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path temporary = Files.createDirectory(place.resolve("tmp"));
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.createDirectory(place.resolve("lib"));
    Files.createDirectory(place.resolve("cache"));
  }

  @AfterEach
  void removeFolder() throws Exception {
    if (place != null) {
      nobody("stop");
      run(List.of("rm", "-rf", place.toString()));
    }
  }

  @Test
  void runsWhatRootMade() throws Exception {
    linkRoot();

    Said start = nobody("start");
    Said status = nobody("status");
    Said stop = nobody("stop");

    assertThat(start.words()).contains("Asterisk 22 runs (");
    assertThat(status.words()).contains("Asterisk 22 runs (").contains("Asterisk 16 does not run");
    assertThat(stop).isEqualTo(new Said(0, "Asterisk 22 is stopped\n"));
    try (var left = Files.list(place.resolve("tmp"))) {
      assertThat(left.map(file -> file.getFileName().toString()).toList())
          .allMatch(name -> name.startsWith("trunkline-labs-") || name.startsWith("hsperfdata"));
    }
  }

  @Test
  void isToldWhatRootHasToRun() throws Exception {
    Path cache = place.resolve("cache");
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));

    Said said = nobody("start");

    assertThat(said)
        .isEqualTo(
            new Said(
                LabCommand.UNAVAILABLE,
                "LAB UNAVAILABLE: Asterisk 22 is not there yet, and making it needs root; run as"
                    + " root once: TRUNKLINE_CACHE="
                    + cache
                    + " ./trunkline lab start --asterisk 22\n"));
  }

  /** Links cost nothing, but must stay on one disk. */
  private void linkRoot() throws Exception {
    String from = CacheFolder.ofThisUser().resolve("asterisk-22").toRealPath().toString();
    String to = place.resolve("cache").toString();
    if (run(List.of("cp", "-al", from, to)).exit() != 0) {
      run(List.of("rm", "-rf", to + "/asterisk-22"));
      assertThat(run(List.of("cp", "-a", from, to)).exit()).isZero();
    }
  }

  private record Said(int exit, String words) {}

  private Said nobody(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-cp", classPath()));
    command.add("-Djava.io.tmpdir=" + place.resolve("tmp"));
    command.add(Command.class.getName());
    command.addAll(List.of(words));
    return run(command);
  }

  /** Copies, because the originals are in somebody's home. */
  private String classPath() throws Exception {
    List<String> all = new ArrayList<>();
    for (Class<?> one :
        List.of(
            LabCommand.class,
            Command.class,
            AmiClient.class,
            CommandLine.class,
            org.slf4j.Logger.class,
            com.google.gson.Gson.class)) {
      Path from = origin(one);
      Path to = place.resolve("lib").resolve("" + all.size());
      all.add(to.toString());
      if (!Files.exists(to)) {
        run(List.of("cp", "-r", from.toString(), to.toString()));
        run(List.of("chmod", "-R", "a+rX", to.toString()));
      }
    }
    return String.join(File.pathSeparator, all);
  }

  private static Path origin(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** What it printed on its standard output, or else on its error output. */
  private Said run(List<String> command) throws Exception {
    Path out = Files.createTempFile("said", ".out");
    Path err = Files.createTempFile("said", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile());
      builder.redirectError(err.toFile()).directory(place.toFile());
      builder.environment().put("TRUNKLINE_CACHE", place.resolve("cache").toString());
      Process process = builder.start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      String words = Files.readString(out);
      return new Said(process.exitValue(), words.isEmpty() ? trouble(err) : words);
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String trouble(Path err) throws IOException {
    StringBuilder lines = new StringBuilder();
    Files.readAllLines(err).stream()
        .filter(line -> !line.startsWith("SLF4J"))
        .forEach(line -> lines.append(line).append('\n'));
    return lines.toString();
  }

  /** The command line in a process of its own. */
  static final class Command {
    private Command() {}

    public static void main(String[] arguments) {
      System.exit(new CommandLine(new LabCommand()).execute(arguments));
    }
  }
}
