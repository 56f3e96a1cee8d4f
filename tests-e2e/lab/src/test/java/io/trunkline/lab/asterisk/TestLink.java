package io.trunkline.lab.asterisk;

import static org.awaitility.Awaitility.await;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A login of a test's own, and everything it hears. */
final class TestLink implements AmiListener, AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(20);

  final List<AmiMessage> events = new CopyOnWriteArrayList<>();
  final List<LinkState> states = new CopyOnWriteArrayList<>();
  private final AmiClient client;
  private volatile @Nullable AmiLink link;

  /** Begins to connect. */
  TestLink(AmiSettings settings) {
    client = new AmiClient("test", settings, Wanted.everything(), this);
    client.start();
  }

  TestLink up() {
    await().atMost(SOON).until(() -> link != null);
    return this;
  }

  AmiResponse asks(AmiAction action) {
    try {
      return client.send(action).get(SOON.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(action.name() + " was not answered", e);
    }
  }

  AmiLink link() {
    AmiLink now = link;
    if (now == null) {
      throw new IllegalStateException("not logged in: " + client.state());
    }
    return now;
  }

  /** The channel that this endpoint has now, as {@code PJSIP/1001}; waits until there is one. */
  String channelOf(String endpoint) {
    return await()
        .atMost(SOON)
        .until(
            () ->
                asks(AmiAction.coreShowChannels()).rows().stream()
                    .map(row -> String.valueOf(row.get("Channel")))
                    .filter(name -> name.startsWith(endpoint + "-"))
                    .findFirst()
                    .orElse(""),
            name -> !name.isEmpty());
  }

  /** Waits until these endpoints' channels are in one bridge. */
  void awaitsTalk(String one, String two) {
    await().atMost(SOON).until(() -> !bridge(one).isEmpty() && bridge(one).equals(bridge(two)));
  }

  /**
   * Waits until this endpoint's channel is in a bridge; through a Local channel it is another's.
   */
  void awaitsBridged(String endpoint) {
    await().atMost(SOON).until(() -> !bridge(endpoint).isEmpty());
  }

  private String bridge(String endpoint) {
    return asks(AmiAction.coreShowChannels()).rows().stream()
        .filter(row -> String.valueOf(row.get("Channel")).startsWith(endpoint + "-"))
        .map(row -> row.get("BridgeId"))
        .filter(id -> id != null && !id.isEmpty())
        .map(String::valueOf)
        .findFirst()
        .orElse("");
  }

  boolean heard(String event) {
    return events.stream().anyMatch(message -> message.isNamed(event));
  }

  @Override
  public void up(AmiLink now) {
    link = now;
  }

  @Override
  public void event(AmiMessage event) {
    events.add(event);
  }

  @Override
  public void gap() {}

  @Override
  public void state(LinkState state) {
    states.add(state);
  }

  @Override
  public void close() {
    client.close();
  }
}
