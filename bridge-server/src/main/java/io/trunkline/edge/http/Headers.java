package io.trunkline.edge.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts the headers on every response that keep browsers careful. */
final class Headers extends Handler.Wrapper {
  /** A response that is no page of ours runs nothing and stands in no frame. */
  static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Content-Security-Policy", NOTHING);
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    if (request.isSecure()) {
      headers.put("Strict-Transport-Security", "max-age=31536000");
    }
    return super.handle(request, response, callback);
  }
}
