package io.trunkline.core.trigger;

import io.trunkline.core.SafePattern;
import io.trunkline.core.dial.NumberPlan;
import io.trunkline.core.trigger.Condition.BrokenCondition;
import io.trunkline.core.trigger.Condition.Field;
import io.trunkline.core.trigger.Condition.Operator;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A condition made ready to be asked often: its pattern or time window is understood once. */
interface Judge {
  boolean holds(Circumstances circumstances);

  /**
   * The judge of a condition.
   *
   * @throws BrokenCondition when the condition makes no sense
   */
  static Judge of(Condition condition) {
    var problems = condition.problems("condition");
    if (!problems.isEmpty()) {
      throw new BrokenCondition(problems.get(0).words());
    }
    if (condition.field() == Field.TIME) {
      return ofTime(condition);
    }
    Predicate<String> test = test(condition);
    boolean wanted = condition.operator() != Operator.NOT_EQUALS;
    return circumstances -> {
      String actual = actual(condition, circumstances);
      return (actual != null && !actual.isEmpty() && test.test(actual)) == wanted;
    };
  }

  private static Judge ofTime(Condition condition) {
    TimeWindow window =
        TimeWindow.of(condition.value()).orElseThrow(() -> new BrokenCondition("no time window"));
    boolean wanted = condition.operator() != Operator.NOT_EQUALS;
    return circumstances -> window.contains(circumstances.time()) == wanted;
  }

  private static Predicate<String> test(Condition condition) {
    boolean withoutCase =
        switch (condition.field()) {
          case QUEUE, STATUS, DIRECTION -> true;
          default -> false;
        };
    String value = condition.value().strip();
    return switch (condition.operator()) {
      case EQUALS, NOT_EQUALS -> actual -> equal(condition.field()).test(actual, value);
      case STARTS_WITH -> actual -> starts(condition.field()).test(actual, value);
      case MATCHES -> pattern(condition.value(), withoutCase)::matches;
      case WITHIN -> throw new BrokenCondition(condition.field() + " is no time");
    };
  }

  private static BiPredicate<String, String> equal(Field field) {
    return switch (field) {
      case NUMBER, DIALLED -> NumberPlan::same;
      case QUEUE, STATUS, DIRECTION -> String::equalsIgnoreCase;
      default -> String::equals;
    };
  }

  private static BiPredicate<String, String> starts(Field field) {
    return switch (field) {
      case NUMBER, DIALLED -> NumberPlan::startsWith;
      case QUEUE ->
          (actual, value) ->
              actual.toLowerCase(Locale.ROOT).startsWith(value.toLowerCase(Locale.ROOT));
      default -> String::startsWith;
    };
  }

  private static SafePattern pattern(String expression, boolean withoutCase) {
    var pattern = withoutCase ? SafePattern.withoutCase(expression) : SafePattern.of(expression);
    return pattern.orElseThrow(() -> new BrokenCondition(expression + " is no expression"));
  }

  private static @Nullable String actual(Condition condition, Circumstances circumstances) {
    return switch (condition.field()) {
      case QUEUE -> circumstances.queue();
      case STATUS -> circumstances.status();
      case DIRECTION -> circumstances.direction();
      case ROUTE -> circumstances.route();
      case AGENT -> circumstances.agentId();
      case NUMBER -> circumstances.number();
      case DIALLED -> circumstances.dialled();
      case PBX -> circumstances.pbx();
      case VARIABLE -> circumstances.variables().get(variable(condition));
      case TIME -> null;
    };
  }

  /** The variable's name; an inherited {@code __NAME} is {@code NAME}. */
  static String variable(Condition condition) {
    String name = condition.variable();
    return name == null ? "" : name.strip().replaceFirst("^_+", "");
  }
}
