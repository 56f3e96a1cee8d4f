package io.trunkline.demo;

import java.nio.file.Path;

/** A fresh folder for a bridge's data, and a free port; gone when closed. */
public final class Places implements AutoCloseable {
  private final TempFolder folder = TempFolder.make();
  private final int port = Ports.wanted(0);

  private Places() {}

  /** New ones. */
  public static Places fresh() {
    return new Places();
  }

  /** The data folder; nothing is in it. */
  public Path data() {
    return folder.path().resolve("data");
  }

  /** Where the bridge may listen. */
  public int port() {
    return port;
  }

  /** A file beside the data. */
  public Path file(String name) {
    return folder.path().resolve(name);
  }

  @Override
  public void close() {
    folder.close();
  }
}
