package io.trunkline.lab.pbx;

import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.AmiTimings;
import io.trunkline.ami.client.AmiTls;
import io.trunkline.ami.client.Secret;
import io.trunkline.ami.wire.Wanted;
import java.time.Clock;
import java.time.Duration;

/** A fake PBX and a client that has little patience. */
final class World implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(15);

  final Heard heard = new Heard();
  final FakePbx pbx;
  final AmiClient client;

  World() {
    this(new Options());
  }

  World(Options options) {
    FakePbxSettings settings =
        FakePbxSettings.defaults().withRefusalPause(Duration.ofMillis(options.refusalPauseMs));
    pbx =
        new FakePbx(
            options.serverTls == null ? settings : settings.withTls(options.serverTls),
            Clock.systemUTC());
    client =
        new AmiClient(
            "lab",
            new AmiSettings(
                options.host,
                pbx.port(),
                "trunkline",
                new Secret(options.secret),
                options.tls,
                options.timings(),
                options.inboxBytes),
            options.wanted,
            heard,
            () -> 0.5);
  }

  /** What a test may want otherwise. */
  static final class Options {
    String host = "127.0.0.1";
    String secret = FakePbxSettings.SECRET;
    AmiTls tls = AmiTls.off();
    javax.net.ssl.SSLContext serverTls;
    Wanted wanted = Wanted.everything();
    int inboxBytes = AmiSettings.INBOX_BYTES;
    int refusalPauseMs = 20;
    int loginMs = 1_000;
    int bootMs = 200;
    int actionMs = 1_000;
    int refusedRetryMs = 400;

    AmiTimings timings() {
      return new AmiTimings(
          Duration.ofSeconds(2),
          Duration.ofMillis(loginMs),
          Duration.ofMillis(bootMs),
          Duration.ofMillis(150),
          Duration.ofMillis(400),
          Duration.ofMillis(actionMs),
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofMillis(refusedRetryMs),
          Duration.ofSeconds(5));
    }
  }

  World up() {
    client.start();
    org.awaitility.Awaitility.await().atMost(SOON).until(() -> !heard.links.isEmpty());
    return this;
  }

  @Override
  public void close() {
    client.close();
    pbx.close();
  }
}
