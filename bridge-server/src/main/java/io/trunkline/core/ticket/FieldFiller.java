package io.trunkline.core.ticket;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns texts into values that an org's fields take, and says in words what did not fit. Not
 * thread-safe: one object per ticket.
 */
final class FieldFiller {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
  private static final Pattern RECORD_ID = Pattern.compile("[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?");

  private final List<String> warnings = new ArrayList<>();

  /** What did not fit so far, in words for people. */
  List<String> warnings() {
    return warnings;
  }

  /** Notes something that did not fit. */
  void warn(String words) {
    warnings.add(words);
  }

  /** The field's value for this text; empty when there is none to write. */
  Optional<Object> value(FieldShape field, String text) {
    boolean isLong = field.type().equals("textarea");
    String clean = isLong ? Texts.lines(text) : Texts.line(text);
    if (clean.isBlank()) {
      return Optional.empty();
    }
    return switch (field.type()) {
      case "int" -> whole(field, clean.strip());
      case "boolean" -> yesOrNo(field, clean.strip());
      case "picklist" -> listed(field, clean.strip());
      case "email" -> checked(field, clean, EMAIL.matcher(clean).matches(), "an e-mail address");
      case "reference" -> checked(field, clean, RECORD_ID.matcher(clean).matches(), "a record id");
      case "date" -> date(field, clean);
      case "datetime" -> checked(field, clean, isDateTime(clean), "a date and time");
      default -> Optional.of(cut(field, clean));
    };
  }

  /** The text, cut to the field's length with a warning. */
  String cut(FieldShape field, String text) {
    String cut = Texts.cut(text, field.length());
    if (cut.length() < text.length()) {
      warn(field.name() + ": cut to " + field.length() + " characters");
    }
    return cut;
  }

  private Optional<Object> whole(FieldShape field, String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException none) {
      return refuse(field, text, "is no whole number");
    }
  }

  private Optional<Object> yesOrNo(FieldShape field, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> Optional.of(true);
      case "false", "no", "0" -> Optional.of(false);
      default -> refuse(field, text, "is neither true nor false");
    };
  }

  private Optional<Object> listed(FieldShape field, String text) {
    if (field.picklistValues().contains(text)) {
      return Optional.of(text);
    }
    Optional<Object> otherCase =
        field.picklistValues().stream()
            .filter(one -> one.equalsIgnoreCase(text))
            .findFirst()
            .map(Object.class::cast);
    if (otherCase.isPresent()) {
      return otherCase;
    }
    if (field.restricted()) {
      return refuse(field, text, "is none of its values");
    }
    if (!field.picklistValues().isEmpty()) {
      warn(field.name() + ": '" + Texts.cut(text, 40) + "' is none of its values; written anyway");
    }
    return Optional.of(cut(field, text));
  }

  private Optional<Object> date(FieldShape field, String text) {
    try {
      return Optional.of(LocalDate.parse(Texts.cut(text, 10)).toString());
    } catch (DateTimeException none) {
      return refuse(field, text, "is no date");
    }
  }

  private static boolean isDateTime(String text) {
    try {
      return OffsetDateTime.parse(text) != null;
    } catch (DateTimeException none) {
      return false;
    }
  }

  /** Half an address is worse than none: what is too long is left out as well. */
  private Optional<Object> checked(FieldShape field, String text, boolean good, String kind) {
    boolean fits = field.length() <= 0 || text.length() <= field.length();
    return good && fits ? Optional.of(text) : refuse(field, text, "is not " + kind);
  }

  private Optional<Object> refuse(FieldShape field, String text, String why) {
    String outcome = field.required() ? "left out, though the org needs it" : "left out";
    warn(field.name() + ": '" + Texts.cut(text, 40) + "' " + why + "; " + outcome);
    return Optional.empty();
  }
}
