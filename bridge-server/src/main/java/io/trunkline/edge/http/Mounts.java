package io.trunkline.edge.http;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;

/** Gives each request to the mount with the longest path that takes it. */
final class Mounts extends Handler.Sequence {
  private final Map<Mount, Handler> handlerByMount = new LinkedHashMap<>();

  Mounts(List<Mount> mounts, Server server, ContextHandler context) {
    mounts.stream()
        .sorted(Comparator.comparingInt((Mount mount) -> mount.path().length()).reversed())
        .forEach(mount -> handlerByMount.put(mount, mount.handler().apply(server, context)));
    setHandlers(List.copyOf(handlerByMount.values()));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    for (Map.Entry<Mount, Handler> entry : handlerByMount.entrySet()) {
      if (entry.getKey().takes(path) && entry.getValue().handle(request, response, callback)) {
        return true;
      }
    }
    return false;
  }
}
