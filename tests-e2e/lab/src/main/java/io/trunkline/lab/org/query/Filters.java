package io.trunkline.lab.org.query;

import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a WHERE. AND and OR do not mix on one level without brackets, as in Salesforce. */
final class Filters {
  private final Tokens tokens;
  private final Columns columns;
  private final Literals literals;

  Filters(Tokens tokens, Columns columns, Literals literals) {
    this.tokens = tokens;
    this.columns = columns;
    this.literals = literals;
  }

  Condition read() {
    Condition first = one();
    String joint = tokens.peek().is("OR") ? "OR" : "AND";
    List<Condition> parts = new ArrayList<>(List.of(first));
    while (tokens.accept(joint)) {
      parts.add(one());
    }
    if (tokens.peek().is("AND") || tokens.peek().is("OR")) {
      throw tokens.unexpected(tokens.peek());
    }
    if (parts.size() == 1) {
      return first;
    }
    return joint.equals("OR") ? new Condition.Any(parts) : new Condition.All(parts);
  }

  private Condition one() {
    if (tokens.accept("NOT")) {
      return new Condition.Not(one());
    }
    if (tokens.accept("(")) {
      Condition inner = read();
      tokens.expect(")");
      return inner;
    }
    Column column = columns.filter(tokens.word());
    return new Condition.Compare(column, test(column.field(), tokens.take()));
  }

  private Predicate<@Nullable Object> test(Field field, Token operator) {
    if (operator.is("IN")) {
      return in(field);
    }
    if (operator.is("NOT")) {
      tokens.expect("IN");
      return in(field).negate();
    }
    if (operator.is("LIKE")) {
      return like(field, operator);
    }
    IntPredicate order = order(operator);
    Object wanted = literals.read(tokens.take(), field);
    boolean equal = operator.is("=");
    if (equal || operator.is("!=") || operator.is("<>")) {
      return there -> same(there, wanted) == equal;
    }
    return there -> there != null && wanted != null && order.test(compare(there, wanted));
  }

  private Predicate<@Nullable Object> in(Field field) {
    List<@Nullable Object> wanted = new ArrayList<>();
    tokens.expect("(");
    do {
      wanted.add(literals.read(tokens.take(), field));
    } while (tokens.accept(","));
    tokens.expect(")");
    return there -> wanted.stream().anyMatch(one -> same(there, one));
  }

  private Predicate<@Nullable Object> like(Field field, Token operator) {
    Token token = tokens.take();
    if (token.kind() != Token.Kind.STRING || !field.type().quoted() || isId(field)) {
      throw tokens.at("INVALID_FIELD", operator.at(), "invalid operator on " + field.name());
    }
    Pattern pattern = pattern(token.text());
    return there -> there != null && pattern.matcher(there.toString()).matches();
  }

  private static boolean isId(Field field) {
    return field.type() == FieldType.ID || field.type() == FieldType.REFERENCE;
  }

  private IntPredicate order(Token operator) {
    return switch (operator.text()) {
      case "<" -> sign -> sign < 0;
      case "<=" -> sign -> sign <= 0;
      case ">" -> sign -> sign > 0;
      case ">=" -> sign -> sign >= 0;
      case "=", "!=", "<>" -> sign -> sign == 0;
      default -> throw tokens.unexpected(operator);
    };
  }

  private static Pattern pattern(String raw) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\' && i + 1 < raw.length()) {
        regex.append(Pattern.quote(Literals.unescape(raw.substring(i, i + 2))));
        i++;
      } else if (c == '%') {
        regex.append(".*");
      } else {
        regex.append(c == '_' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(
        regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }

  private static boolean same(@Nullable Object there, @Nullable Object wanted) {
    return (there == null || wanted == null) ? there == wanted : compare(there, wanted) == 0;
  }

  @SuppressWarnings("unchecked")
  static int compare(Object left, Object right) {
    if (left instanceof String text) {
      String other = right.toString();
      return text.equals(other)
          ? 0
          : text.toLowerCase(Locale.ROOT).compareTo(other.toLowerCase(Locale.ROOT));
    }
    return ((Comparable<Object>) left).compareTo(right);
  }
}
