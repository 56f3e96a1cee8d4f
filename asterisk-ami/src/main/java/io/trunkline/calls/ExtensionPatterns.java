package io.trunkline.calls;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Extension patterns in Asterisk's dialplan notation: {@code X} a digit, {@code Z} 1 to 9, {@code
 * N} 2 to 9, {@code [abc]} one of these, {@code .} one or more of anything, {@code !} anything; the
 * leading underscore may be left out. Any text is taken: what is no pattern stands for itself, and
 * a range that runs backwards ({@code [9-1]}) for nothing. Immutable.
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
        regex.append(oneOf(body.substring(i + 1, end)));
        i = end;
        continue;
      }
      regex.append(one(c));
    }
    return Pattern.compile(regex.toString());
  }

  /** Characters and ranges, each as it stands; a range that runs backwards holds nothing. */
  private static String oneOf(String set) {
    StringBuilder any = new StringBuilder("(?:(?!)");
    for (int i = 0; i < set.length(); i++) {
      boolean isRange = i + 2 < set.length() && set.charAt(i + 1) == '-';
      char first = set.charAt(i);
      char last = isRange ? set.charAt(i + 2) : first;
      if (first <= last) {
        any.append("|[%s-%s]".formatted(code(first), code(last)));
      }
      i += isRange ? 2 : 0;
    }
    return any.append(')').toString();
  }

  private static String code(char c) {
    return "\\x{%x}".formatted((int) c);
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
