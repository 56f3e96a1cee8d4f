package io.trunkline.edge.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/**
 * Serves the pages' files from {@code web/} on the class path. A path is looked up by plain names
 * only; anything else is not found.
 */
final class Pages extends Handler.Abstract {
  private static final Pattern PLAIN =
      Pattern.compile("/([A-Za-z0-9_@-][A-Za-z0-9._@-]*/)*[A-Za-z0-9_@-][A-Za-z0-9._@-]*");

  private static final List<String> ENTRIES = List.of("softphone", "desktop", "console");
  private final ClassLoader loader;
  private final Policies policies;
  private final Origins origins;
  private final Map<String, PageFile> fileByPath = new ConcurrentHashMap<>();

  Pages(ClassLoader loader, Policies policies, Origins origins) {
    this.loader = loader;
    this.policies = policies;
    this.origins = origins;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    if (path.equals("/") || ENTRIES.contains(path.substring(1))) {
      return redirect(request, response, callback, path.equals("/") ? "/desktop" : path);
    }
    Optional<PageFile> file = file(path.endsWith("/") ? path + "index.html" : path);
    if (file.isEmpty()) {
      return false;
    }
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
      return true;
    }
    if (file.get().type().startsWith("text/html")) {
      return page(path, file.get(), request, response, callback);
    }
    return send(path, file.get(), request, response, callback);
  }

  /** Salesforce's parameters live in the query: losing them kills Open CTI. */
  private static boolean redirect(
      Request request, Response response, Callback callback, String path) {
    String query = request.getHttpURI().getQuery();
    response.getHeaders().put(HttpHeader.LOCATION, path + "/" + (query == null ? "" : "?" + query));
    response.setStatus(HttpStatus.FOUND_302);
    callback.succeeded();
    return true;
  }

  private Optional<PageFile> file(String path) {
    if (!PLAIN.matcher(path).matches()) {
      return Optional.empty();
    }
    PageFile known = fileByPath.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<PageFile> found = PageFile.load(loader, path.substring(1));
    found.ifPresent(file -> fileByPath.put(path, file));
    return found;
  }

  private boolean page(
      String path, PageFile file, Request request, Response response, Callback callback) {
    List<String> asked = path.startsWith("/softphone/") ? frame(request) : List.of();
    HttpFields.Mutable headers = response.getHeaders();
    if (asked.isEmpty()) {
      headers.put("Content-Security-Policy", policies.alone());
      return send(path, file, request, response, callback);
    }
    String origin = asked.get(0);
    if (asked.size() == 1 && origins.allow(origin)) {
      headers.put("Content-Security-Policy", policies.framedBy(origin));
      return send(path, file, request, response, callback);
    }
    return refuse(origin, response, callback);
  }

  /** Lightning writes the parameter with a small f, Classic with a capital one. */
  private static List<String> frame(Request request) {
    Fields query = Request.extractQueryParameters(request);
    List<String> asked = new ArrayList<>(query.getValuesOrEmpty("sfdcIframeOrigin"));
    asked.addAll(query.getValuesOrEmpty("sfdcIFrameOrigin"));
    return asked;
  }

  /**
   * An unknown origin gets a page without script that says what to do, and only that may stand in
   * its frame.
   */
  private boolean refuse(String origin, Response response, Callback callback) {
    boolean origination = Origins.wellFormed(origin);
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("Content-Security-Policy", policies.silentIn(origination ? origin : "'none'"));
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
    response.setStatus(HttpStatus.FORBIDDEN_403);
    Content.Sink.write(
        response,
        true,
        """
        <!DOCTYPE html>
        <html lang="en"><head><title>Trunkline</title>
        <link rel="stylesheet" href="/vendor/slds/css/common/index.css">
        <link rel="stylesheet" href="/shared/look.css">
        <link rel="stylesheet" href="/shared/calls.css">
        </head><body class="tl-page tl-softphone"><main>
        <section class="tl-section">
        <h1 class="tl-section__title">The softphone may not open here</h1>
        <div class="tl-notice tl-notice_warning"><p role="alert">%s</p></div>
        </section>
        </main></body></html>
        """
            .formatted(origins.remedy(origin)),
        callback);
    return true;
  }

  private static boolean send(
      String path, PageFile file, Request request, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.ETAG, file.tag());
    headers.put(HttpHeader.VARY, "Accept-Encoding");
    headers.put(
        HttpHeader.CACHE_CONTROL,
        path.startsWith("/vendor/") ? "public, max-age=86400" : "no-cache");
    if (matches(request.getHeaders().get(HttpHeader.IF_NONE_MATCH), file.tag())) {
      response.setStatus(HttpStatus.NOT_MODIFIED_304);
      callback.succeeded();
      return true;
    }
    HttpField accepted = request.getHeaders().getField(HttpHeader.ACCEPT_ENCODING);
    boolean gzip = accepted != null && accepted.contains("gzip") && file.gzip() != file.bytes();
    byte[] body = gzip ? file.gzip() : file.bytes();
    if (gzip) {
      headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
      headers.put(HttpHeader.ETAG, "W/" + file.tag());
    }
    headers.put(HttpHeader.CONTENT_TYPE, file.type());
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static boolean matches(@org.jspecify.annotations.Nullable String asked, String tag) {
    return asked != null && asked.contains(tag);
  }
}
