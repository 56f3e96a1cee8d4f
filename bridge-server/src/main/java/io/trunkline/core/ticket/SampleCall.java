package io.trunkline.core.ticket;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallFacts;
import io.trunkline.calls.CallId;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.NumberPlan;
import io.trunkline.core.dial.Pbx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call that somebody made up to try a configuration on. What is left out is as in a usual call:
 * it came in two minutes ago, rang after five seconds, was answered after four more, and was talked
 * for eighty seconds.
 *
 * @param direction {@code INBOUND} or {@code OUTBOUND}; null for inbound
 * @param answered whether somebody answered; null for yes
 * @param queue the queue it came through, or null
 * @param number the customer's number in the PBX's word, or null when withheld
 * @param name the customer's name, or null
 * @param agentId who answered or placed it, or null
 * @param pbxId whose call it is; null for the first PBX
 * @param did the number that was called, or null
 * @param route the outbound route, or null
 * @param startedAt when it began, or null
 * @param system values of further system variables, by name; null for none
 * @param variables values of custom variables, by their exact names; null for none
 */
public record SampleCall(
    @Nullable Direction direction,
    @Nullable Boolean answered,
    @Nullable String queue,
    @Nullable String number,
    @Nullable String name,
    @Nullable String agentId,
    @Nullable String pbxId,
    @Nullable String did,
    @Nullable String route,
    @Nullable Instant startedAt,
    @Nullable Map<String, Object> system,
    @Nullable Map<String, Object> variables) {
  private static final Duration BEFORE = Duration.ofMinutes(2);
  private static final Duration TO_RING = Duration.ofSeconds(5);
  private static final Duration TO_ANSWER = Duration.ofSeconds(9);
  private static final Duration TO_END = Duration.ofSeconds(89);

  /** An inbound call of a queue and a number that nobody has. */
  public static SampleCall usual() {
    return new SampleCall(
        Direction.INBOUND,
        true,
        "sales",
        "+390655512345",
        "Mario Rossi",
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * The call as its ticket would be written from it.
   *
   * @param agent whom {@code agentId} names
   * @param pbx whose call it is; empty where there is none yet
   * @param now what time it is
   */
  public RecentCalls.Recent asRecent(Optional<Agent> agent, Optional<Pbx> pbx, Instant now) {
    Instant start = startedAt == null ? now.minus(BEFORE) : startedAt;
    boolean talked = answered == null || answered;
    Instant talk = talked ? start.plus(TO_ANSWER) : null;
    Instant end = start.plus(TO_END);
    CallTimes over = new CallTimes(start, start.plus(TO_RING), talk, end);
    CallSheet ended = sheet(talked ? Status.HANGUP : unanswered(), agent, pbx, over);
    if (!talked) {
      return new RecentCalls.Recent("sample", ended, ended);
    }
    CallTimes talking = new CallTimes(start, start.plus(TO_RING), talk, null);
    return new RecentCalls.Recent("sample", sheet(Status.ANSWER, agent, pbx, talking), ended);
  }

  private Direction way() {
    return direction == null ? Direction.INBOUND : direction;
  }

  private Status unanswered() {
    return way() == Direction.OUTBOUND ? Status.NOANSWER : Status.ABANDON;
  }

  private CallSheet sheet(
      Status status, Optional<Agent> agent, Optional<Pbx> pbx, CallTimes times) {
    String host = pbx.map(Pbx::id).orElse("sample");
    String phone =
        agent
            .flatMap(
                who -> who.lines().stream().filter(line -> line.pbx().equals(host)).findFirst())
            .map(Agent.Line::phone)
            .orElse(null);
    String linkedId = times.started().getEpochSecond() + ".1";
    CallEvent event =
        new CallEvent(
            new CallId(host, linkedId),
            1,
            status,
            way(),
            queue,
            phone,
            number,
            name,
            status == Status.HANGUP ? "customer" : null,
            times.ended() == null ? times.answered() : times.ended(),
            facts(linkedId));
    NumberPlan plan = pbx.map(NumberPlan::of).orElseGet(() -> new NumberPlan("", "", List.of()));
    return new CallSheet(
        event,
        pbx.map(Pbx::name).orElse(""),
        plan.customer(number, way()),
        agent.orElse(null),
        times,
        null);
  }

  private CallFacts facts(String linkedId) {
    Map<String, String> words = new HashMap<>(texts(system));
    words.putIfAbsent("uniqueid", linkedId);
    boolean out = way() == Direction.OUTBOUND;
    return new CallFacts(
        linkedId,
        words,
        texts(variables),
        List.of(),
        false,
        false,
        did,
        out ? number : null,
        route,
        null);
  }

  private static Map<String, String> texts(@Nullable Map<String, Object> values) {
    return values == null
        ? Map.of()
        : values.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> String.valueOf(one.getValue())));
  }
}
