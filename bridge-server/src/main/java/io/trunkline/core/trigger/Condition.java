package io.trunkline.core.trigger;

import io.trunkline.core.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a trigger. A value that the call does not have, or has empty, equals nothing,
 * begins with nothing and matches nothing; so "not equals" holds for it.
 *
 * @param field what is compared
 * @param variable the custom variable's name, for {@link Field#VARIABLE} only
 * @param operator how
 * @param value with what; a time window reads {@code Mon-Fri 09:00-17:30}
 */
public record Condition(Field field, @Nullable String variable, Operator operator, String value) {

  /** What a condition may look at, and how each is compared. */
  public enum Field {
    /** Without case: Asterisk's app_queue knows its queues without case. */
    QUEUE,
    /** A word of {@link io.trunkline.calls.Status}, without case. */
    STATUS,
    /** A word of {@link io.trunkline.calls.Direction}, without case. */
    DIRECTION,
    /** With case, as Asterisk names its endpoints. */
    ROUTE,
    /** The agent's id, exactly. */
    AGENT,
    /**
     * As one number in whatever spelling; a pattern is compared with the international form, where
     * there is one.
     */
    NUMBER,
    /** Likewise; what was dialled is compared as it was dialled. */
    DIALLED,
    /** With case. */
    PBX,
    /** Name and value with case, as Asterisk's channel variables. */
    VARIABLE,
    /** Equals means within, not equals outside. */
    TIME;

    /** The operators that make sense for it, in the order in which people are offered them. */
    public List<Operator> operators() {
      return switch (this) {
        case STATUS, DIRECTION, AGENT -> List.of(Operator.EQUALS, Operator.NOT_EQUALS);
        case TIME -> List.of(Operator.WITHIN, Operator.EQUALS, Operator.NOT_EQUALS);
        case QUEUE, ROUTE, NUMBER, DIALLED, PBX, VARIABLE ->
            List.of(Operator.EQUALS, Operator.NOT_EQUALS, Operator.STARTS_WITH, Operator.MATCHES);
      };
    }
  }

  /** How it is compared. */
  public enum Operator {
    EQUALS,
    NOT_EQUALS,
    STARTS_WITH,
    /** A regular expression of the whole value. */
    MATCHES,
    WITHIN
  }

  /**
   * Whether this holds.
   *
   * @throws BrokenCondition when it cannot be judged; {@link TriggerEngine} turns that into words
   */
  public boolean holds(Circumstances circumstances) {
    return Judge.of(this).holds(circumstances);
  }

  /**
   * What is wrong with it; empty when nothing is.
   *
   * @param place where it stands in its trigger, such as {@code all[0]}
   */
  public List<Problem> problems(String place) {
    return ConditionCheck.of(this, place);
  }

  /** A condition cannot be judged: words for people. */
  static final class BrokenCondition extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenCondition(String words) {
      super(words);
    }
  }
}
