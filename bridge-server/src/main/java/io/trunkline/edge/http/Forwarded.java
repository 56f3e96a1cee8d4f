package io.trunkline.edge.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Believes X-Forwarded-For and X-Forwarded-Proto from trusted proxies only. The caller is the last
 * address in the list that is no trusted proxy: what stands before it, anybody may have written. A
 * request that bears such headers and comes from nobody we trust keeps them, so that an edge can
 * tell it from one that came straight.
 */
final class Forwarded implements HttpConfiguration.Customizer {
  private final Networks trusted;

  Forwarded(Networks trusted) {
    this.trusted = trusted;
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    String direct = Request.getRemoteAddr(request);
    if (direct == null || !trusted.contain(direct)) {
      return request;
    }
    boolean secure =
        request.isSecure()
            || "https".equalsIgnoreCase(request.getHeaders().get("X-Forwarded-Proto"));
    return new Seen(request, caller(request, direct), secure);
  }

  private String caller(Request request, String direct) {
    List<String> chain = request.getHeaders().getCSV("X-Forwarded-For", false);
    String caller = direct;
    for (int i = chain.size() - 1; i >= 0 && trusted.contain(caller); i--) {
      if (!Networks.literal(chain.get(i))) {
        return caller;
      }
      caller = chain.get(i);
    }
    return caller;
  }

  /** The request as the proxy saw it. */
  private static final class Seen extends Request.Wrapper {
    private final ConnectionMetaData connection;
    private final boolean secure;

    Seen(Request request, String caller, boolean secure) {
      super(request);
      this.secure = secure;
      SocketAddress address = new InetSocketAddress(caller, 0);
      this.connection =
          new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
            @Override
            public SocketAddress getRemoteSocketAddress() {
              return address;
            }

            @Override
            public boolean isSecure() {
              return secure;
            }
          };
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }

    @Override
    public boolean isSecure() {
      return secure;
    }

    @Override
    public HttpFields getHeaders() {
      return HttpFields.build(super.getHeaders())
          .remove("X-Forwarded-For")
          .remove("X-Forwarded-Proto")
          .asImmutable();
    }
  }
}
