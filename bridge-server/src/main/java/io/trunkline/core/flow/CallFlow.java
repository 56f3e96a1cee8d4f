package io.trunkline.core.flow;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.CallSink;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.ledger.Ledger;
import io.trunkline.core.ledger.Passage;
import io.trunkline.core.ticket.CallSheet;
import io.trunkline.core.ticket.RecentCalls;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The story of a call: the card first, then the search for its customer, then the tickets it
 * leaves. Flow thread only.
 */
final class CallFlow implements CallSink {
  private static final Logger log = LoggerFactory.getLogger(CallFlow.class);

  private final Agents agents;
  private final LiveCalls calls;
  private final Cards cards;
  private final Customers customers;
  private final TicketPlan plan;
  private final TicketEnds ends;
  private final RecordedCalls recorded;
  private final RecentCalls recent;
  private final Ledger ledger;
  private final CallBook book;
  private final FlowTime time;

  /** What is kept of calls beside their tickets. */
  record Kept(RecordedCalls recorded, RecentCalls recent) {}

  CallFlow(
      FlowPorts ports,
      LiveCalls calls,
      Cards cards,
      Customers customers,
      TicketPlan plan,
      TicketEnds ends,
      Kept kept,
      FlowTime time) {
    this.agents = ports.agents();
    this.calls = calls;
    this.cards = cards;
    this.customers = customers;
    this.plan = plan;
    this.ends = ends;
    this.recorded = kept.recorded();
    this.recent = kept.recent();
    this.ledger = ports.ledger();
    this.book = ports.callBook();
    this.time = time;
  }

  @Override
  public void happened(CallEvent event) {
    Moment moment = moment(event);
    cards.show(moment);
    log.info(
        "call={} agent={} number={} stage=call outcome={}",
        event.call(),
        moment.agentId(),
        moment.call().number().masked(),
        event.status().word());
    if (event.direction() == Direction.INTERNAL) {
      return;
    }
    recorded.follow(moment);
    search(moment);
    plan.follow(moment);
    ends.follow(moment);
    if (moment.segment().isFirstAnswer()) {
      recent.answered(
          moment.call().id(), moment.segment().number(), sheet(moment.call(), moment.segment()));
    }
  }

  private Moment moment(CallEvent event) {
    Instant at = event.at() == null ? time.now() : event.at();
    LiveCall call = calls.of(event);
    LiveSegment segment = call.segment(event, at);
    plan.recall(call, segment);
    Agent agent =
        event.agent() == null
            ? null
            : agents.at(new Agent.Line(event.call().pbx(), event.agent())).orElse(null);
    segment.happened(event, agent == null ? null : agent.id(), at);
    if (agent != null) {
      calls.concerns(call, agent.id());
    }
    return new Moment(event, call, segment, agent, at);
  }

  /** While it rings, and at the latest when it is answered; the card never waits for it. */
  private void search(Moment moment) {
    Status status = moment.event().status();
    if (moment.agent() == null || (status != Status.RING && status != Status.ANSWER)) {
      return;
    }
    customers.search(
        moment.call(),
        plan.likelyTargets(moment).stream()
            .map(target -> CustomerWish.of(target, moment.agent()))
            .toList());
    cards.matches(moment.call(), moment.agent().id());
  }

  @Override
  public void ended(CallId id) {
    calls
        .remove(id)
        .ifPresent(
            call -> {
              Instant now = time.now();
              call.segments().forEach(segment -> segment.endedWith(now));
              cards.end(call, now);
              plan.ended(call);
              ends.ended(call);
              call.segments().forEach(segment -> recent(call, segment));
              call.segments().forEach(segment -> note(call, segment, now));
            });
    recorded.ended(id);
    forget(id);
  }

  /**
   * Only now, behind what its end has changed in the ledger: until that is on disk, a restart must
   * find the call and end it again.
   */
  private void forget(CallId id) {
    time.whenAnswered(
        book.forget(id.toString()),
        (done, failure) -> {
          if (failure != null) {
            log.warn("call={} stage=book outcome=not-forgotten", id, failure);
          }
        });
  }

  /** An administrator may try a configuration on it. */
  private void recent(LiveCall call, LiveSegment segment) {
    if (segment.telling().direction() != Direction.INTERNAL) {
      recent.over(call.id(), segment.number(), sheet(call, segment));
    }
  }

  private CallSheet sheet(LiveCall call, LiveSegment segment) {
    String agentId = segment.answeredBy();
    return new CallSheet(
        segment.telling(),
        call.pbxName(),
        call.number(),
        agentId == null ? null : agents.find(agentId).orElse(null),
        segment.times(),
        recorded.link(call.id()).orElse(null));
  }

  /** So that nothing vanishes: a passage without a ticket says why. */
  private void note(LiveCall call, LiveSegment segment, Instant now) {
    if (segment.telling().direction() == Direction.INTERNAL) {
      return;
    }
    if (!segment.broken().isEmpty()) {
      String words = String.join(" ", segment.broken());
      write(new Passage(call.id(), segment.number(), now, Passage.Outcome.BROKEN_TRIGGER, words));
    }
    if (segment.hasFired()) {
      return;
    }
    boolean agent = segment.hasAgent();
    Passage.Outcome why = agent ? Passage.Outcome.NO_TRIGGER : Passage.Outcome.NO_AGENT;
    String words =
        agent
            ? "No trigger that is ON matched any of its events."
            : "It concerned no agent's phone, and no trigger matched.";
    log.info("call={} segment={} stage=trigger outcome={}", call.id(), segment.number(), why);
    write(new Passage(call.id(), segment.number(), now, why, words));
  }

  private void write(Passage passage) {
    time.whenAnswered(
        ledger.note(passage),
        (done, failure) -> {
          if (failure != null) {
            log.warn("call={} stage=ledger outcome=not-written", passage.call(), failure);
          }
        });
  }

  /**
   * Takes up a call that an earlier run of the bridge followed, as it was then: its cards are there
   * again, and its tickets are known. What that run had no time to plan or to release any more is
   * made up for; what the ledger has fires no second time.
   */
  void resume(CallEvent event) {
    Moment moment = moment(event);
    cards.show(moment);
    recorded.follow(moment);
    search(moment);
    if (event.direction() != Direction.INTERNAL) {
      plan.follow(moment);
      ends.follow(moment);
    }
  }
}
