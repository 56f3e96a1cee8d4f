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
    int i = first;
    while (i < text.length()) {
      char c = text.charAt(i);
      int escape = c == '\\' && i + 1 < text.length() ? LETTERS.indexOf(text.charAt(i + 1)) : -1;
      plain.append(escape < 0 ? c : MEANINGS.charAt(escape));
      i += escape < 0 ? 1 : 2;
    }
    return plain.toString();
  }

  /** The text as Asterisk would escape it. */
  static String make(String plain) {
    StringBuilder escaped = new StringBuilder(plain.length() + 8);
    for (int i = 0; i < plain.length(); i++) {
      int meaning = MEANINGS.indexOf(plain.charAt(i));
      if (meaning >= 0) {
        escaped.append('\\').append(LETTERS.charAt(meaning));
      } else {
        escaped.append(plain.charAt(i));
      }
    }
    return escaped.toString();
  }
}
