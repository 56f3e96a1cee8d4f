package io.trunkline.ami.wire;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader makes messages of. What nobody wants costs no allocation: of every hundred
 * events some thirty are VarSets, and of those one or two matter. Responses are always wanted.
 * Immutable.
 */
public final class Wanted {
  private final boolean everything;
  private final Set<String> events;
  private final Set<String> variables;
  private final ByteNames eventNames;
  private final ByteNames variableNames;

  private Wanted(boolean everything, Set<String> events, Set<String> variables) {
    this.everything = everything;
    this.events = Set.copyOf(events);
    this.variables = Set.copyOf(variables);
    eventNames = new ByteNames(this.events);
    variableNames = new ByteNames(this.variables);
  }

  /** Every block there is. */
  public static Wanted everything() {
    return new Wanted(true, Set.of(), Set.of());
  }

  /**
   * Events by name, VarSet only when it sets one of these variables.
   *
   * @param events event names; a VarSet among them means every VarSet
   * @param variables channel variables by name; an inherited {@code __NAME} counts as {@code NAME}
   */
  public static Wanted of(Set<String> events, Set<String> variables) {
    return new Wanted(false, events, variables);
  }

  /** The same and these events. */
  public Wanted and(Set<String> more) {
    Set<String> both = new HashSet<>(events);
    both.addAll(more);
    return new Wanted(everything, both, variables);
  }

  /**
   * Whether this event is among them, letters without case, as the reader compares; a VarSet counts
   * only when every VarSet is wanted.
   */
  public boolean wants(String event) {
    return everything || events.stream().anyMatch(event::equalsIgnoreCase);
  }

  boolean anyBlock() {
    return everything;
  }

  /** The number of the event with this name among those asked for, or -1. */
  int event(byte[] bytes, int start, int end) {
    return eventNames.find(bytes, start, end);
  }

  /** The event's name as a text if it is spelt as it was asked for, else null. */
  @Nullable String text(int event, byte[] bytes, int start, int end) {
    return eventNames.text(event, bytes, start, end);
  }

  boolean anyVariable() {
    return !variables.isEmpty();
  }

  boolean variable(byte[] bytes, int start, int end) {
    int name = start;
    while (name < end && name - start < 2 && bytes[name] == '_') {
      name++;
    }
    return variableNames.contains(bytes, name, end)
        || (name > start && variableNames.contains(bytes, start, end));
  }
}
