package io.trunkline.edge.recording;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of a file are asked for (RFC 9110, 14).
 *
 * @param from the first byte
 * @param to the last byte
 */
record ByteRange(long from, long to) {
  private static final Pattern ONE = Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

  /** What a Range header means for a file. */
  sealed interface Asked {
    /** The whole file: no range is asked for, or several, or in a form that nobody must know. */
    record Whole() implements Asked {}

    /** These bytes. */
    record Part(ByteRange range) implements Asked {}

    /** None that the file has. */
    record Nothing() implements Asked {}
  }

  /** What this header asks of a file of this size. */
  static Asked of(@Nullable String header, long size) {
    Matcher one = ONE.matcher(header == null ? "" : header);
    if (size < 0 || !one.matches()) {
      return new Asked.Whole();
    }
    Optional<Long> first = number(one.group(1));
    Optional<Long> last = number(one.group(2));
    if (first.isEmpty()) {
      return last.isEmpty() ? new Asked.Whole() : suffix(last.get(), size);
    }
    if (last.isPresent() && last.get() < first.get()) {
      return new Asked.Whole();
    }
    return first.get() >= size
        ? new Asked.Nothing()
        : new Asked.Part(new ByteRange(first.get(), Math.min(last.orElse(size), size - 1)));
  }

  private static Asked suffix(long length, long size) {
    return length == 0 || size == 0
        ? new Asked.Nothing()
        : new Asked.Part(new ByteRange(Math.max(0, size - length), size - 1));
  }

  private static Optional<Long> number(String digits) {
    return digits.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(digits));
  }

  long length() {
    return to - from + 1;
  }

  /** As Content-Range says it. */
  String of(long size) {
    return "bytes " + from + "-" + to + "/" + size;
  }
}
