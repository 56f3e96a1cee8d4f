package io.trunkline.core.flow;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.recording.Recording;
import io.trunkline.core.recording.RecordingLinks;
import io.trunkline.core.recording.Recordings;
import io.trunkline.core.ticket.Account;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is known of the recordings of live calls. A call has one from when the PBX first says
 * that it records; its reference stands until it is forgotten. Flow thread only.
 */
final class RecordedCalls {
  private static final Logger log = LoggerFactory.getLogger(RecordedCalls.class);
  private static final Duration WRITE_AGAIN = Duration.ofSeconds(1);

  /** What only an agent who talks, or has talked, can do. */
  private static final Set<Status> TALKING =
      EnumSet.of(
          Status.ANSWER,
          Status.HOLD,
          Status.UNHOLD,
          Status.TRANSFER,
          Status.PARK,
          Status.RETRIEVE,
          Status.HANGUP);

  private final Recordings recordings;
  private final RecordingLinks links;
  private final FlowTime time;
  private final Map<CallId, Recording> recordingByCall = new HashMap<>();

  RecordedCalls(Recordings recordings, RecordingLinks links, FlowTime time) {
    this.recordings = recordings;
    this.links = links;
    this.time = time;
  }

  /** Takes in what an earlier run left; a call of which nothing was heard for a day is over. */
  void takeIn(List<Recording> earlier) {
    for (Recording recording : earlier) {
      if (recording.stage(time.now()) == Recording.Stage.OLD) {
        keep(recording.ended(recording.changedAt()));
      } else {
        recordingByCall.put(recording.call(), recording);
      }
    }
  }

  /** Learns from an event; what is new is written down before a ticket can name it. */
  void follow(Moment moment) {
    CallEvent event = moment.event();
    LiveCall call = moment.call();
    if (moment.agentId() != null && TALKING.contains(event.status())) {
      call.talks(moment.agentId());
    }
    Recording before = recordingByCall.get(call.id());
    boolean recorded = event.facts().recorded() || !event.facts().recordings().isEmpty();
    if (event.direction() == Direction.INTERNAL || (before == null && !recorded)) {
      return;
    }
    Recording known = before == null ? begun(call) : before;
    Recording now =
        known.with(call.number().text(), call.talkers(), event.facts().recordings(), time.now());
    if (!now.equals(before)) {
      recordingByCall.put(call.id(), now);
      keep(now);
    }
  }

  private Recording begun(LiveCall call) {
    return new Recording(
        links.references().get(),
        call.id(),
        call.number().text(),
        Set.of(),
        List.of(),
        time.now(),
        null);
  }

  /** The call is over, whether or not anything else is known of it. */
  void ended(CallId call) {
    Recording recording = recordingByCall.remove(call);
    if (recording != null) {
      keep(recording.ended(time.now()));
    }
  }

  /** The link to this call's recording, as this account's tickets show it; empty for none. */
  Optional<String> link(CallId call, Account account) {
    return Optional.ofNullable(recordingByCall.get(call))
        .map(recording -> links.url(account.proxyAddress(), recording.reference()));
  }

  /** The same as an account without an address of its own shows it. */
  Optional<String> link(CallId call) {
    return Optional.ofNullable(recordingByCall.get(call))
        .map(recording -> links.url(null, recording.reference()));
  }

  private void keep(Recording recording) {
    time.whenAnswered(
        recordings.keep(recording), (done, failure) -> kept(recording, failure != null));
  }

  /** What was learnt since must not be undone: the newest is written. */
  private void kept(Recording recording, boolean failed) {
    if (!failed) {
      log.info(
          "call={} stage=recording outcome={} files={}",
          recording.call(),
          recording.endedAt() == null ? "going-on" : "ended",
          recording.files().size());
      return;
    }
    log.error("call={} stage=recording outcome=not-written; trying again", recording.call());
    time.after(
        WRITE_AGAIN,
        () -> {
          Recording now = recordingByCall.get(recording.call());
          if (recording.endedAt() != null || now != null) {
            keep(recording.endedAt() != null || now == null ? recording : now);
          }
        });
  }
}
