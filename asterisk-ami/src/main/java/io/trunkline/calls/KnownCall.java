package io.trunkline.calls;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A living call as it must be kept to go on with it after a restart; matched by uniqueids.
 *
 * @param linkedIds all linkedids that mean this call
 * @param segments how many segments there have been
 * @param passages the segments that are not over, the present one last
 */
public record KnownCall(
    CallId call,
    Set<String> linkedIds,
    List<KnownLeg> legs,
    int segments,
    List<KnownSegment> passages,
    List<KnownAgent> agents,
    Map<String, String> variables,
    List<String> recordings,
    boolean recorded) {
  public KnownCall {
    linkedIds = Set.copyOf(linkedIds);
    legs = List.copyOf(legs);
    passages = List.copyOf(passages);
    agents = List.copyOf(agents);
    variables = Map.copyOf(variables);
    recordings = List.copyOf(recordings);
  }

  /**
   * One leg.
   *
   * @param firstExten what it dialled when it came
   * @param rang whether its phone has rung
   * @param dialEnded whether it is known how its being called ended
   * @param askedForEnd whether its own far side has hung up
   */
  public record KnownLeg(
      String uniqueId,
      String linkedId,
      String channel,
      String firstExten,
      @Nullable String number,
      @Nullable String name,
      boolean rang,
      boolean dialEnded,
      boolean askedForEnd) {}

  /**
   * One passage.
   *
   * @param number its number in the call
   * @param customer the served party's leg, by uniqueid
   * @param taken somebody's phone answered
   * @param left the caller is no longer in the queue
   * @param closed its end without an answer has been said
   */
  public record KnownSegment(
      int number,
      Direction direction,
      @Nullable String queue,
      String customer,
      boolean offered,
      boolean answered,
      boolean taken,
      boolean left,
      boolean closed,
      boolean parked,
      @Nullable String dialledNumber) {}

  /**
   * An agent's part that is not over: {@link Status#RING}, {@link Status#ANSWER} or {@link
   * Status#HOLD}.
   *
   * @param segment the number of the segment
   * @param calling whether the agent is the one who called
   * @param leg the agent's leg, by uniqueid
   * @param far the other party's leg, by uniqueid, or null
   */
  public record KnownAgent(
      int segment,
      String agent,
      Status status,
      boolean calling,
      String leg,
      @Nullable String far) {}
}
