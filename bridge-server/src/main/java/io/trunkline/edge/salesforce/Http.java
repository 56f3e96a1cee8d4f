package io.trunkline.edge.salesforce;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One account's way to its org over HTTP. Follows no redirect, keeps no cookie, repeats nothing by
 * itself, and knows whether a request had been sent when it failed. Safe for several threads.
 */
final class Http implements AutoCloseable {
  /** No answer that we ask for is anywhere near this; a describe has some 500 kB. */
  private static final int LARGEST_BODY = 16 * 1024 * 1024;

  private static final String SENT = "trunkline.sent";

  private final CloseableHttpClient client;
  private final DeskLimits limits;
  private final ScheduledExecutorService watch;

  Http(DeskLimits limits, @Nullable SSLContext tls, ScheduledExecutorService watch) {
    WireLogs.silence();
    this.limits = limits;
    this.watch = watch;
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections(limits, tls))
            .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .setUserAgent("Trunkline")
            .addExecInterceptorAfter(
                ChainElement.CONNECT.name(),
                "sent",
                (request, scope, chain) -> {
                  scope.clientContext.setAttribute(SENT, true);
                  return chain.proceed(request, scope);
                })
            .build();
  }

  /** Each connection is looked at before its next use: a dead one would leave a ticket in doubt. */
  private static PoolingHttpClientConnectionManager connections(
      DeskLimits limits, @Nullable SSLContext tls) {
    var builder =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(limits.connections())
            .setMaxConnPerRoute(limits.connections())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(limits.connect()))
                    .setSocketTimeout(Timeout.of(limits.response()))
                    .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                    .setIdleTimeout(Timeout.ofSeconds(20))
                    .setTimeToLive(TimeValue.ofMinutes(5))
                    .build());
    if (tls != null) {
      builder.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls));
    }
    return builder.build();
  }

  /** Sends one request; {@link OrgTrouble} says whether it may have arrived. */
  Reply send(
      String method,
      URI address,
      Map<String, String> headers,
      @Nullable StringEntity body,
      Deadline deadline)
      throws OrgTrouble {
    if (deadline.expired()) {
      throw OrgTrouble.unreachable("There was no time left to ask " + address.getHost() + ".");
    }
    var request = new HttpUriRequestBase(method, address);
    headers.forEach(request::setHeader);
    request.setHeader("Accept", ContentType.APPLICATION_JSON.getMimeType());
    request.setEntity(body);
    request.setConfig(within(deadline));
    var context = HttpClientContext.create();
    ScheduledFuture<?> alarm =
        watch.schedule(request::cancel, deadline.remainingMillis(), TimeUnit.MILLISECONDS);
    try {
      return client.execute(request, context, Http::read);
    } catch (IOException failure) {
      throw trouble(failure, address.getHost(), context.getAttribute(SENT) != null);
    } finally {
      alarm.cancel(false);
    }
  }

  private RequestConfig within(Deadline deadline) {
    long left = Math.max(1, deadline.remainingMillis());
    long silence = Math.min(left, limits.response().toMillis());
    return RequestConfig.custom()
        .setConnectionRequestTimeout(Timeout.ofMilliseconds(left))
        .setResponseTimeout(Timeout.ofMilliseconds(silence))
        .build();
  }

  private static Reply read(ClassicHttpResponse response) throws IOException {
    String body = "";
    if (response.getEntity() != null) {
      try (InputStream content = response.getEntity().getContent()) {
        body = content == null ? "" : text(content);
      }
    }
    return new Reply(
        response.getCode(),
        body,
        header(response, "Location"),
        header(response, "Sforce-Limit-Info"),
        header(response, "Date"));
  }

  private static String text(InputStream content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
      bytes.write(chunk, 0, n);
      if (bytes.size() > LARGEST_BODY) {
        throw new IOException("answer too large");
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static @Nullable String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  /** The failure's own text is left out: it may quote what was sent. */
  private static OrgTrouble trouble(IOException failure, String host, boolean sent) {
    if (sent) {
      return OrgTrouble.unknown(host + " took the request and did not answer it in time.");
    }
    return OrgTrouble.unreachable(NoConnection.why(failure, host));
  }

  @Override
  public void close() {
    client.close(org.apache.hc.core5.io.CloseMode.GRACEFUL);
  }
}
