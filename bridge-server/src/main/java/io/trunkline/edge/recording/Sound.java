package io.trunkline.edge.recording;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of a recording that is there.
 *
 * @param size in bytes, or -1 where its place does not say; then there are no ranges of it
 * @param tag its state as an HTTP entity tag, strong and in quotes, or null
 * @param modified when it was written last, or null
 * @param opening opens it
 */
record Sound(long size, @Nullable String tag, @Nullable Instant modified, Opening opening) {

  /** How it is opened. */
  interface Opening {
    /**
     * Its bytes from this one on; whoever reads them counts, and closes the stream.
     *
     * @param from the first byte
     * @param length how many will be read, or -1 for all
     */
    InputStream open(long from, long length) throws IOException;
  }
}
