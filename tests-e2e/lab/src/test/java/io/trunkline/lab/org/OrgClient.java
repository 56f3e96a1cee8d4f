package io.trunkline.lab.org;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A stock HTTP client that talks to an org as an integration does. */
final class OrgClient {
  static final String DATA = "/services/data/v60.0";

  private final HttpClient http;
  private final URI base;
  private String token = "";

  OrgClient(HttpClient http, URI base) {
    this.http = http;
    this.base = base;
  }

  static OrgClient signedIn(URI base) throws Exception {
    OrgClient client = new OrgClient(HttpClient.newHttpClient(), base);
    client.signIn();
    return client;
  }

  void signIn() throws Exception {
    Reply reply = login("grant_type=client_credentials&client_id=key&client_secret=secret");
    token = reply.json().getAsJsonObject().get("access_token").getAsString();
  }

  Reply login(String form) throws Exception {
    return send(
        request("/services/oauth2/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  Reply get(String path) throws Exception {
    return send(request(path).GET());
  }

  Reply query(String soql) throws Exception {
    return get(DATA + "/query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8));
  }

  Reply search(String sosl) throws Exception {
    return get(DATA + "/search?q=" + URLEncoder.encode(sosl, StandardCharsets.UTF_8));
  }

  Reply write(String method, String path, String json, String... headers) throws Exception {
    HttpRequest.Builder request = request(DATA + "/sobjects" + path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(
        request
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json)));
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(10));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Reply(response.statusCode(), response.body(), response);
  }

  /** What came back. */
  record Reply(int status, String body, HttpResponse<String> response) {
    JsonElement json() {
      return JsonParser.parseString(body);
    }

    JsonObject error() {
      return json().getAsJsonArray().get(0).getAsJsonObject();
    }

    String code() {
      return status + " " + error().get("errorCode").getAsString();
    }

    String words() {
      return error().get("message").getAsString();
    }

    String id() {
      return json().getAsJsonObject().get("id").getAsString();
    }
  }
}
