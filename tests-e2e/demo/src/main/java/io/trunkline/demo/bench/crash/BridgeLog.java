package io.trunkline.demo.bench.crash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What all runs of the bridge together have logged: none of their errors is explained by a kill, an
 * org that fails, or a page that goes.
 */
final class BridgeLog {
  private static final Pattern ERROR =
      Pattern.compile(
          "^\\S+ ERROR .*|.*outcome=bug\\b.*|.*should not happen.*"
              + "|^Exception in thread .*|^\\S*OutOfMemoryError.*");

  private final Path file;
  private final long from;

  private BridgeLog(Path file, long from) {
    this.file = file;
    this.from = from;
  }

  /** What is appended to this file from now on. */
  static BridgeLog from(Path file) {
    try {
      return new BridgeLog(file, Files.exists(file) ? Files.size(file) : 0);
    } catch (IOException e) {
      throw new UncheckedIOException("the log " + file + " cannot be read", e);
    }
  }

  /** Its errors by now. */
  List<String> errors() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(from);
      byte[] bytes = new byte[Math.toIntExact(log.length() - from)];
      log.readFully(bytes);
      return errors(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("the log " + file + " cannot be read", e);
    }
  }

  /** The lines that tell of an error, each with the exception that follows it. */
  static List<String> errors(List<String> lines) {
    List<String> errors = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (ERROR.matcher(lines.get(i)).matches()) {
        boolean hasCause =
            i + 1 < lines.size() && lines.get(i + 1).matches("^[a-z][\\w.$]+(:.*)?$");
        errors.add(lines.get(i) + (hasCause ? " " + lines.get(++i) : ""));
      }
    }
    return errors;
  }
}
