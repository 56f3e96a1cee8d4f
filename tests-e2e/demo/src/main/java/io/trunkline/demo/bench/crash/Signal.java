package io.trunkline.demo.bench.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** What processes are told from outside. */
enum Signal {
  /** Stand still. */
  STOP,
  /** Go on. */
  CONT;

  /**
   * Tells all of these.
   *
   * @throws IllegalStateException when there are none, or one of them was not told: it has ended
   */
  void to(List<Long> processes) {
    if (processes.isEmpty()) {
      throw new IllegalStateException("there are no processes that could be told " + this);
    }
    List<String> command =
        Stream.concat(
                Stream.of("kill", "-" + this), processes.stream().map(pid -> Long.toString(pid)))
            .toList();
    try {
      int code =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (code != 0) {
        throw new IllegalStateException("not all of the processes could be told " + this);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("kill does not run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while processes were told " + this, e);
    }
  }
}
