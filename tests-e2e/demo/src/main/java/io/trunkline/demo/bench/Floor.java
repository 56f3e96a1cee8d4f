package io.trunkline.demo.bench;

import java.io.IOException;
import java.io.InputStream;

/**
 * The least that anybody must do to AMI's bytes: find the ends of lines and blocks, one byte after
 * the other. It is the yardstick of {@link AmiBench} and is not to be tuned.
 */
final class Floor {
  private final byte[] buffer = new byte[1 << 16];
  private long lines;

  /** Reads to the end and gives the number of blocks. */
  long blocks(InputStream in) throws IOException {
    long blocks = 0;
    int inLine = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      for (int i = 0; i < read; i++) {
        byte b = buffer[i];
        if (b == '\n') {
          lines++;
          if (inLine == 0) {
            blocks++;
          }
          inLine = 0;
        } else if (b != '\r') {
          inLine++;
        }
      }
    }
    return blocks;
  }

  /** Lines seen since it was made. */
  long lines() {
    return lines;
  }
}
