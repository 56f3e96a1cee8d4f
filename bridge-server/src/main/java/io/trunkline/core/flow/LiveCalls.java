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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls that are not over. Flow thread only; grows with living calls alone. */
final class LiveCalls {
  private final Pbxs pbxs;
  private final Clicks clicks;
  private final Map<CallId, LiveCall> callById = new HashMap<>();
  private final Map<String, Set<CallId>> callsByAgent = new HashMap<>();
  private final Map<String, Site> siteByPbx = new HashMap<>();

  LiveCalls(FlowPorts ports, FlowTime time) {
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

  /** The call is over. */
  Optional<LiveCall> remove(CallId id) {
    clicks.forget(id);
    LiveCall call = callById.remove(id);
    if (call != null) {
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

  private record Site(@Nullable Pbx pbx, String name, String country, NumberPlan plan) {}
}
