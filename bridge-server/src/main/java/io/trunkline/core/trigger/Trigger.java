package io.trunkline.core.trigger;

import io.trunkline.core.Kept;
import java.util.List;

/**
 * An administrator's rule: when a call event meets the conditions, each action leaves a ticket.
 *
 * @param id made by us
 * @param name for people
 * @param channel {@code voice}, the only one so far
 * @param on whether it is ever asked
 * @param all conditions that must all hold
 * @param any conditions of which one must hold, where there are any
 * @param actions what to do when it fires
 */
public record Trigger(
    String id,
    String name,
    String channel,
    boolean on,
    List<Condition> all,
    List<Condition> any,
    List<TriggerAction> actions)
    implements Kept {
  public Trigger {
    all = List.copyOf(all);
    any = List.copyOf(any);
    actions = List.copyOf(actions);
  }

  /** Whether every one of {@code all} holds and, where there are any, one of {@code any}. */
  public boolean matches(Circumstances circumstances) {
    return all.stream().allMatch(condition -> condition.holds(circumstances))
        && (any.isEmpty() || any.stream().anyMatch(condition -> condition.holds(circumstances)));
  }
}
