package io.trunkline.core.trigger;

import io.trunkline.core.Kept;
import io.trunkline.core.Problem;
import java.util.ArrayList;
import java.util.HashSet;
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
  /** The channel of calls. */
  public static final String VOICE = "voice";

  private static final int LONGEST_NAME = 80;
  private static final int MOST = 50;

  public Trigger {
    all = List.copyOf(all);
    any = List.copyOf(any);
    actions = List.copyOf(actions);
  }

  /**
   * Whether every one of {@code all} holds and, where there are any, one of {@code any}. Throws
   * when a condition is broken: {@link TriggerEngine} is for the path of a call.
   */
  public boolean matches(Circumstances circumstances) {
    return all.stream().allMatch(condition -> condition.holds(circumstances))
        && (any.isEmpty() || any.stream().anyMatch(condition -> condition.holds(circumstances)));
  }

  /**
   * What is wrong with it, for people; empty when nothing is. Whether the accounts and
   * configurations of its actions exist is for whoever keeps them.
   */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      problems.add(
          new Problem(
              "name",
              name.isBlank() ? "is empty" : "is too long",
              "give 1 to " + LONGEST_NAME + " characters"));
    }
    if (!VOICE.equalsIgnoreCase(channel)) {
      problems.add(new Problem("channel", "'" + channel + "' is unknown", "choose " + VOICE));
    }
    addConditions(problems, "all", all);
    addConditions(problems, "any", any);
    addActions(problems);
    return List.copyOf(problems);
  }

  private static void addConditions(
      List<Problem> problems, String block, List<Condition> conditions) {
    if (conditions.size() > MOST) {
      problems.add(new Problem(block, "has too many conditions", "keep it to " + MOST));
    }
    for (int i = 0; i < conditions.size(); i++) {
      problems.addAll(conditions.get(i).problems(block + "[" + i + "]"));
    }
  }

  private void addActions(List<Problem> problems) {
    if (on && actions.isEmpty()) {
      problems.add(
          new Problem(
              "actions", "a trigger without one does nothing", "add one, or switch it OFF"));
    }
    if (actions.size() > MOST) {
      problems.add(new Problem("actions", "are too many", "keep them to " + MOST));
    }
    var seen = new HashSet<List<String>>();
    for (int i = 0; i < actions.size(); i++) {
      TriggerAction action = actions.get(i);
      if (!seen.add(List.of(action.accountId(), action.configurationId()))) {
        problems.add(
            new Problem(
                "actions[" + i + "]",
                "leaves the same ticket a second time",
                "remove it, or choose another configuration"));
      }
    }
  }
}
