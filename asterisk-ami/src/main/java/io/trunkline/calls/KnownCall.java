package io.trunkline.calls;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A living call as it must be kept to go on with it after a restart; matched by uniqueids.
 *
 * @param linkedIds all linkedids that mean this call
 * @param segment the present segment, or null before the first
 * @param segments how many segments there have been
 */
public record KnownCall(
    CallId call,
    Set<String> linkedIds,
    List<KnownLeg> legs,
    int segments,
    @Nullable KnownSegment segment,
    List<KnownAgent> agents,
    Map<String, String> variables,
    List<String> recordings,
    boolean recorded) {
  public KnownCall {
    linkedIds = Set.copyOf(linkedIds);
    legs = List.copyOf(legs);
    agents = List.copyOf(agents);
    variables = Map.copyOf(variables);
    recordings = List.copyOf(recordings);
  }

  /** One leg; {@code firstExten} is what it dialled when it came. */
  public record KnownLeg(
      String uniqueId,
      String linkedId,
      String channel,
      String firstExten,
      @Nullable String number,
      @Nullable String name) {}

  /** The present passage; {@code customer} is a uniqueid. */
  public record KnownSegment(
      Direction direction,
      @Nullable String queue,
      String customer,
      boolean offered,
      boolean answered,
      boolean left,
      boolean parked,
      @Nullable String dialledNumber) {}

  /**
   * An agent's part that is not over: {@link Status#RING}, {@link Status#ANSWER} or {@link
   * Status#HOLD}.
   *
   * @param calling whether the agent is the one who called
   * @param leg the agent's leg, by uniqueid
   * @param far the other party's leg, by uniqueid, or null
   */
  public record KnownAgent(
      String agent, Status status, boolean calling, String leg, @Nullable String far) {}
}
