package io.trunkline.edge.pbx;

import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.action.Originate;
import io.trunkline.ami.client.AmiException;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.ChannelSnapshot;
import io.trunkline.core.dial.DialOutcome;
import io.trunkline.core.dial.DialOutcome.Kind;
import io.trunkline.core.dial.Dialer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls that one PBX was asked to place and whose agent's phone has not answered yet. Orders
 * come from any thread, events from the listener's.
 *
 * <p>OriginateResponse says that it failed, and seldom why: a phone that answers 486 gives Reason 0
 * (seen on Asterisk 16 and 22). Why is in the end of the phone's leg: HangupRequest, DialEnd,
 * Hangup. Asterisk writes the two from different threads, so either may come first: a failure
 * without a reason waits a moment for the leg's end.
 */
final class Originates {
  /** Asterisk's own word, and the way there, may take so long after the last ring. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  /** How long the leg's end may come after the OriginateResponse. */
  private static final Duration LATE = Duration.ofSeconds(1);

  private static final int RANG_OUT = 3;
  private static final int BUSY = 5;
  private static final int USER_BUSY = 17;
  private static final int REJECTED = 21;

  private final String username;
  private final Map<String, Pending> pendingById = new ConcurrentHashMap<>();

  /**
   * Nothing was asked yet.
   *
   * @param username the AMI user, for the words of a refusal
   */
  Originates(String username) {
    this.username = username;
  }

  /**
   * Asks for a call; the answer always comes. The PBX's response is taken on the listener's thread,
   * before any event behind it: a phone that could not even be called has no channel, and the
   * failure then bears the ActionID only.
   */
  CompletableFuture<DialOutcome> ask(AmiLink link, Dialer.Order order) {
    Pending pending = new Pending();
    pendingById.put(order.linkedId(), pending);
    Duration most = order.ring().plus(GRACE);
    CompletableFuture<DialOutcome> outcome =
        pending.outcome.completeOnTimeout(
            DialOutcome.of(Kind.UNKNOWN), most.toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<AmiResponse> sent = link.sendInOrder(originate(order).action());
    CompletableFuture<Void> unused =
        sent.handle(
            (answer, failure) -> {
              pending.taken(answer, failure, username);
              return null;
            });
    return outcome.whenComplete((done, failure) -> pendingById.remove(order.linkedId()));
  }

  private static Originate originate(Dialer.Order order) {
    boolean local = order.phone().startsWith("Local/");
    return new Originate(
        order.phone(),
        order.context(),
        order.number(),
        order.linkedId(),
        local ? order.linkedId() + ";2" : null,
        order.callerId(),
        order.ring(),
        Map.of());
  }

  /** An event of the PBX; listener's thread. */
  void on(AmiEvent event) {
    if (pendingById.isEmpty()) {
      return;
    }
    if (event instanceof AmiEvent.Newstate state) {
      with(state.channel().uniqueId(), order -> order.sees(state.channel().state()));
    } else if (event instanceof AmiEvent.Hangup hangup) {
      with(hangup.channel().uniqueId(), order -> order.legEnds(hangup.cause()));
    } else if (event instanceof AmiEvent.HangupRequest request) {
      with(request.channel().uniqueId(), order -> order.legEnds(request.cause()));
    } else if (event instanceof AmiEvent.DialEnd end) {
      with(end.dest().uniqueId(), order -> order.dialEnds(end.dialStatus()));
    } else if (event instanceof AmiEvent.OriginateResponse response) {
      with(response.uniqueId(), order -> order.ended(response));
      pendingById.values().stream()
          .filter(order -> !order.actionId.isEmpty() && order.actionId.equals(response.actionId()))
          .forEach(order -> order.ended(response));
    }
  }

  private void with(@Nullable String id, Consumer<Pending> act) {
    Pending pending = id == null ? null : pendingById.get(id);
    if (pending != null) {
      act.accept(pending);
    }
  }

  /** The link broke: what was asked may happen or not, and nobody will say so. */
  void linkLost() {
    pendingById.values().forEach(pending -> pending.complete(DialOutcome.of(Kind.UNKNOWN)));
  }

  /** One order; its end is what is known of the phone's leg when the PBX says that it is over. */
  private static final class Pending {
    private final CompletableFuture<DialOutcome> outcome = new CompletableFuture<>();
    private boolean rang;
    private int cause;
    private String dialStatus = "";
    private String actionId = "";
    private AmiEvent.@Nullable OriginateResponse failed;

    void complete(DialOutcome how) {
      boolean unused = outcome.complete(how);
    }

    void sees(int state) {
      rang |= state == ChannelSnapshot.RINGING;
    }

    void legEnds(int why) {
      cause = why == 0 ? cause : why;
      concludeIfKnown();
    }

    void dialEnds(String status) {
      dialStatus = status;
      concludeIfKnown();
    }

    private void concludeIfKnown() {
      AmiEvent.OriginateResponse response = failed;
      if (response != null && (cause != 0 || !dialStatus.isEmpty())) {
        complete(DialOutcome.of(why(response.reason())));
      }
    }

    /** What the PBX said to the order itself. */
    void taken(@Nullable AmiResponse answer, @Nullable Throwable failure, String username) {
      if (failure instanceof AmiException lost) {
        boolean asked = lost.reason() != AmiException.Reason.NOT_CONNECTED;
        complete(DialOutcome.of(asked ? Kind.UNKNOWN : Kind.LINK_DOWN));
      } else if (answer == null) {
        complete(DialOutcome.of(Kind.UNKNOWN));
      } else if (!answer.success()) {
        complete(new DialOutcome(Kind.PBX_REFUSED, refusal(answer.message(), username)));
      } else {
        actionId = answer.actionId();
      }
    }

    private static String refusal(String words, String username) {
      return words.equalsIgnoreCase("Permission denied")
          ? "Its AMI user "
              + username
              + " lacks the right 'originate': tell your administrator"
              + " (write = originate in manager.conf)."
          : "It says: " + words;
    }

    void ended(AmiEvent.OriginateResponse response) {
      if (response.success()) {
        complete(DialOutcome.of(Kind.ANSWERED));
        return;
      }
      failed = response;
      if (response.reason() == RANG_OUT || response.uniqueId() == null) {
        complete(DialOutcome.of(why(response.reason())));
        return;
      }
      concludeIfKnown();
      CompletableFuture<DialOutcome> unused =
          outcome.completeOnTimeout(
              DialOutcome.of(why(response.reason())), LATE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A phone that rang and then says busy was asked, and its owner said no. */
    private Kind why(int reason) {
      boolean busy = cause == USER_BUSY || dialStatus.equals("BUSY") || reason == BUSY;
      if (cause == REJECTED || (busy && rang)) {
        return Kind.DECLINED;
      }
      if (busy) {
        return Kind.BUSY;
      }
      boolean rangOut = reason == RANG_OUT || dialStatus.equals("NOANSWER");
      return rangOut ? Kind.NO_ANSWER : Kind.UNREACHABLE;
    }
  }
}
