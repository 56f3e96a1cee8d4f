package io.trunkline.edge.salesforce;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person at Salesforce's sign-in page. */
public final class Browser {
  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

  private Browser() {}

  /** Signs in there, and tells with which parameters the org sends the browser back. */
  public static Map<String, String> signIn(String authorizeUrl, String username, String password) {
    return wayBack(post(authorizeUrl, credentials(username, password)));
  }

  /** Signs in there, is asked whether the app may have access, and says no. */
  public static Map<String, String> sayNo(String authorizeUrl, String username, String password) {
    HttpResponse<String> asked = post(authorizeUrl, credentials(username, password));
    Matcher ticket = TICKET.matcher(asked.body());
    if (!ticket.find()) {
      throw new AssertionError("not asked: " + asked.statusCode() + " " + asked.body());
    }
    return wayBack(post(authorizeUrl, "ticket=" + ticket.group(1)));
  }

  private static String credentials(String username, String password) {
    return "username=" + encoded(username) + "&pw=" + encoded(password);
  }

  private static HttpResponse<String> post(String authorizeUrl, String form) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(authorizeUrl))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> wayBack(HttpResponse<String> page) {
    String back =
        page.headers()
            .firstValue("Location")
            .orElseThrow(() -> new AssertionError(page.statusCode() + " " + page.body()));
    return parameters(URI.create(back).getRawQuery());
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
