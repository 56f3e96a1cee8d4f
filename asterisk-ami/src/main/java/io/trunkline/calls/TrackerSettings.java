package io.trunkline.calls;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a tracker must be told about its PBX. The predicates are asked again with every event, so
 * that a change in the console holds from the next event on; they are called on the tracker's
 * thread and must be quick.
 *
 * @param pbx the PBX's name in our settings
 * @param agents whether an interface ({@code PJSIP/1001}) is an agent's
 * @param inside whether an extension ({@code 1001}, the interface without its technology) is inside
 *     though no agent's; {@link ExtensionPatterns} reads the administrator's patterns
 * @param variables whether a channel variable is watched, by its plain name
 * @param routeVariable the channel variable that names the outbound route
 */
public record TrackerSettings(
    String pbx,
    Predicate<String> agents,
    Predicate<String> inside,
    Predicate<String> variables,
    String routeVariable) {
  /** The route variable where the administrator has named no other. */
  public static final String DEFAULT_ROUTE_VARIABLE = "OUTROUTE";

  /** What the tracker itself lives on, whatever the administrator declares. */
  private static final Set<String> NEEDED =
      Set.of(CallLog.RECORDING_VARIABLE, Channels.SENT_ON, Channels.ON_HOLD);

  /** Settings with these agents and watched variables, nobody else inside. */
  public static TrackerSettings of(String pbx, Set<String> agents, Set<String> variables) {
    return new TrackerSettings(
        pbx, agents::contains, e -> false, variables::contains, DEFAULT_ROUTE_VARIABLE);
  }

  /**
   * The names of all variables that the tracker has a use for: whoever filters VarSet by name, or
   * asks the PBX for values, takes these. One that is left out is missed without a word.
   *
   * @param declared those that the administrator has declared, which {@code variables} can only be
   *     asked for one by one
   */
  public Set<String> watchedVariables(Set<String> declared) {
    Set<String> watched = new HashSet<>(declared);
    watched.addAll(NEEDED);
    watched.add(routeVariable);
    return Set.copyOf(watched);
  }

  /** Whether the tracker has a use for this variable; the decoder may skip all others. */
  public boolean watches(String variable) {
    return variable.equals(routeVariable) || NEEDED.contains(variable) || variables.test(variable);
  }
}
