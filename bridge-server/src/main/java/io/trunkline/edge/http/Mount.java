package io.trunkline.edge.http;

import java.util.function.BiFunction;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;

/**
 * A part of the address space that somebody else serves.
 *
 * @param path one path, or a prefix with a slash at its end; the longest one that fits is asked
 * @param handler made once, before the server starts; sees the whole path
 */
public record Mount(String path, BiFunction<Server, ContextHandler, Handler> handler) {

  /** A handler that needs neither server nor context. */
  public static Mount of(String path, Handler handler) {
    return new Mount(path, (server, context) -> handler);
  }

  boolean takes(String asked) {
    return path.endsWith("/") ? asked.startsWith(path) : asked.equals(path);
  }
}
