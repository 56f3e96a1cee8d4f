package io.trunkline.core.flow;

import io.trunkline.calls.CallId;
import io.trunkline.calls.Direction;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.ledger.ReferenceTaken;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.Configurations;
import io.trunkline.core.trigger.Circumstances;
import io.trunkline.core.trigger.Trigger;
import io.trunkline.core.trigger.TriggerAction;
import io.trunkline.core.trigger.TriggerEngine;
import io.trunkline.core.trigger.Triggers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which tickets a call leaves, and when each is due: planned when a trigger fires, once per
 * passage; due when somebody answers, or, if nobody does, when the passage ends. Flow thread only.
 */
final class TicketPlan {
  private static final Logger log = LoggerFactory.getLogger(TicketPlan.class);

  /** References are long random words: one that is taken twice in a row is no chance. */
  private static final int MOST_REFERENCES = 5;

  private final Triggers triggers;
  private final Accounts accounts;
  private final Configurations configurations;
  private final TicketBook book;
  private final Drafting drafting;
  private final Filing filing;
  private final HandOver handOver;
  private final Supplier<String> references;
  private final TriggerEngine engine = new TriggerEngine();
  private final Map<LiveSegment, List<String>> heldBySegment = new HashMap<>();
  private final Map<CallId, List<LedgerRow>> earlierByCall = new HashMap<>();

  /** Plans nothing yet. */
  TicketPlan(
      FlowPorts ports, TicketBook book, Drafting drafting, Filing filing, HandOver handOver) {
    this.triggers = ports.triggers();
    this.accounts = ports.accounts();
    this.configurations = ports.configurations();
    this.references = ports.references();
    this.book = book;
    this.drafting = drafting;
    this.filing = filing;
    this.handOver = handOver;
  }

  /** Fires what matches now, and files what is due by now. */
  void follow(Moment moment) {
    if (!isDirectTransfer(moment)) {
      fire(moment);
    }
    settle(moment);
  }

  /**
   * A direct transfer to an extension is a new passage in which nothing fires again. Where nobody
   * had answered before, it is no transfer: the dialplan tries the next phone.
   */
  private static boolean isDirectTransfer(Moment moment) {
    return LiveCall.mayBeHandedOn(moment.event())
        && moment.call().mayHaveBeenAnsweredBefore(moment.segment());
  }

  private void fire(Moment moment) {
    TriggerEngine.Verdict verdict = engine.judge(drafting.circumstances(moment), triggers.all());
    for (TriggerEngine.Broken broken : verdict.broken()) {
      log.warn(
          "call={} trigger={} stage=trigger outcome=BROKEN_TRIGGER reason={}",
          moment.call().id(),
          broken.trigger().name(),
          broken.words());
      moment.segment().broke(broken.trigger().name() + ": " + broken.words());
    }
    for (Trigger trigger : verdict.fired()) {
      if (moment.segment().fires(trigger.id())) {
        for (int action = 0; action < trigger.actions().size(); action++) {
          plan(moment, trigger, action, 1);
        }
      }
    }
  }

  private void plan(Moment moment, Trigger trigger, int action, int attempts) {
    TriggerAction what = trigger.actions().get(action);
    Optional<Target> target = target(what);
    if (target.isEmpty()) {
      log.warn(
          "call={} trigger={} stage=trigger outcome=BROKEN_TRIGGER reason=account or configuration"
              + " is gone",
          moment.call().id(),
          trigger.name());
      moment.segment().broke(trigger.name() + ": its account or configuration is gone.");
      return;
    }
    LedgerRow.Cause cause =
        new LedgerRow.Cause(
            moment.call().id(),
            moment.segment().number(),
            trigger.id(),
            action,
            what.accountId(),
            what.configurationId());
    String reference = references.get();
    LedgerRow row =
        LedgerRow.planned(
            reference,
            cause,
            drafting.draft(target.get(), moment, reference),
            what.fileAtOnce() ? moment.agentId() : null,
            drafting.now());
    if (!what.fileAtOnce()) {
      heldBySegment.computeIfAbsent(moment.segment(), segment -> new ArrayList<>()).add(reference);
    }
    book.plan(
        row,
        what.fileAtOnce() ? () -> filing.due(row) : () -> {},
        refusal -> {
          forget(moment.segment(), reference);
          if (refusal instanceof ReferenceTaken && attempts < MOST_REFERENCES) {
            plan(moment, trigger, action, attempts + 1);
            settle(moment);
          }
        });
  }

  /** The ledger does not take it. */
  private void forget(LiveSegment segment, String reference) {
    heldBySegment.computeIfPresent(
        segment, (same, held) -> held.remove(reference) && held.isEmpty() ? null : held);
    drafting.done(reference);
    filing.over(reference);
  }

  /** The action's account and configuration, while both are there. */
  Optional<Target> target(TriggerAction action) {
    return accounts
        .find(action.accountId())
        .flatMap(
            account ->
                configurations
                    .find(action.configurationId())
                    .map(configuration -> new Target(account, configuration)));
  }

