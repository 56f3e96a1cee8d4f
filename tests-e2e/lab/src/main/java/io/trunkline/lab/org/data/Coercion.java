package io.trunkline.lab.org.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what a client sent for a field into a value, or refuses it in Salesforce's words. */
final class Coercion {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter(Locale.ROOT);

  private Coercion() {}

  /** The value to keep; null for none. Texts are stripped, as Salesforce does; empty is none. */
  static @Nullable Object coerce(Field field, @Nullable Object sent) {
    if (sent == null || "".equals(sent)) {
      return field.type() == FieldType.BOOLEAN ? Boolean.FALSE : null;
    }
    try {
      return switch (field.type()) {
        case BOOLEAN -> bool(field, sent);
        case INT -> integer(field, sent);
        case DATE -> LocalDate.parse(text(field, sent).substring(0, 10));
        case DATETIME -> moment(text(field, sent));
        default -> words(field, text(field, sent).strip());
      };
    } catch (DateTimeException | ArithmeticException | IndexOutOfBoundsException e) {
      throw notA(field.type().word(), sent);
    }
  }

  static Instant moment(String text) {
    return OffsetDateTime.parse(text, MOMENT).toInstant();
  }

  private static Object bool(Field field, Object sent) {
    if (sent instanceof Boolean) {
      return sent;
    }
    String text = text(field, sent).toLowerCase(Locale.ROOT);
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    throw notA("boolean", sent);
  }

  private static Object integer(Field field, Object sent) {
    try {
      String text = sent instanceof Number number ? number.toString() : text(field, sent);
      return new java.math.BigDecimal(text).longValueExact();
    } catch (NumberFormatException e) {
      throw notA("int", sent);
    }
  }

  private static String text(Field field, Object sent) {
    if (sent instanceof String text) {
      return text;
    }
    throw notA(field.type() == FieldType.ID ? "id" : "string", sent);
  }

  private static @Nullable Object words(Field field, String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (field.type() == FieldType.REFERENCE || field.type() == FieldType.ID) {
      return id(field, text);
    }
    if (field.length() > 0 && text.length() > field.length()) {
      throw Refusal.ofData(
          "STRING_TOO_LONG",
          field.label()
              + ": data value too large: "
              + text
              + " (max length="
              + field.length()
              + ")",
          field.name());
    }
    if (field.is(Field.Trait.RESTRICTED) && !field.picklist().contains(text)) {
      throw Refusal.ofData(
          "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
          field.label() + ": bad value for restricted picklist field: " + text,
          field.name());
    }
    if (field.type() == FieldType.EMAIL && !EMAIL.matcher(text).matches()) {
      throw Refusal.ofData(
          "INVALID_EMAIL_ADDRESS",
          field.label() + ": invalid email address: " + text,
          field.name());
    }
    return text;
  }

  private static String id(Field field, String text) {
    if (!Ids.wellFormed(text)) {
      throw Refusal.ofData(
          "MALFORMED_ID", field.label() + ": id value of incorrect type: " + text, field.name());
    }
    return Ids.full(text);
  }

  private static Refusal notA(String type, Object sent) {
    String token =
        sent instanceof String
            ? "VALUE_STRING"
            : sent instanceof Boolean b
                ? (b ? "VALUE_TRUE" : "VALUE_FALSE")
                : sent instanceof Number ? "VALUE_NUMBER_INT" : "START_OBJECT";
    return Refusal.of(
        400,
        "JSON_PARSER_ERROR",
        "Cannot deserialize instance of %s from %s value %s or request may be missing a required field at [line:1, column:1]"
            .formatted(type, token, sent));
  }
}
