package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** A stream that gives its bytes in pieces, as a network would. */
public final class Chunks extends InputStream {
  private final byte[] bytes;
  private final IntUnaryOperator sizeAt;
  private int at;

  Chunks(byte[] bytes, IntUnaryOperator sizeAt) {
    this.bytes = bytes;
    this.sizeAt = sizeAt;
  }

  /** The messages of these bytes, one char a byte, all at once. */
  static List<AmiMessage> messages(String text) {
    return messages(text.getBytes(ISO_8859_1), at -> Integer.MAX_VALUE);
  }

  /** The messages of these bytes, given in pieces of these sizes. */
  public static List<AmiMessage> messages(byte[] bytes, IntUnaryOperator sizeAt) {
    return all(new AmiReader(new Chunks(bytes, sizeAt), Wanted.everything()));
  }

  static List<AmiMessage> all(AmiReader reader) {
    try {
      List<AmiMessage> messages = new ArrayList<>();
      for (AmiMessage m = reader.next(); m != null; m = reader.next()) {
        messages.add(m);
      }
      return messages;
    } catch (IOException e) {
      throw new AssertionError("bytes in memory do not break", e);
    }
  }

  @Override
  public int read() {
    throw new AssertionError("a reader reads blocks");
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (at == bytes.length) {
      return -1;
    }
    int count = Math.min(Math.min(length, bytes.length - at), Math.max(1, sizeAt.applyAsInt(at)));
    System.arraycopy(bytes, at, into, offset, count);
    at += count;
    return count;
  }
}
