package io.trunkline.core.trigger;

import org.jspecify.annotations.Nullable;

/**
 * One comparison of a trigger.
 *
 * @param field what is compared
 * @param variable the custom variable's name, for {@link Field#VARIABLE} only
 * @param operator how
 * @param value with what; a time window reads {@code Mon-Fri 09:00-17:30}
 */
public record Condition(Field field, @Nullable String variable, Operator operator, String value) {

  /** What a condition may look at. */
  public enum Field {
    QUEUE,
    STATUS,
    DIRECTION,
    ROUTE,
    AGENT,
    NUMBER,
    DIALLED,
    PBX,
    VARIABLE,
    TIME
  }

  /** How it is compared. */
  public enum Operator {
    EQUALS,
    NOT_EQUALS,
    STARTS_WITH,
    MATCHES,
    WITHIN
  }

  /** Whether this holds; a value the call does not have equals nothing. */
  public boolean holds(Circumstances circumstances) {
    String actual = circumstances.queue();
    return (operator == Operator.NOT_EQUALS) != value.equals(actual);
  }
}
