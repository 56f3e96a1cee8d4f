package io.trunkline.edge.pbx;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.AmiTimings;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.rights.ManagerRights;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Wanted;
import io.trunkline.core.dial.Pbx;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Logs in to a PBX once, looks around, and leaves; changes nothing there. Asks each thing once and
 * within seconds; blocks its caller for 20 s at most.
 */
public final class PbxVisit {
  private static final Duration SHORT = Duration.ofSeconds(5);

  /** Asterisk's AST_DEVICE_INVALID: no channel driver knows the device. */
  private static final String INVALID = "4";

  private final Pbx pbx;
  private final Clock clock;

  private PbxVisit(Pbx pbx, Clock clock) {
    this.pbx = pbx;
    this.clock = clock;
  }

  /** What there is to see. */
  public static PbxView look(Pbx pbx, String secret, Clock clock) {
    Door door = new Door();
    try (AmiClient client =
        new AmiClient(
            pbx.name(), Reach.of(pbx, secret, timings()), Wanted.of(Set.of(), Set.of()), door)) {
      client.start();
      LinkState state = door.first.join();
      AmiLink link = door.link;
      return link == null
          ? PbxView.without(state)
          : new PbxVisit(pbx, clock).around(link, state).join();
    }
  }

  private static AmiTimings timings() {
    AmiTimings usual = AmiTimings.defaults();
    return new AmiTimings(
        SHORT,
        SHORT,
        usual.boot(),
        usual.ping(),
        usual.pong(),
        SHORT,
        usual.retryCap(),
        usual.retryCap(),
        usual.refusedRetry(),
        usual.refusedRetryCap());
  }

  private CompletableFuture<PbxView> around(AmiLink link, LinkState state) {
    Instant asked = clock.instant();
    CompletableFuture<Optional<Duration>> ahead =
        answer(link, AmiAction.ping()).thenApply(pong -> ahead(asked, pong));
    CompletableFuture<ManagerRights> rights = ManagerRights.ask(link, pbx.username());
    CompletableFuture<Optional<AmiResponse>> settings = answer(link, AmiAction.coreSettings());
    CompletableFuture<Optional<AmiResponse>> queues = answer(link, AmiAction.queueStatus());
    CompletableFuture<Optional<AmiResponse>> phones = answer(link, AmiAction.pjsipShowEndpoints());
    return CompletableFuture.allOf(ahead, rights, settings, queues, phones)
        .thenApply(
            done ->
                new PbxView(
                    state,
                    settings
                        .join()
                        .map(all -> text(all.response(), "AsteriskVersion"))
                        .filter(version -> !version.isEmpty()),
                    Optional.of(rights.join()),
                    ahead.join(),
                    queues.join().map(PbxVisit::members),
                    phones.join().map(PbxVisit::endpoints)));
  }

  /** Empty when it was refused, is unknown there, or was not answered in time. */
  private static CompletableFuture<Optional<AmiResponse>> answer(AmiLink link, AmiAction action) {
    return link.send(action)
        .handle((answer, failure) -> Optional.ofNullable(answer).filter(AmiResponse::success));
  }

  /** Against the middle of the way there and back. */
  private Optional<Duration> ahead(Instant asked, Optional<AmiResponse> pong) {
    Instant heard = clock.instant();
    try {
      return pong.map(answer -> text(answer.response(), "Timestamp"))
          .filter(stamp -> !stamp.isEmpty())
          .map(BigDecimal::new)
          .map(seconds -> Instant.ofEpochMilli(seconds.movePointRight(3).longValue()))
          .map(there -> Duration.between(middle(asked, heard), there));
    } catch (NumberFormatException noTime) {
      return Optional.empty();
    }
  }

  private static Instant middle(Instant from, Instant to) {
    return from.plus(Duration.between(from, to).dividedBy(2));
  }

  private static Map<String, List<PbxView.Member>> members(AmiResponse answer) {
    Map<String, List<PbxView.Member>> queues = new LinkedHashMap<>();
    for (AmiMessage row : answer.rows()) {
      List<PbxView.Member> members =
          queues.computeIfAbsent(text(row, "Queue"), queue -> new ArrayList<>());
      if (row.isNamed("QueueMember")) {
        members.add(
            new PbxView.Member(
                text(row, "Name"), text(row, "Location"), !INVALID.equals(row.get("Status"))));
      }
    }
    return queues;
  }

  private static Set<String> endpoints(AmiResponse answer) {
    return answer.rows().stream()
        .map(row -> "PJSIP/" + text(row, "ObjectName"))
        .collect(Collectors.toSet());
  }

  private static String text(AmiMessage message, String header) {
    String value = message.get(header);
    return value == null ? "" : value;
  }

  /** Waits for the first login, or for the first reason why there is none. */
  private static final class Door implements AmiListener {
    private final CompletableFuture<LinkState> first = new CompletableFuture<>();
    private volatile @Nullable AmiLink link;
    private volatile @Nullable LinkState up;

    @Override
    public void up(AmiLink opened) {
      link = opened;
      meet();
    }

    @Override
    public void event(AmiMessage event) {}

    @Override
    public void gap() {}

    @Override
    public void state(LinkState state) {
      switch (state.phase()) {
        case UP -> {
          up = state;
          meet();
        }
        case REFUSED, DOWN, STOPPED -> first.complete(state);
        default -> {}
      }
    }

    /** The two come in any order. */
    private void meet() {
      LinkState state = up;
      if (link != null && state != null) {
        first.complete(state);
      }
    }
  }
}
