package io.trunkline.lab.asterisk;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a machine has for the making of roots.
 *
 * @param mirrors where Debian's packages are, the first one that works is taken
 * @param isRoot whether whoever makes them may do all
 */
record Workshop(List<URI> mirrors, boolean isRoot, Programs programs) {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Map<String, String> QUIET = Map.of("DEBIAN_FRONTEND", "noninteractive");

  /** Runs programs to their end. */
  interface Programs {
    Shell.Result run(List<String> command) throws IOException;
  }

  Workshop {
    mirrors = List.copyOf(mirrors);
  }

  static Workshop ofThisMachine() {
    return new Workshop(
        AptSources.ofThisMachine().mirrors(),
        "root".equals(System.getProperty("user.name")),
        command -> Shell.run(LONG, QUIET, command));
  }

  /** A program that is not there ends with 127, as in a shell. */
  Shell.Result run(String... command) {
    try {
      return programs.run(List.of(command));
    } catch (IOException e) {
      return new Shell.Result(127, String.valueOf(e.getMessage()));
    }
  }
}
