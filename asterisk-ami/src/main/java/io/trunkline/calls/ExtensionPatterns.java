package io.trunkline.calls;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Extension patterns in Asterisk's dialplan notation: {@code X} a digit, {@code Z} 1 to 9, {@code
 * N} 2 to 9, {@code [abc]} one of these, {@code .} one or more of anything, {@code !} anything; the
 * leading underscore may be left out. Immutable.
 */
public final class ExtensionPatterns implements Predicate<String> {
  private final List<Pattern> patterns;

  public ExtensionPatterns(List<String> patterns) {
    this.patterns = patterns.stream().map(ExtensionPatterns::compile).toList();
  }

  @Override
  public boolean test(String extension) {
    return patterns.stream().anyMatch(p -> p.matcher(extension).matches());
  }

  static Pattern compile(String text) {
    String body = text.startsWith("_") ? text.substring(1) : text;
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      int end = c == '[' ? body.indexOf(']', i) : -1;
      if (end > i + 1) {
        regex.append('[').append(body, i + 1, end).append(']');
        i = end;
        continue;
      }
      regex.append(one(c));
    }
    return Pattern.compile(regex.toString());
  }

  private static String one(char c) {
    return switch (c) {
      case 'X', 'x' -> "[0-9]";
      case 'Z', 'z' -> "[1-9]";
      case 'N', 'n' -> "[2-9]";
      case '.' -> ".+";
      case '!' -> ".*";
      default -> Pattern.quote(String.valueOf(c));
    };
  }
}
