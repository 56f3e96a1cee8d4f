package io.trunkline.lab.org.query;

import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.data.Ids;
import io.trunkline.lab.org.data.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the literals of a WHERE as values of the field beside them. */
final class Literals {
  private static final String ESCAPES = "nrtbf";
  private static final String ESCAPED = "\n\r\t\b\f";

  private final Tokens tokens;
  private final Clock clock;
  private final ZoneId zone;

  Literals(Tokens tokens, Clock clock, ZoneId zone) {
    this.tokens = tokens;
    this.clock = clock;
    this.zone = zone;
  }

  /** The value; null for the word null. Texts are in lower case, ids whole. */
  @Nullable Object read(Token token, Field field) {
    if (token.is("null")) {
      return null;
    }
    boolean quoted = token.kind() == Token.Kind.STRING;
    if (quoted != field.type().quoted()) {
      throw wrongType(token, field, quoted);
    }
    try {
      return value(token, field);
    } catch (DateTimeParseException | NumberFormatException e) {
      throw wrongType(token, field, quoted);
    }
  }

  private Object value(Token token, Field field) {
    return switch (field.type()) {
      case BOOLEAN -> bool(token, field);
      case INT -> Long.valueOf(token.text());
      case DATE -> date(token.text().toUpperCase(Locale.ROOT));
      case DATETIME -> moment(token.text().toUpperCase(Locale.ROOT));
      case ID, REFERENCE -> id(token);
      default -> unescape(token.text()).toLowerCase(Locale.ROOT);
    };
  }

  private Object bool(Token token, Field field) {
    if (!token.is("true") && !token.is("false")) {
      throw wrongType(token, field, false);
    }
    return token.is("true");
  }

  private String id(Token token) {
    String text = unescape(token.text());
    if (!Ids.wellFormed(text)) {
      throw tokens.at("INVALID_QUERY_FILTER_OPERATOR", token.at(), "invalid ID field: " + text);
    }
    return Ids.full(text);
  }

  private LocalDate date(String text) {
    LocalDate today = LocalDate.now(clock.withZone(zone));
    return switch (text) {
      case "TODAY" -> today;
      case "YESTERDAY" -> today.minusDays(1);
      default ->
          text.startsWith("LAST_N_DAYS:")
              ? today.minusDays(Long.parseLong(text.substring(12)))
              : LocalDate.parse(text);
    };
  }

  private Instant moment(String text) {
    return text.startsWith("TODAY") || text.startsWith("YESTERDAY") || text.startsWith("LAST_N")
        ? date(text).atStartOfDay(zone).toInstant()
        : OffsetDateTime.parse(text).toInstant();
  }

  /** Undoes SOQL's backslashes. */
  static String unescape(String raw) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\' && i + 1 < raw.length()) {
        i++;
        int known = ESCAPES.indexOf(Character.toLowerCase(raw.charAt(i)));
        c = known >= 0 ? ESCAPED.charAt(known) : raw.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }

  private Refusal wrongType(Token token, Field field, boolean quoted) {
    FieldType type = field.type();
    String word = type == FieldType.DATETIME ? "dateTime" : type.quoted() ? "string" : type.word();
    String marks =
        type.quoted() == quoted
            ? ""
            : quoted
                ? " and should not be enclosed in quotes"
                : " and should be enclosed in quotes";
    return tokens.at(
        "INVALID_FIELD",
        token.at(),
        "value of filter criterion for field '%s' must be of type %s%s"
            .formatted(field.name(), word, marks));
  }
}
