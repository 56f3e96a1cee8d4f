package io.trunkline.lab.story;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Wanted;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a story does by AMI, on a connection of its own so that the recorded one stays silent. */
final class ManagerHand implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;

  private final AmiClient client;

  /** Logs in, and waits until it has. */
  ManagerHand(AmiSettings login) {
    CountDownLatch up = new CountDownLatch(1);
    client = new AmiClient("hand", login, Wanted.of(Set.of(), Set.of()), new Deaf(up));
    client.start();
    try {
      if (!up.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        client.close();
        throw new IllegalStateException("no login: " + client.state());
      }
    } catch (InterruptedException e) {
      client.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the login", e);
    }
  }

  AmiResponse asks(AmiAction action) {
    try {
      return client.send(action).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for " + action.name(), e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(action.name() + " was not answered", e);
    }
  }

  /** A row for each living channel. */
  List<AmiMessage> channels() {
    return asks(AmiAction.coreShowChannels()).rows();
  }

  @Override
  public void close() {
    client.close();
  }

  private record Deaf(CountDownLatch first) implements AmiListener {
    @Override
    public void up(AmiLink link) {
      first.countDown();
    }

    @Override
    public void event(AmiMessage event) {}

    @Override
    public void gap() {}

    @Override
    public void state(LinkState state) {}
  }
}
