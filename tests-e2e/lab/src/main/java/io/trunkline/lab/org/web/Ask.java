package io.trunkline.lab.org.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a value.
 *
 * @param path as sent, still percent-encoded
 * @param query as sent, empty for none
 * @param headers names in lower case
 */
public record Ask(
    String method, String path, String query, Map<String, String> headers, String body) {

  public Ask {
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The path cut at its slashes, each part decoded, empty parts left out. */
  public List<String> steps() {
    return Arrays.stream(path.split("/"))
        .filter(step -> !step.isEmpty())
        .map(step -> decode(step.replace("+", "%2B")))
        .toList();
  }

  public Map<String, String> parameters() {
    return form(query);
  }

  /** All values of a parameter that may be repeated. */
  public List<String> parameters(String name) {
    return Arrays.stream(query.split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decode(pair.substring(name.length() + 1)))
        .toList();
  }

  /** The body read as a form. */
  public Map<String, String> form() {
    return form(body);
  }

  /** The value of a cookie. */
  public Optional<String> cookie(String name) {
    return header("cookie").stream()
        .flatMap(cookies -> Arrays.stream(cookies.split(";")))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.substring(name.length() + 1))
        .findFirst();
  }

  private static Map<String, String> form(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
