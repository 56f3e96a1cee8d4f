package io.trunkline.edge.recording;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.trunkline.core.recording.GuestSignIn;
import io.trunkline.core.recording.RecordingLinks;
import io.trunkline.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request and how it is answered: people get a page, everything else JSON. */
final class Visit {
  private static final String RETRY_SECONDS = "60";

  private final Request request;
  private final Response response;
  private final Callback callback;

  Visit(Request request, Response response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  Request request() {
    return request;
  }

  Response response() {
    return response;
  }

  Callback callback() {
    return callback;
  }

  /** An X-Forwarded-For that is still there comes from a proxy that nobody told us to trust. */
  String address() {
    boolean strange = request.getHeaders().contains("X-Forwarded-For");
    String address = Request.getRemoteAddr(request);
    return address == null || (strange && !request.isSecure()) ? "0.0.0.0" : address;
  }

  /** The permit that is part of the link; empty for none. */
  String permit() {
    String permit = Request.extractQueryParameters(request).getValue("permit");
    return permit == null ? "" : permit;
  }

  /** Every parameter of the address, the first of each name. */
  Map<String, String> parameters() {
    Map<String, String> all = new HashMap<>();
    Request.extractQueryParameters(request)
        .forEach(field -> all.put(field.getName(), String.valueOf(field.getValue())));
    return all;
  }

  /** The browser goes on there. */
  void goTo(String address) {
    response.setStatus(302);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("Referrer-Policy", "no-referrer");
    response.getHeaders().put(HttpHeader.LOCATION, address);
    callback.succeeded();
  }

  /**
   * It is known who asks only after a sign-in.
   *
   * @param orgs where one can sign in with Salesforce instead
   */
  void signIn(String words, String reference, List<GuestSignIn.Org> orgs) {
    response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    if (wantsPage()) {
      page(401, RecordingHtml.signIn(words, reference, orgs));
    } else {
      problem(401, words.isEmpty() ? "Sign in first." : words);
    }
  }

  /** Nothing to hear, and why. */
  void refuse(int status, String words) {
    if (wantsPage()) {
      page(status, RecordingHtml.words("Recording", words));
    } else {
      problem(status, words);
    }
  }

  /** Nothing to hear at this moment. */
  void later(int status, String words) {
    response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
    refuse(status, words);
  }

  /** All parts of a recording and how they stand. */
  void parts(String reference, List<PartView> parts, String permit) {
    boolean any = parts.stream().anyMatch(part -> part.state() == PartView.State.READY);
    int status = any ? 200 : parts.get(0).state().status();
    if (!any && parts.stream().anyMatch(part -> part.state().passes())) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
    }
    String after = permit.isEmpty() ? "" : "?permit=" + permit;
    if (wantsPage()) {
      page(status, RecordingHtml.parts(reference, parts, after));
      return;
    }
    JsonObject all = new JsonObject();
    all.addProperty("reference", reference);
    JsonArray list = new JsonArray();
    for (PartView part : parts) {
      JsonObject one = new JsonObject();
      one.addProperty("part", part.part());
      one.addProperty("name", part.name());
      one.addProperty("state", part.state().word());
      one.addProperty("words", part.words());
      one.addProperty("url", RecordingLinks.PATH + reference + "/" + part.part() + after);
      list.add(one);
    }
    all.add("parts", list);
    send(status, "application/json", Json.gson().toJson(all) + "\n");
  }

  private boolean wantsPage() {
    String accept = request.getHeaders().get(HttpHeader.ACCEPT);
    return accept != null && accept.contains("text/html");
  }

  private void page(int status, String html) {
    response.getHeaders().put("Content-Security-Policy", RecordingHtml.POLICY);
    send(status, "text/html; charset=utf-8", html);
  }

  private void problem(int status, String words) {
    JsonObject problem = new JsonObject();
    problem.addProperty("status", status);
    problem.addProperty("title", HttpStatus.getMessage(status));
    problem.addProperty("detail", words);
    send(status, "application/problem+json", Json.gson().toJson(problem) + "\n");
  }

  private void send(int status, String type, String text) {
    HttpFields.Mutable headers = response.getHeaders();
    response.setStatus(status);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(HttpHeader.VARY, "Accept");
    headers.put(HttpHeader.CONTENT_TYPE, type);
    headers.put(HttpHeader.CONTENT_LENGTH, text.getBytes(StandardCharsets.UTF_8).length);
    if (request.getMethod().equals("HEAD")) {
      callback.succeeded();
      return;
    }
    Content.Sink.write(response, true, text, callback);
  }
}
