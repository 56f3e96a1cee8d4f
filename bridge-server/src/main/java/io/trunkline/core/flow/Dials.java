package io.trunkline.core.flow;

import io.trunkline.calls.CallId;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.dial.DialOutcome;
import io.trunkline.core.dial.DialRate;
import io.trunkline.core.dial.DialRules;
import io.trunkline.core.dial.Dialer;
import io.trunkline.core.dial.Dialling;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.dial.ToDial;
import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.AgentSessions;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent's wish to call somebody: whether it may be, and who is told what became of it. The
 * agent's own phone ringing is no call yet; from its answer on the PBX's events tell. Flow thread
 * only.
 */
final class Dials {
  private static final Logger log = LoggerFactory.getLogger(Dials.class);
  private static final int LONGEST_NAME = 64;
  private static final int CALLS = 10;
  private static final Duration WITHIN = Duration.ofMinutes(1);

  private final FlowPorts ports;
  private final AgentSessions sessions;
  private final Clicks clicks;
  private final FlowTime time;
  private final Supplier<String> references;
  private final DialRate rate;
  private final Set<String> ringing = new HashSet<>();
  private final Map<String, ToPage.Phone> toldByAgent = new HashMap<>();

  Dials(FlowPorts ports, AgentSessions sessions, Clicks clicks, FlowTime time) {
    this.ports = ports;
    this.sessions = sessions;
    this.clicks = clicks;
    this.time = time;
    this.references = ports.references();
    this.rate = new DialRate(CALLS, WITHIN, time.clock());
  }

  /** A page's agent wants to call somebody. */
  void dial(AgentPage page, FromPage.Dial wish) {
    if (wish.dial().isEmpty() || wish.dial().length() > LONGEST_NAME) {
      return;
    }
    Place place = place(page.agentId());
    if (place.ready() == null) {
      refuse(page, wish, place.words());
    } else if (ringing.contains(page.agentId())) {
      refuse(page, wish, "Your phone rings for a call already. Pick it up, or let it ring out.");
    } else {
      Ready ready = place.ready();
      DialRules.of(ready.pbx(), ready.dialling())
          .plan(wish.number())
          .match(can -> begin(page, wish, ready, can), no -> refuse(page, wish, no.sentence()));
    }
  }

  private boolean begin(AgentPage page, FromPage.Dial wish, Ready ready, ToDial.Allowed number) {
    Optional<Duration> wait = rate.begin(page.agentId());
    if (wait.isPresent()) {
      long seconds = Math.max(1, wait.get().toSeconds() + 1);
      return refuse(
          page,
          wish,
          "You have begun " + CALLS + " calls in a minute. Try again in " + seconds + " seconds.");
    }
    CallId call = new CallId(ready.pbx().id(), "dial-" + references.get());
    Optional.ofNullable(wish.clicked())
        .flatMap(clicked -> ClickedRecord.of(clicked, wish.number()))
        .ifPresent(clicked -> clicks.keep(call, clicked));
    ringing.add(page.agentId());
    log.info(
        "call={} agent={} number={} stage=dial outcome=asked",
        call,
        page.agentId(),
        number.number().masked());
    page.send(dialled(wish, ToPage.Dialled.State.RINGING, number, null));
    time.whenAnswered(
        ports.dialer().dial(order(ready, call, number)),
        (outcome, failure) -> answered(page, wish, call, number, outcome));
    return true;
  }

  private static Dialer.Order order(Ready ready, CallId call, ToDial.Allowed number) {
    Dialling dialling = ready.dialling();
    return new Dialer.Order(
        ready.pbx().id(),
        ready.phone(),
        call.linkedId(),
        dialling.context(),
        number.dialled(),
        dialling.callerId(number.number().text(), extension(ready.phone())),
        Duration.ofSeconds(dialling.ringSeconds()));
  }

  /** {@code PJSIP/1001} is 1001, {@code Local/1003@agents} is 1003. */
  private static String extension(String phone) {
    String name = phone.substring(phone.indexOf('/') + 1);
    int end = name.indexOf('@');
    return end < 0 ? name : name.substring(0, end);
  }

  private void answered(
      AgentPage page,
      FromPage.Dial wish,
      CallId call,
      ToDial.Allowed number,
      @Nullable DialOutcome answer) {
    DialOutcome outcome = answer == null ? DialOutcome.of(DialOutcome.Kind.UNKNOWN) : answer;
    ringing.remove(page.agentId());
    log.info("call={} agent={} stage=dial outcome={}", call, page.agentId(), outcome.kind());
    boolean over = !outcome.answered() && outcome.kind() != DialOutcome.Kind.UNKNOWN;
    if (over) {
      clicks.forget(call);
    }
    ToPage.Dialled news =
        outcome.answered()
            ? dialled(wish, ToPage.Dialled.State.ANSWERED, number, null)
            : dialled(wish, ToPage.Dialled.State.FAILED, number, outcome.words());
    sessions.current(page).ifPresent(open -> open.send(news));
  }

  private static ToPage.Dialled dialled(
      FromPage.Dial wish,
      ToPage.Dialled.State state,
      ToDial.Allowed number,
      @Nullable String words) {
    return new ToPage.Dialled(wish.dial(), state, number.number().display(), words);
  }

  private static boolean refuse(AgentPage page, FromPage.Dial wish, String words) {
    log.info("agent={} stage=dial outcome=refused reason={}", page.agentId(), words);
    page.send(new ToPage.Dialled(wish.dial(), ToPage.Dialled.State.FAILED, null, words));
    return false;
  }

  /** Tells a page that has just opened whether its agent can call. */
  void greet(AgentPage page) {
    ToPage.Phone phone = phone(page.agentId());
    toldByAgent.put(page.agentId(), phone);
    page.send(phone);
  }

  /** Tells whoever can call now and could not, or the other way round. */
  void phonesChanged() {
    toldByAgent.keySet().retainAll(Set.copyOf(sessions.agents()));
    for (String agentId : sessions.agents()) {
      ToPage.Phone phone = phone(agentId);
      if (!phone.equals(toldByAgent.put(agentId, phone))) {
        sessions.pages(agentId).forEach(page -> page.send(phone));
      }
    }
  }

  private ToPage.Phone phone(String agentId) {
    Place place = place(agentId);
    boolean ready = place.ready() != null;
    return new ToPage.Phone(ready, ready ? null : place.words());
  }

  /** The agent's first phone on a PBX that can be asked, or why there is none. */
  private Place place(String agentId) {
    String words = "You have no phone. Ask your administrator to give you one.";
    Agents agents = ports.agents();
    for (Agent.Line line : agents.find(agentId).map(Agent::lines).orElse(java.util.List.of())) {
      Pbx pbx = ports.pbxs().find(line.pbx()).orElse(null);
      Dialling dialling = pbx == null ? null : pbx.dialling();
      if (pbx == null || dialling == null) {
        words = "Calls from this page are not set up. Dial on your phone.";
        continue;
      }
      Optional<String> trouble = ports.dialer().trouble(pbx.id());
      if (trouble.isEmpty()) {
        return new Place(new Ready(pbx, dialling, line.phone()), "");
      }
      words = trouble.get();
    }
    return new Place(null, words);
  }

  private record Ready(Pbx pbx, Dialling dialling, String phone) {}

  private record Place(@Nullable Ready ready, String words) {}
}
