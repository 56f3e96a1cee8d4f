package io.trunkline.calls;

import java.time.Instant;
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
   * @param dialledBy who dialled it, by uniqueid, or null
   * @param dialAnswered whether whoever was dialled has answered
   * @param originated whether an Originate dialled it
   * @param handedOn whether it handed its party on, and takes nothing over in its bridge
   * @param sentOn whether a blind transfer has sent it on
   * @param member as whom a queue dialled it, or null
   * @param recordings how many recordings run on it; null is none
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
      boolean askedForEnd,
      @Nullable String dialledBy,
      boolean dialAnswered,
      boolean originated,
      boolean handedOn,
      boolean sentOn,
      @Nullable KnownMember member,
      @Nullable Integer recordings) {}

  /** As whom a queue dials an agent. */
  public record KnownMember(String queue, String deviceInterface, @Nullable String memberName) {}

  /**
   * One passage.
   *
   * @param number its number in the call
   * @param customer the served party's leg, by uniqueid
   * @param taken somebody's phone answered
   * @param left the caller is no longer in the queue
   * @param closed its end without an answer has been said
   * @param place where in the dialplan its caller was when it began, or null
   * @param queued what the queue has said of the wait, or null
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
      @Nullable String dialledNumber,
      @Nullable String place,
      @Nullable KnownWait queued) {}

  /** A caller's wait in a queue, in the queue's own words. */
  public record KnownWait(
      @Nullable String position,
      @Nullable String originalPosition,
      @Nullable String count,
      @Nullable String holdTime,
      @Nullable Instant joinedAt,
      @Nullable Instant leftAt) {}

  /**
   * An agent's part that is not over: {@link Status#RING}, {@link Status#ANSWER} or {@link
   * Status#HOLD}.
   *
   * @param segment the number of the segment
   * @param calling whether the agent is the one who called
   * @param leg the agent's leg, by uniqueid
   * @param far the other party's leg, by uniqueid, or null
   * @param rings the legs that still ring: the agent's phones, or those that he calls
   * @param apart whether the two are in no common bridge, and nobody has said why
   * @param ringTime how long it rang, in the queue's word, or null
   */
  public record KnownAgent(
      int segment,
      String agent,
      Status status,
      boolean calling,
      String leg,
      @Nullable String far,
      List<String> rings,
      boolean apart,
      @Nullable String ringTime) {
    public KnownAgent {
      rings = List.copyOf(rings);
    }
  }
}
