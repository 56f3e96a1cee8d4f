package io.trunkline.edge.recording;

import io.trunkline.core.Secret;
import io.trunkline.core.Secrets;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.dial.Pbxs;
import io.trunkline.core.dial.RecordingPlace;
import io.trunkline.core.recording.Recording;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of recordings, each on its own PBX. What an administrator changes there counts
 * for the next look. Thread-safe.
 */
public final class SoundSources implements AutoCloseable {
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout SILENCE = Timeout.ofSeconds(10);
  private static final int CONNECTIONS = 64;

  private final Pbxs pbxs;
  private final Secrets secrets;
  private final CloseableHttpClient client;

  /**
   * Takes the PBXs, and the passwords of their web servers.
   *
   * @param tls whom to trust, for a private certificate authority; null for the JVM's own list
   */
  public SoundSources(Pbxs pbxs, Secrets secrets, @Nullable SSLContext tls) {
    this.pbxs = pbxs;
    this.secrets = secrets;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(CONNECTIONS)
                    .setMaxConnPerRoute(CONNECTIONS)
                    .setTlsSocketStrategy(
                        tls == null
                            ? DefaultClientTlsStrategy.createDefault()
                            : new DefaultClientTlsStrategy(tls))
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT)
                            .setSocketTimeout(SILENCE)
                            .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                            .setTimeToLive(TimeValue.ofMinutes(5))
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(SILENCE)
                    .setResponseTimeout(SILENCE)
                    .build())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("Trunkline")
            .build();
  }

  /** Looks for a file of this recording, as its PBX names it. */
  Look look(Recording recording, String file) {
    Optional<Pbx> pbx = pbxs.find(recording.call().pbx());
    if (pbx.isEmpty()) {
      return new Look.Barred("The PBX of this call is not known here any more.");
    }
    RecordingPlace place = pbx.get().recordings();
    if (place == null) {
      return new Look.Barred(
          "It is not set up yet where the recordings of "
              + pbx.get().name()
              + " can be read; an administrator does that in the PBX's setting recordings.");
    }
    Optional<List<String>> way = place.below(file);
    if (way.isEmpty()) {
      return new Look.Barred("It lies outside " + place.prefix() + ", and is not given out.");
    }
    return source(pbx.get(), place).look(way.get());
  }

  private SoundSource source(Pbx pbx, RecordingPlace place) {
    if (place.folder() != null) {
      return new FolderSource(place.folder());
    }
    Secret password =
        secrets.find("pbx/" + pbx.id() + "/recordingsPassword").orElseGet(() -> new Secret(""));
    String address = place.address() == null ? "" : place.address();
    return new WebSource(client, address, place.username(), password);
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
