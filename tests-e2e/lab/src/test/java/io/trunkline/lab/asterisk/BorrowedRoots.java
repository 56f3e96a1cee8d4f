package io.trunkline.lab.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This user's roots in a cache folder of a test's own, so that its labs are the test's alone. */
public record BorrowedRoots(Path cache) implements AutoCloseable {
  public BorrowedRoots {
    try {
      for (AsteriskVersion version : AsteriskVersion.values()) {
        Path root = AsteriskRoot.place(version, CacheFolder.ofThisUser());
        Files.createSymbolicLink(AsteriskRoot.place(version, cache), root);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Removes the links, and never what they lead to. */
  @Override
  public void close() throws IOException {
    for (AsteriskVersion version : AsteriskVersion.values()) {
      Files.delete(AsteriskRoot.place(version, cache));
    }
  }
}
