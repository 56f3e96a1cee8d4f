package io.trunkline.core.ticket;

/** Makes texts fit for a field: no control characters, no half characters, not too long. */
final class Texts {
  private Texts() {}

  /** Several lines: newline and tab stay, all other control characters go. */
  static String lines(String text) {
    return whole(
        text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\p{Cntrl}&&[^\n\t]]", ""));
  }

  /** One line: newlines and tabs become blanks. */
  static String line(String text) {
    return lines(text).replaceAll("[\n\t]+", " ").strip();
  }

  /** The beginning of a text, never ending in half a character; 0 is no limit. */
  static String cut(String text, int length) {
    if (length <= 0 || text.length() <= length) {
      return text;
    }
    boolean half = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, half ? length - 1 : length);
  }

  /** A text with one more line that is never cut; what stands before it is, where it must. */
  static String withLastLine(String text, String line, int length) {
    String tail = cut(line, length);
    if (text.isEmpty()) {
      return tail;
    }
    int room = length <= 0 ? text.length() : Math.max(0, length - tail.length() - 1);
    String head = cut(text, Math.max(room, 0));
    return room == 0 ? tail : head + "\n" + tail;
  }

  private static String whole(String text) {
    return text.codePoints()
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
