package io.trunkline.edge.pbx;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallFacts;
import io.trunkline.calls.CallId;
import io.trunkline.calls.CallSink;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.flow.CallBook;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is kept of live calls, and what becomes of them when their PBX is removed. */
final class LiveBookTest {
  private static final CallId CALL = new CallId("main", "1.1");

  /** Without what has been added since. */
  private static final String KEPT_BEFORE =
      """
      {"known":{"call":{"pbx":"main","linkedId":"1.1"},"linkedIds":["1.1"],"legs":[
      {"uniqueId":"1.1","linkedId":"1.1","channel":"PJSIP/trunk-1","firstExten":"100",
      "rang":false,"dialEnded":false,"askedForEnd":false}],"segments":1,"passages":[
      {"number":1,"direction":"INBOUND","queue":"sales","customer":"1.1","offered":true,
      "answered":false,"taken":false,"left":false,"closed":false,"parked":false}],"agents":[
      {"segment":1,"agent":"PJSIP/1001","status":"RING","calling":false,"leg":"1.1"}],
      "variables":{},"recordings":[],"recorded":false},"living":[]}
      """;

  private final Shelf shelf = new Shelf();
  private final Told told = new Told();
  private final LiveBook book = new LiveBook(shelf, told, Clock.systemUTC());

  @Test
  void endsTheCallsOfAPbxThatIsNotFollowedAnyMore() {
    book.happened(answered());

    book.endAll();
    book.happened(answered());

    assertThat(told.ended).containsExactly(CALL);
    assertThat(told.events).isEqualTo(1);
  }

  @Test
  void readsWhatAnOlderVersionKept() {
    shelf.keep(CALL.toString(), KEPT_BEFORE);

    List<SavedCall> saved = LiveBook.saved(shelf, "main");

    assertThat(saved)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.known().call()).isEqualTo(CALL);
              assertThat(one.known().legs().get(0).dialledBy()).isNull();
              assertThat(one.known().agents().get(0).rings()).isEmpty();
              assertThat(one.known().passages().get(0).queued()).isNull();
            });
  }

  private static CallEvent answered() {
    CallFacts facts =
        new CallFacts("1.1", Map.of(), Map.of(), List.of(), false, false, null, null, null, null);
    return new CallEvent(
        CALL,
        1,
        Status.ANSWER,
        Direction.INBOUND,
        "sales",
        "PJSIP/1001",
        "+393331234567",
        null,
        null,
        Instant.EPOCH,
        facts);
  }

  private static final class Told implements CallSink {
    final List<CallId> ended = new ArrayList<>();
    int events;

    @Override
    public void happened(CallEvent event) {
      events++;
    }

    @Override
    public void ended(CallId call) {
      ended.add(call);
    }
  }

  private static final class Shelf implements CallBook {
    private final Map<String, String> states = new LinkedHashMap<>();

    @Override
    public CompletableFuture<Void> keep(String call, String state) {
      states.put(call, state);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> forget(String call) {
      states.remove(call);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public Map<String, String> all() {
      return states;
    }
  }
}
