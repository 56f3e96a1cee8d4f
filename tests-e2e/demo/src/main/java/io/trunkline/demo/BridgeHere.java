package io.trunkline.demo;

import io.trunkline.Wiring;
import io.trunkline.config.Config;
import io.trunkline.core.flow.FlowSettings;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A bridge in this process. */
record BridgeHere(Wiring wiring) implements RunningBridge {
  static BridgeHere start(Config config, FlowSettings patience, @Nullable SSLContext trust) {
    Wiring fresh = new Wiring(config, patience, trust);
    try {
      fresh.start();
    } catch (RuntimeException e) {
      fresh.close();
      throw e;
    }
    return new BridgeHere(fresh);
  }

  @Override
  public Optional<String> setupCode() {
    return wiring.setup().code();
  }

  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public void kill() {
    throw new UnsupportedOperationException("what runs in this process can only be closed");
  }

  @Override
  public void close() {
    wiring.close();
  }
}
