package io.trunkline.core.trigger;

import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.Problem;
import io.trunkline.core.SafePattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds what is wrong with a condition before it meets a call. */
final class ConditionCheck {
  private static final int LONGEST = 255;
  private static final String STATUSES =
      Arrays.stream(Status.values()).map(Status::word).collect(Collectors.joining(", "));
  private static final String DIRECTIONS =
      Arrays.stream(Direction.values()).map(Direction::word).collect(Collectors.joining(", "));

  private ConditionCheck() {}

  static List<Problem> of(Condition condition, String place) {
    List<Problem> problems = new ArrayList<>();
    if (!condition.field().operators().contains(condition.operator())) {
      problems.add(
          new Problem(
              place + ".operator",
              condition.field() + " cannot be compared with " + condition.operator(),
              "choose one of " + condition.field().operators()));
    }
    if (condition.field() == Condition.Field.VARIABLE && Judge.variable(condition).isEmpty()) {
      problems.add(
          new Problem(place + ".variable", "no variable is named", "choose a custom variable"));
    }
    problems.addAll(ofValue(condition, place + ".value"));
    return List.copyOf(problems);
  }

  private static List<Problem> ofValue(Condition condition, String place) {
    String value = condition.value();
    if (value.isBlank()) {
      return List.of(new Problem(place, "is empty", "say what to compare with"));
    }
    if (value.length() > LONGEST) {
      return List.of(new Problem(place, "is too long", "use at most " + LONGEST + " characters"));
    }
    if (condition.operator() == Condition.Operator.MATCHES && SafePattern.of(value).isEmpty()) {
      return List.of(
          new Problem(
              place,
              "'" + value + "' is no regular expression",
              "write one for the whole value, such as \\+39.*"));
    }
    return ofWord(condition, place);
  }

  private static List<Problem> ofWord(Condition condition, String place) {
    String value = condition.value();
    return switch (condition.field()) {
      case STATUS -> oneOf(STATUSES, value, place);
      case DIRECTION -> oneOf(DIRECTIONS, value, place);
      case TIME ->
          TimeWindow.of(value).isPresent()
              ? List.of()
              : List.of(
                  new Problem(
                      place,
                      "'" + value + "' is no time window",
                      "write it as Mon-Fri 09:00-17:30, several with commas between them"));
      default -> List.of();
    };
  }

  private static List<Problem> oneOf(String words, String value, String place) {
    String word = value.strip().toLowerCase(Locale.ROOT);
    return Arrays.asList(words.split(", ")).contains(word)
        ? List.of()
        : List.of(new Problem(place, "'" + value + "' is unknown", "choose one of " + words));
  }
}
