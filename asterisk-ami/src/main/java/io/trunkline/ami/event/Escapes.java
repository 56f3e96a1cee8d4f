package io.trunkline.ami.event;

/** Undoes Asterisk's {@code ast_escape_c}, once. */
final class Escapes {
  private static final String LETTERS = "abfnrtv\\'\"?";
  private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\'\"?";

  private Escapes() {}

  /** The text before Asterisk escaped it; an unknown escape stays as it is. */
  static String undo(String text) {
    int first = text.indexOf('\\');
    if (first < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      int escape =
          c == '\\' && i + 1 < text.length() ? LETTERS.indexOf(text.charAt(i + 1)) : -1;
      if (escape < 0) {
        plain.append(c);
        continue;
      }
      plain.append(MEANINGS.charAt(escape));
      i++;
    }
    return plain.toString();
  }
}
