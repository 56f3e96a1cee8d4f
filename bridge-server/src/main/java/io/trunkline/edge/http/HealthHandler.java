package io.trunkline.edge.http;

import io.trunkline.json.Json;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Serves {@link Health}: 200 as long as we serve, whatever is down besides. */
final class HealthHandler extends Handler.Abstract {
  private final Supplier<Health> health;

  HealthHandler(Supplier<Health> health) {
    this.health = health;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Health now = health.get();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Content.Sink.write(
        response,
        true,
        Json.gson().toJson(new Seen(now.state(), now.pages(), now.calls(), now.parts())) + "\n",
        callback);
    return true;
  }

  private record Seen(String state, int pages, int calls, List<Health.Part> parts) {}
}
