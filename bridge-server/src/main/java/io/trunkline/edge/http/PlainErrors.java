package io.trunkline.edge.http;

import java.nio.charset.Charset;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what nobody served with an RFC 9457 problem: the status and nothing of our insides. */
final class PlainErrors extends ErrorHandler {
  @Override
  protected boolean generateAcceptableResponse(
      Request request,
      Response response,
      Callback callback,
      String contentType,
      List<Charset> charsets,
      int code,
      @Nullable String message,
      @Nullable Throwable cause) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    String title = HttpStatus.getMessage(code);
    Content.Sink.write(
        response, true, "{\"status\":" + code + ",\"title\":\"" + title + "\"}\n", callback);
    return true;
  }
}
