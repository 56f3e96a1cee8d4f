package io.trunkline.demo.bench;

import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiLink;
import io.trunkline.ami.client.AmiListener;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.client.Secret;
import io.trunkline.ami.wire.AmiMessage;
import java.util.Set;

/** Our client in a race: from the socket to call events, as the bridge does it. */
final class OwnRacer implements AmiListener {
  private final Racer racer = new Racer();
  private final AmiRun run = new AmiRun();

  private OwnRacer() {}

  /** The argument is the port on this machine. */
  public static void main(String[] arguments) throws InterruptedException {
    OwnRacer own = new OwnRacer();
    int port = Integer.parseInt(arguments[0]);
    AmiSettings settings = AmiSettings.of("127.0.0.1", port, "trunkline", new Secret("race"));
    try (AmiClient client =
        new AmiClient("race", settings, own.run.wanted().and(Set.of(RaceSource.MARK)), own)) {
      client.start();
      Racer.stay();
    }
  }

  @Override
  public void up(AmiLink link) {
    racer.ready();
  }

  @Override
  public void event(AmiMessage event) {
    if (event.isNamed(RaceSource.MARK)) {
      racer.marked(event.get(RaceSource.NAME));
      return;
    }
    racer.heard();
    run.take(event);
  }

  @Override
  public void gap() {
    // What was lost cost nothing: such a figure is worth nothing.
    Runtime.getRuntime().halt(1);
  }

  @Override
  public void state(LinkState state) {
    // The race is over when the link goes down.
  }
}
