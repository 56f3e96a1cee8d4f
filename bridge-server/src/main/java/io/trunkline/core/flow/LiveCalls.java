package io.trunkline.core.flow;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.dial.CustomerNumber;
import io.trunkline.core.dial.NumberPlan;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.dial.Pbxs;
import io.trunkline.core.pop.ToPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The calls that are not over, and the last of those that are, for as long as somebody may still
 * look at their cards. Flow thread only; grows with living calls alone.
 */
final class LiveCalls {
  private static final int MOST_ENDED = 2_000;
  private static final Duration LATELY = Duration.ofHours(8);

  private final FlowTime time;
  private final Pbxs pbxs;
  private final Clicks clicks;
  private final Map<CallId, LiveCall> callById = new HashMap<>();
  private final Map<CallId, Ended> endedById = new LinkedHashMap<>();
  private final Map<String, Set<CallId>> callsByAgent = new HashMap<>();
  private final Map<String, Site> siteByPbx = new HashMap<>();

  LiveCalls(FlowPorts ports, FlowTime time) {
    this.time = time;
    this.pbxs = ports.pbxs();
    this.clicks = new Clicks(ports.callBook(), time, this::lives);
  }

  /** The records that were clicked for calls, also for those that have not begun. */
  Clicks clicks() {
    return clicks;
  }

  private boolean lives(String call) {
    return callById.keySet().stream().anyMatch(id -> id.toString().equals(call));
  }

  /** The call that an event belongs to; begun when it is the first of it. */
  LiveCall of(CallEvent event) {
    Site site = site(event.call().pbx());
    LiveCall call = callById.computeIfAbsent(event.call(), id -> begin(id, site, event));
    if (event.number() != null && !event.number().equals(call.number().raw())) {
      call.number(number(site, event));
    }
    return call;
  }

  private LiveCall begin(CallId id, Site site, CallEvent event) {
    LiveCall call = new LiveCall(id, site.name(), site.country(), number(site, event));
    clicks
        .of(id)
        .filter(record -> event.segment() == 1 || isClicked(site, record, call.number()))
        .ifPresent(call::clicked);
    return call;
  }

  /** After a restart a call goes on in whatever passage it is: then the number decides. */
  private static boolean isClicked(Site site, ClickedRecord record, CustomerNumber number) {
    CustomerNumber clicked = site.plan().customer(record.match().phone(), Direction.INBOUND);
    return !number.text().isEmpty() && clicked.text().equals(number.text());
  }

  private static CustomerNumber number(Site site, CallEvent event) {
    return site.plan().customer(event.number(), event.direction());
  }

  private Site site(String pbxId) {
    Optional<Pbx> pbx = pbxs.find(pbxId);
    Site known = siteByPbx.get(pbxId);
    if (known == null || !Optional.ofNullable(known.pbx()).equals(pbx)) {
      known =
          new Site(
              pbx.orElse(null),
              pbx.map(Pbx::name).orElse(pbxId),
              pbx.map(Pbx::country).orElse(""),
              pbx.map(NumberPlan::of).orElseGet(() -> new NumberPlan("", "", List.of())));
      siteByPbx.put(pbxId, known);
    }
    return known;
  }

  /** The agent has or had this call. */
  void concerns(LiveCall call, String agentId) {
    callsByAgent.computeIfAbsent(agentId, id -> new HashSet<>()).add(call.id());
  }

  /** The call of this name, while it lives. */
  Optional<LiveCall> find(CallId id) {
    return Optional.ofNullable(callById.get(id));
  }

  /** The call of this name, while it lives and for some hours after. */
  Optional<LiveCall> lately(CallId id) {
    return find(id).or(() -> ended(id));
  }

  /** The call of this name that an agent has or had lately. */
  Optional<LiveCall> lately(String name, String agentId) {
    return Stream.concat(
            of(agentId).stream(), endedById.keySet().stream().flatMap(id -> ended(id).stream()))
        .filter(call -> call.id().toString().equals(name))
        .filter(call -> call.cards().containsKey(agentId))
        .findFirst();
  }

  /**
   * The call of this name, or one that was over before this run of the bridge and of which a ticket
   * tells: what becomes known of it late is for all its tickets.
   */
  LiveCall latelyOr(CallId id, Supplier<LiveCall> told) {
    return lately(id)
        .orElseGet(
            () -> {
              LiveCall call = told.get();
              remember(call);
              return call;
            });
  }

  private Optional<LiveCall> ended(CallId id) {
    return Optional.ofNullable(endedById.get(id))
        .filter(ended -> time.now().isBefore(ended.at().plus(LATELY)))
        .map(Ended::call);
  }

  private void remember(LiveCall call) {
    endedById.put(call.id(), new Ended(call, time.now()));
    endedById.keySet().removeIf(id -> ended(id).isEmpty());
    Iterator<CallId> oldest = endedById.keySet().iterator();
    while (endedById.size() > MOST_ENDED) {
      oldest.next();
      oldest.remove();
    }
  }

  /** The call is over. */
  Optional<LiveCall> remove(CallId id) {
    clicks.forget(id);
    LiveCall call = callById.remove(id);
    if (call != null) {
      remember(call);
      for (String agentId : call.cards().keySet()) {
        callsByAgent.computeIfPresent(
            agentId, (same, ids) -> ids.remove(id) && ids.isEmpty() ? null : ids);
      }
    }
    return Optional.ofNullable(call);
  }

  /** The live calls that concern an agent, oldest card first. */
  List<LiveCall> of(String agentId) {
    List<LiveCall> calls = new ArrayList<>();
    for (CallId id : callsByAgent.getOrDefault(agentId, Set.of())) {
      LiveCall call = callById.get(id);
      if (call != null) {
        calls.add(call);
      }
    }
    calls.sort(
        Comparator.comparing((LiveCall call) -> since(call, agentId))
            .thenComparing(call -> call.id().linkedId()));
    return calls;
  }

  private static Instant since(LiveCall call, String agentId) {
    ToPage.Card card = call.cards().get(agentId);
    return card == null ? Instant.MAX : card.since();
  }

  /** Whether a call rings at this agent. */
  boolean isRinging(String agentId) {
    return of(agentId).stream()
        .map(call -> call.cards().get(agentId))
        .anyMatch(card -> card != null && card.status().equals(Status.RING.word()));
  }

  /** How many there are. */
  int count() {
    return callById.size();
  }

  private record Ended(LiveCall call, Instant at) {}

  private record Site(@Nullable Pbx pbx, String name, String country, NumberPlan plan) {}
}
