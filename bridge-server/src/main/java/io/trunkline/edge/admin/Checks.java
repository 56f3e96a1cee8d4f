package io.trunkline.edge.admin;

import io.trunkline.json.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a thing that an administrator sent. Not thread-safe. */
final class Checks {
  private static final int NAME = 80;
  private static final int PATTERN = 200;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
  private static final Pattern LINE_BREAK = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");
  private static final Pattern API_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,79}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]{1,64}@[^\\s@<>,;]{1,180}");
  private final List<Fault> faults = new ArrayList<>();

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  void add(String field, String problem, String remedy) {
    faults.add(new Fault(field, problem, remedy));
  }

  void that(boolean right, String field, String problem, String remedy) {
    if (!right) {
      add(field, problem, remedy);
    }
  }

  /** A name for people: one line, not blank at either end. */
  void name(String field, String value) {
    line(field, value, NAME);
    that(!value.isEmpty(), field, "is empty", "give it a name");
    that(value.equals(value.strip()), field, "begins or ends with a blank", "remove it");
  }

  /** One line of text. */
  void line(String field, @Nullable String value, int most) {
    text(field, value, most);
    that(
        value == null || !LINE_BREAK.matcher(value).find(),
        field,
        "has a line break in it",
        "write one line");
  }

  /** Text of several lines. */
  void text(String field, @Nullable String value, int most) {
    if (value == null) {
      return;
    }
    that(value.length() <= most, field, "is too long", "write at most " + most + " characters");
    that(!CONTROL.matcher(value).find(), field, "has control characters in it", "remove them");
  }

  void email(String field, String value) {
    that(EMAIL.matcher(value).matches(), field, "is no e-mail", "write it like alice@example.com");
  }

  /** The API name of a field in the org, where one is given. */
  void apiName(String field, @Nullable String value) {
    that(
        value == null || API_NAME.matcher(value).matches(),
        field,
        "is no API name",
        "write it like Lead__c");
  }

  void size(String field, Collection<?> list, int most) {
    that(list.size() <= most, field, "has too many entries", "send at most " + most);
  }

  void pattern(String field, String value) {
    that(
        value.length() <= PATTERN,
        field,
        "is too long",
        "write at most " + PATTERN + " characters");
    try {
      Pattern.compile(value);
    } catch (PatternSyntaxException e) {
      add(field, "is no regular expression", "correct it: " + e.getDescription());
    }
  }

  void matches(Pattern pattern, String field, String value, String problem, String remedy) {
    that(pattern.matcher(value).matches(), field, problem, remedy);
  }
}
