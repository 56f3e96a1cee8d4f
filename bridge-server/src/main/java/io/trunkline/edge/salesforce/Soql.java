package io.trunkline.edge.salesforce;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pieces of a SOQL text that are safe to join. */
final class Soql {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,79}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?");

  private Soql() {}

  /** A string literal; escaped as Salesforce's SOQL reference lists it. */
  static String literal(String text) {
    StringBuilder out = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\'' -> out.append("\\'");
        case '"' -> out.append("\\\"");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> out.append(c);
      }
    }
    return out.append('\'').toString();
  }

  /** A list of string literals in brackets, for IN; it must not be empty. */
  static String anyOf(Collection<String> texts) {
    return texts.stream().map(Soql::literal).collect(Collectors.joining(", ", "(", ")"));
  }

  /** A dateTime literal; it takes no quotes. */
  static String literal(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Whether this can be an object's or a field's API name. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether this can be a record's id. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
