package io.trunkline.calls;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the PBX has said of a call up to an event, beside the event itself. Immutable.
 *
 * @param uniqueId the customer's channel (outbound: the agent's), by Asterisk's uniqueid
 * @param system headers under their lower-case names as administrators know them ({@code
 *     calleridnum}, {@code destcalleridnum}, {@code holdtime}, {@code membername} ...), as far as
 *     known
 * @param variables the watched channel variables that are set, by name
 * @param recordings recording files in the order they began, as the PBX names them
 * @param recorded whether a recording has begun
 * @param recordingNow whether one is running
 * @param did the number the caller dialled to reach us, or null
 * @param dialled what the agent's phone dialled, or null on an inbound segment
 * @param route the outbound route: the route variable's value, else the trunk's endpoint, or null
 * @param agentChannel the channel name of this agent's leg, or null
 */
public record CallFacts(
    String uniqueId,
    Map<String, String> system,
    Map<String, String> variables,
    List<String> recordings,
    boolean recorded,
    boolean recordingNow,
    @Nullable String did,
    @Nullable String dialled,
    @Nullable String route,
    @Nullable String agentChannel) {
  public CallFacts {
    system = system instanceof SystemFacts ? system : Map.copyOf(system);
    variables = Map.copyOf(variables);
    recordings = List.copyOf(recordings);
  }
}