  /**
   * The actions that would file this call's tickets if somebody answered now: with whose accounts
   * and search settings the customer is looked for while it rings.
   */
  List<Target> likelyTargets(Moment moment) {
    Circumstances now = drafting.circumstances(moment);
    List<Trigger> fired = new ArrayList<>(engine.judge(now, triggers.all()).fired());
    fired.addAll(engine.judge(drafting.answered(now), triggers.all()).fired());
    return fired.stream()
        .flatMap(trigger -> trigger.actions().stream())
        .flatMap(action -> target(action).stream())
        .distinct()
        .toList();
  }

  private void settle(Moment moment) {
    String answeredBy = moment.segment().answeredBy();
    if (answeredBy != null) {
      release(moment.call(), moment.segment(), answeredBy);
      if (moment.segment().isFirstAnswer()) {
        handOver(moment, answeredBy);
      }
    } else if (moment.segment().endedAt() != null) {
      release(moment.call(), moment.segment(), ownerUnanswered(moment));
    }
  }

  /** What was filed at once is whoever answers it; what a transfer handed on, if it follows. */
  private void handOver(Moment moment, String agentId) {
    for (LedgerRow row : book.ofCall(moment.call().id())) {
      if (row.agentId() != null && row.segment() == moment.segment().number()) {
        if (row.draft().sheet() != null) {
          book.takeIn(drafting.told(row, moment.call(), moment.segment(), agentId));
        }
        handOver(row, agentId);
      }
    }
    if (isDirectTransfer(moment)) {
      Set<Integer> handedOn = moment.call().handedOn(moment.segment());
      everPlanned(moment.call()).stream()
          .filter(row -> handedOn.contains(row.segment()) && row.agentId() != null)
          .filter(this::ownerFollows)
          .forEach(row -> handOver(row, agentId));
    }
  }

  private void handOver(LedgerRow row, String agentId) {
    if (!agentId.equals(row.agentId())) {
      handOver.to(row.reference(), agentId);
    }
  }

  /** The tickets of a call, also those that are over, and those of an earlier run of the bridge. */
  private List<LedgerRow> everPlanned(LiveCall call) {
    Set<String> references = new LinkedHashSet<>();
    earlierByCall
        .getOrDefault(call.id(), List.of())
        .forEach(row -> references.add(row.reference()));
    references.addAll(call.references());
    book.ofCall(call.id()).forEach(row -> references.add(row.reference()));
    return references.stream().flatMap(one -> book.everKnown(one).stream()).toList();
  }

  private boolean ownerFollows(LedgerRow row) {
    return accounts.find(row.accountId()).map(Account::ownerFollowsCall).orElse(false);
  }

  /** Who placed a call owns it even when nobody took it; what came in unanswered is nobody's. */
  private static @Nullable String ownerUnanswered(Moment moment) {
    return moment.event().direction() == Direction.OUTBOUND ? moment.agentId() : null;
  }

  /** What an earlier run of the bridge has planned for a call that lives, whatever became of it. */
  void takeIn(CallId call, List<LedgerRow> rows) {
    earlierByCall.put(call, rows);
  }

  /** Nothing more will come: what is still held is due. */
  void ended(LiveCall call) {
    earlierByCall.remove(call.id());
    Set<String> released = new HashSet<>();
    for (LiveSegment segment : call.segments()) {
      String agentId = segment.answeredBy() == null ? segment.placedBy() : segment.answeredBy();
      released.addAll(release(call, segment, agentId));
    }
    for (LedgerRow row : book.ofCall(call.id())) {
      boolean waits = row.state() == LedgerState.PLANNED && row.agentId() == null;
      if (waits && !released.contains(row.reference())) {
        filing.due(row);
      }
    }
  }

  /** What this or an earlier run of the bridge has planned for the passage, if it is new to us. */
  void recall(LiveCall call, LiveSegment segment) {
    if (!segment.isNew()) {
      return;
    }
    for (LedgerRow row : earlierByCall.getOrDefault(call.id(), List.of())) {
      if (row.segment() == segment.number()) {
        segment.fires(row.triggerId());
      }
    }
    for (LedgerRow row : book.ofCall(call.id())) {
      if (row.segment() == segment.number()) {
        segment.fires(row.triggerId());
        if (row.state() == LedgerState.PLANNED && row.agentId() == null) {
          heldBySegment.computeIfAbsent(segment, same -> new ArrayList<>()).add(row.reference());
        }
      }
    }
  }

  /** Nobody has told for long what became of its passage: nobody answered, as far as we know. */
  void overdue(String reference) {
    heldBySegment.values().forEach(held -> held.remove(reference));
    heldBySegment.values().removeIf(List::isEmpty);
    book.row(reference)
        .filter(row -> row.state() == LedgerState.PLANNED && row.agentId() == null)
        .ifPresent(filing::due);
  }

  /** What was held in a passage is due; its references. */
  private List<String> release(LiveCall call, LiveSegment segment, @Nullable String agentId) {
    List<String> held = Optional.ofNullable(heldBySegment.remove(segment)).orElse(List.of());
    for (String reference : held) {
      book.row(reference)
          .ifPresent(
              row -> {
                LedgerRow owned = drafting.anew(row, call, segment, agentId).ownedBy(agentId);
                book.change(owned, LedgerRow.BRIDGE, () -> filing.due(owned));
              });
    }
    return held;
  }

  /** An action's account and configuration. */
  record Target(Account account, Configuration configuration) {}
}
