package io.trunkline.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A fresh folder that goes away with everything in it. */
record TempFolder(Path path) implements AutoCloseable {
  static TempFolder make() {
    try {
      return new TempFolder(Files.createTempDirectory("trunkline-demo"));
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the data", e);
    }
  }

  void write(String name, String text) {
    try {
      Files.writeString(path.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name, e);
    }
  }

  @Override
  public void close() {
    try {
      if (Files.exists(path)) {
        for (Path one : deepestFirst()) {
          Files.deleteIfExists(one);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path, e);
    }
  }

  private List<Path> deepestFirst() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
