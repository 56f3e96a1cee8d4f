package io.trunkline.edge.pbx;

import com.google.gson.JsonParseException;
import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.CallSink;
import io.trunkline.calls.CallTracker;
import io.trunkline.calls.KnownCall;
import io.trunkline.core.flow.CallBook;
import io.trunkline.json.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between a tracker and the flow, and keeps every live call in the book as it is now, so
 * that a restart of the bridge loses none. Tracker's thread only, but for {@link #endAll}.
 */
final class LiveBook implements CallSink {
  private static final Logger log = LoggerFactory.getLogger(LiveBook.class);
  private final CallBook book;
  private final CallSink flow;
  private final Clock clock;
  private final Map<CallId, CallStory> storyByCall = new HashMap<>();
  private final Set<CallId> changed = new LinkedHashSet<>();
  private boolean closed;

  /**
   * Has no call yet.
   *
   * @param clock for what the PBX tells without a time: read back, or with timestamps off
   */
  LiveBook(CallBook book, CallSink flow, Clock clock) {
    this.clock = clock;
    this.book = book;
    this.flow = flow;
  }

  /** The calls of a PBX that lived when an earlier run of the bridge ended. */
  static List<SavedCall> saved(CallBook book, String pbxId) {
    List<SavedCall> calls = new ArrayList<>();
    for (Map.Entry<String, String> entry : book.all().entrySet()) {
      if (entry.getKey().startsWith(pbxId + "/")) {
        try {
          calls.add(Json.gson().fromJson(entry.getValue(), SavedCall.class));
        } catch (JsonParseException | IllegalArgumentException | NullPointerException unreadable) {
          log.warn("call={} stage=start outcome=forgotten reason=unreadable", entry.getKey());
          watch(entry.getKey(), book.forget(entry.getKey()));
        }
      }
    }
    return calls;
  }

  /** Takes in what an earlier run kept. */
  synchronized void takeIn(List<SavedCall> calls) {
    for (SavedCall call : calls) {
      CallStory story = story(call.known().call());
      call.living().forEach(story::add);
    }
  }

  @Override
  public synchronized void happened(CallEvent told) {
    if (closed) {
      return;
    }
    CallEvent event = timed(told);
    flow.happened(event);
    changed.add(event.call());
    story(event.call()).add(event);
  }

  /** When it was told again after a restart, it must not seem to happen only then. */
  private CallEvent timed(CallEvent event) {
    return event.at() != null
        ? event
        : new CallEvent(
            event.call(),
            event.segment(),
            event.status(),
            event.direction(),
            event.queue(),
            event.agent(),
            event.number(),
            event.name(),
            event.reason(),
            clock.instant(),
            event.facts());
  }

  @Override
  public synchronized void ended(CallId call) {
    if (!closed) {
      end(call);
    }
  }

  /** The flow forgets it in the book, once it has written down what the end has changed. */
  private void end(CallId call) {
    flow.ended(call);
    changed.remove(call);
    storyByCall.remove(call);
  }

  /** The PBX is not followed any more: what lived there is over for us. */
  synchronized void endAll() {
    closed = true;
    List.copyOf(storyByCall.keySet()).forEach(this::end);
  }

  /** Writes down the calls that changed since it was called last. */
  synchronized void keep(CallTracker tracker) {
    if (closed || changed.isEmpty()) {
      return;
    }
    for (CallId id : changed) {
      tracker.known(id).ifPresent(known -> keep(id, known));
    }
    changed.clear();
  }

  private void keep(CallId id, KnownCall known) {
    String state = Json.gson().toJson(new SavedCall(known, story(id).events()));
    watch(id.toString(), book.keep(id.toString(), state));
  }

  /** A call that could not be written down goes on all the same; only a restart would lose it. */
  private static void watch(String call, CompletableFuture<Void> write) {
    CompletableFuture<Void> unused =
        write.exceptionally(
            failure -> {
              log.warn("call={} stage=book outcome=not-kept reason={}", call, failure.getMessage());
              return null;
            });
  }

  private CallStory story(CallId id) {
    return storyByCall.computeIfAbsent(id, call -> new CallStory());
  }
}
