package io.trunkline.core.trigger;

import io.trunkline.calls.Direction;
import io.trunkline.core.SafePattern;
import io.trunkline.core.trigger.Condition.BrokenCondition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which triggers fire. It keeps nothing of the calls, only the triggers it saw last, made
 * ready: a change of the triggers counts from the next question on. Never throws. Safe for use from
 * several threads.
 */
public final class TriggerEngine {
  private volatile Ready ready = new Ready(List.of(), List.of());

  /**
   * What the triggers say to a call event.
   *
   * @param fired those that fire, in their order
   * @param broken those that are ON and cannot be judged; they never fire
   */
  public record Verdict(List<Trigger> fired, List<Broken> broken) {
    public Verdict {
      fired = List.copyOf(fired);
      broken = List.copyOf(broken);
    }
  }

  /** A trigger that cannot be judged, and why. */
  public record Broken(Trigger trigger, String words) {}

  /** Asks all triggers. OFF ones, and those of another channel, are never asked. */
  public Verdict judge(Circumstances circumstances, List<Trigger> triggers) {
    List<Trigger> fired = new ArrayList<>();
    List<Broken> broken = new ArrayList<>();
    if (!Direction.INTERNAL.word().equalsIgnoreCase(circumstances.direction())) {
      for (Rule rule : rules(triggers)) {
        try {
          if (rule.matches(circumstances)) {
            fired.add(rule.trigger);
          }
        } catch (BrokenCondition | SafePattern.TooHard reason) {
          broken.add(new Broken(rule.trigger, String.valueOf(reason.getMessage())));
        }
      }
    }
    return new Verdict(fired, broken);
  }

  private List<Rule> rules(List<Trigger> triggers) {
    Ready last = ready;
    if (!last.triggers.equals(triggers)) {
      last =
          new Ready(
              List.copyOf(triggers),
              triggers.stream().filter(TriggerEngine::isAsked).map(Rule::of).toList());
      ready = last;
    }
    return last.rules;
  }

  private static boolean isAsked(Trigger trigger) {
    return trigger.on() && Trigger.VOICE.equalsIgnoreCase(trigger.channel());
  }

  private record Ready(List<Trigger> triggers, List<Rule> rules) {}

  /** A trigger made ready; {@code broken} says why it cannot be judged. */
  private record Rule(Trigger trigger, List<Judge> all, List<Judge> any, @Nullable String broken) {

    static Rule of(Trigger trigger) {
      try {
        return new Rule(
            trigger,
            trigger.all().stream().map(Judge::of).toList(),
            trigger.any().stream().map(Judge::of).toList(),
            null);
      } catch (BrokenCondition reason) {
        return new Rule(trigger, List.of(), List.of(), String.valueOf(reason.getMessage()));
      }
    }

    boolean matches(Circumstances circumstances) {
      if (broken != null) {
        throw new BrokenCondition(broken);
      }
      return all.stream().allMatch(judge -> judge.holds(circumstances))
          && (any.isEmpty() || any.stream().anyMatch(judge -> judge.holds(circumstances)));
    }
  }
}
