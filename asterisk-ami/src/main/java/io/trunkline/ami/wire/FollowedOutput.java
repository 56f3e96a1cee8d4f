package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers a {@code Response: Follows}: up to two headers, then raw lines to {@code --END
 * COMMAND--}, which may stand at the end of the last raw line. Raw lines become {@code Output}
 * headers, as Asterisk 14 and later send them.
 */
final class FollowedOutput {
  private static final String END = "--END COMMAND--";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Integer> lines = new ArrayList<>();
  private boolean raw;

  int size() {
    return bytes.size();
  }

  void header(byte[] buffer, int start, int end) {
    line();
    bytes.write(buffer, start, end - start);
  }

  /** Takes one line; true when it was the last. */
  boolean add(byte[] buffer, int start, int end) {
    if (!raw
        && (Ascii.begins(buffer, start, end, "Privilege:")
            || Ascii.begins(buffer, start, end, "ActionID:"))) {
      header(buffer, start, end);
      return false;
    }
    raw = true;
    int marker = end - END.length();
    boolean last = marker >= start && Ascii.same(buffer, marker, end, END);
    if (!last || marker > start) {
      output(buffer, start, last ? marker : end);
    }
    return last;
  }

  /** Which action it answers, as far as it has come. */
  Optional<String> actionId() {
    return lines.isEmpty() ? Optional.empty() : Optional.ofNullable(message().get("ActionID"));
  }

  AmiMessage message() {
    byte[] block = bytes.toByteArray();
    int[] begins = lines.stream().mapToInt(Integer::intValue).toArray();
    return new AmiMessage(block, begins, AmiMessage.layout(block, begins), null);
  }

  private void output(byte[] buffer, int start, int end) {
    line();
    bytes.writeBytes("Output: ".getBytes(UTF_8));
    bytes.write(buffer, start, end - start);
  }

  private void line() {
    if (!lines.isEmpty()) {
      bytes.writeBytes("\r\n".getBytes(UTF_8));
    }
    lines.add(bytes.size());
  }
}
