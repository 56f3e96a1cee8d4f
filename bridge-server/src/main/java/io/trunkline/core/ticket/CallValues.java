package io.trunkline.core.ticket;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.CustomerNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Works out the values of the system variables: what the PBX said, and over it what the bridge
 * knows better. One object per call of {@link #all}.
 */
final class CallValues {
  private final CallEvent event;
  private final CustomerNumber number;
  private final @Nullable Agent agent;
  private final CallTimes times;
  private final ZoneId zone;
  private final Map<String, String> values = new HashMap<>();

  CallValues(
      CallEvent event, CustomerNumber number, @Nullable Agent agent, CallTimes times, ZoneId zone) {
    this.event = event;
    this.number = number;
    this.agent = agent;
    this.times = times;
    this.zone = zone;
  }

  /** All values that are there; empty ones are left out. */
  Map<String, String> all(String pbx, @Nullable String recordingUrl) {
    event.facts().system().forEach((name, value) -> put(VariableCatalogue.key(name), value));
    addParties();
    addCall();
    addAgent();
    addTimes();
    if (event.queue() != null) {
      addQueue();
    }
    put("pbx", pbx);
    put("recordingurl", recordingUrl);
    return values;
  }

  private void addParties() {
    boolean outbound = event.direction() == Direction.OUTBOUND;
    String customer = number.text();
    String side = outbound ? "destcallerid" : "callerid";
    set(side + "num", customer);
    put(side + "name", event.name());
    set("number", customer);
    put("name", event.name());
    put("did", event.facts().did());
    String raw = number.raw();
    String dialled =
        outbound ? first(event.facts().dialled(), raw) : first(event.facts().did(), "");
    put("dialled", dialled);
    put("source", outbound ? extension() : customer);
    put("destination", outbound ? customer : dialled);
    String caller = values.getOrDefault("calleridname", "");
    String from = values.getOrDefault("calleridnum", "");
    put("callerid", caller.isEmpty() ? from : ("\"" + caller + "\" <" + from + ">"));
  }

  private void addCall() {
    put("direction", event.direction().word());
    put("type", event.direction().word());
    put("status", event.status().word());
    put("reason", event.reason());
    put("queue", event.queue());
    put("route", event.facts().route());
    put("uniqueid", event.facts().uniqueId());
    put("linkedid", event.call().linkedId());
  }

  private void addAgent() {
    if (agent != null) {
      put("agentname", agent.name());
      put("agentemail", agent.email());
      values.putIfAbsent("membername", agent.name());
    }
    put("interface", event.agent());
    put("extension", extension());
  }

  private void addTimes() {
    putTime("starttime", times.started());
    putTime("answertime", times.answered());
    putTime("endtime", times.ended());
    if (times.answered() == null) {
      values.remove("ringtime"); // AgentRingNoAnswer gives milliseconds, AgentConnect seconds
    }
    putSeconds("ringtime", times.rang(), times.answered());
    putSeconds("talktime", times.answered(), times.ended());
    putSeconds("duration", times.started(), times.ended());
    if (times.ended() != null) {
      put("billableseconds", "0");
      putSeconds("billableseconds", times.answered(), times.ended());
      put("disposition", disposition());
    }
  }

  private void addQueue() {
    Instant left = first(times.answered(), times.ended());
    putTime("queuecallerjoinat", times.started());
    putTime("queuecallerleaveat", left);
    if (left != null && !values.containsKey("holdtime")) {
      putSeconds("holdtime", times.started(), left);
    }
    if (times.ended() == null) {
      return;
    }
    if (times.answered() != null) {
      put("queuecallercomplete", "1");
      putTime("queuecallercompleteat", times.ended());
      return;
    }
    if (event.status() == Status.ABANDON) {
      put("queuecallerabandon", "1");
      putTime("queuecallerabandonat", times.ended());
      return;
    }
    put("queuecallerexit", "1");
  }

  private String disposition() {
    if (times.answered() != null) {
      return "ANSWERED";
    }
    return switch (event.status()) {
      case BUSY -> "BUSY";
      case FAILED -> "FAILED";
      default -> "NO ANSWER";
    };
  }

  private String extension() {
    String phone = event.agent();
    return phone == null ? "" : phone.substring(phone.indexOf('/') + 1);
  }

  /** Sets a value, or keeps the one that is there when this one is empty. */
  private void put(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      values.put(name, value);
    }
  }

  /** Sets a value even when it is empty: the PBX's own word shall not show through. */
  private void set(String name, String value) {
    values.remove(name);
    put(name, value);
  }

  private void putTime(String name, @Nullable Instant at) {
    if (at != null) {
      values.put(name, CallVariables.time(at, zone));
    }
  }

  private void putSeconds(String name, @Nullable Instant from, @Nullable Instant to) {
    if (from != null && to != null) {
      values.put(name, Long.toString(Math.max(0, Duration.between(from, to).toSeconds())));
    }
  }

  private static String first(@Nullable String one, String other) {
    return one == null || one.isEmpty() ? other : one;
  }

  private static @Nullable Instant first(@Nullable Instant one, @Nullable Instant other) {
    return one == null ? other : one;
  }
}
