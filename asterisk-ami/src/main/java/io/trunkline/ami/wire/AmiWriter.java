package io.trunkline.ami.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.regex.Pattern;

/**
 * Turns an action into bytes, or refuses it. AMI has no escaping: a line break inside a value would
 * be a second action, so it is refused here, where every action passes. The limits are Asterisk's
 * (main/manager.c): 1,024 bytes a line, 128 headers.
 */
public final class AmiWriter {
  /** Bytes of a line with its line end; Asterisk's buffer is one byte larger, for the NUL. */
  static final int LINE_LIMIT = 1_024;

  static final int HEADER_LIMIT = 128;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+");

  private AmiWriter() {}

  /**
   * The bytes of this action with its closing blank line.
   *
   * @throws UnsafeActionException when a key or value cannot be sent
   */
  public static byte[] encode(AmiMessage action) {
    if (action.size() == 0 || !action.headerIs(0, "Action")) {
      throw new UnsafeActionException(
          "Action", "is not the first header", "Put the action's name first");
    }
    if (action.size() > HEADER_LIMIT) {
      throw new UnsafeActionException(
          action.name(),
          action.size() + " headers are more than Asterisk reads",
          "Send at most " + HEADER_LIMIT);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    for (int i = 0; i < action.size(); i++) {
      out.writeBytes(line(action.header(i), action.value(i)));
    }
    out.writeBytes(new byte[] {'\r', '\n'});
    return out.toByteArray();
  }

  private static byte[] line(String key, String value) {
    if (!KEY.matcher(key).matches()) {
      String shown = key.replaceAll("[^A-Za-z0-9_-]", "?");
      throw new UnsafeActionException(
          shown.isEmpty() ? "(no key)" : shown,
          "is not a header name",
          "Use letters, digits, - and _ only");
    }
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0 || value.indexOf(0) >= 0) {
      throw new UnsafeActionException(
          key,
          "the value has a line break or a NUL, which would end the line early",
          "Remove it before asking");
    }
    byte[] line = (key + ": " + value + "\r\n").getBytes(UTF_8);
    if (line.length > LINE_LIMIT) {
      throw new UnsafeActionException(
          key,
          "the line has " + line.length + " bytes in UTF-8, Asterisk reads " + LINE_LIMIT,
          "Shorten the value");
    }
    return line;
  }
}
