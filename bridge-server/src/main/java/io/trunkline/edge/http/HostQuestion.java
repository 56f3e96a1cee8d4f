package io.trunkline.edge.http;

import io.trunkline.json.Json;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Tells a page, under {@code /page/host?origin=}, whether it may load Open CTI from there. */
final class HostQuestion extends Handler.Abstract {
  private final Origins origins;

  HostQuestion(Origins origins) {
    this.origins = origins;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String origin = Request.extractQueryParameters(request).getValue("origin");
    boolean allowed = origin != null && origins.allow(origin);
    String remedy = allowed ? null : origins.remedy(origin == null ? "" : origin);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Content.Sink.write(
        response, true, Json.gson().toJson(new Answer(allowed, remedy)) + "\n", callback);
    return true;
  }

  private record Answer(boolean allowed, @Nullable String remedy) {}
}
