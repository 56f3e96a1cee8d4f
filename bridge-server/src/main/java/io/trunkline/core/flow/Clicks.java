package io.trunkline.core.flow;

import io.trunkline.calls.CallId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clicked records of calls that live or are about to begin. They are in the book of live calls
 * too, so that a restart of the bridge forgets none. Flow thread only.
 */
final class Clicks {
  private static final Logger log = LoggerFactory.getLogger(Clicks.class);

  /** No call is named so: before the slash stands the id of a PBX, which has no blank. */
  private static final String KEY = "clicked ";

  /** No phone rings that long: what does not live by then never will. */
  private static final Duration BEGUN = Duration.ofMinutes(10);

  private final CallBook book;
  private final FlowTime time;
  private final Predicate<String> lives;
  private final Map<String, ClickedRecord> clickedByCall = new HashMap<>();

  /**
   * Knows no click yet.
   *
   * @param lives whether a call of this name goes on
   */
  Clicks(CallBook book, FlowTime time, Predicate<String> lives) {
    this.book = book;
    this.time = time;
    this.lives = lives;
  }

  /** Takes in what an earlier run of the bridge kept. */
  void takeIn(Map<String, String> kept) {
    kept.forEach(
        (key, text) -> {
          if (key.startsWith(KEY)) {
            String call = key.substring(KEY.length());
            ClickedRecord.fromText(text).ifPresent(clicked -> clickedByCall.put(call, clicked));
            forgetUnlessItBegins(call);
          }
        });
  }

  /** This record was clicked for a call that will have this name. */
  void keep(CallId call, ClickedRecord clicked) {
    clickedByCall.put(call.toString(), clicked);
    watch(call.toString(), book.keep(KEY + call, clicked.text()));
    forgetUnlessItBegins(call.toString());
  }

  /** The record that was clicked for this call. */
  Optional<ClickedRecord> of(CallId call) {
    return Optional.ofNullable(clickedByCall.get(call.toString()));
  }

  /** The call is over, or never was. */
  void forget(CallId call) {
    if (clickedByCall.containsKey(call.toString())) {
      forget(call.toString());
    }
  }

  private void forgetUnlessItBegins(String call) {
    time.after(
        BEGUN,
        () -> {
          if (!lives.test(call)) {
            forget(call);
          }
        });
  }

  private void forget(String call) {
    clickedByCall.remove(call);
    watch(call, book.forget(KEY + call));
  }

  private void watch(String call, CompletableFuture<Void> write) {
    time.whenAnswered(
        write,
        (done, failure) -> {
          if (failure != null) {
            log.warn("call={} stage=book outcome=not-kept reason={}", call, failure.getMessage());
          }
        });
  }
}
