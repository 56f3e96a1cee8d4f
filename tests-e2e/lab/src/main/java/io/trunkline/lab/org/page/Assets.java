package io.trunkline.lab.org.page;

import io.trunkline.lab.org.data.Refusal;
import io.trunkline.lab.org.web.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The page's files, beside this class on the class path. Only plain names: nothing else is reached.
 */
final class Assets {
  private static final Map<String, String> TYPE_BY_ENDING =
      Map.of(
          "html", "text/html", "css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

  private Assets() {}

  static Answer file(String name) {
    String type = TYPE_BY_ENDING.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw Refusal.notFound();
    }
    return Answer.text(200, type + ";charset=UTF-8", text(name)).with("Cache-Control", "no-cache");
  }

  /** The Open CTI library for the version in its address, which is written into every message. */
  static Answer openCti(String version) {
    if (!version.matches("\\d{2}\\.0")) {
      throw Refusal.notFound();
    }
    String script = text("opencti.js").replace("'API_VERSION'", version.substring(0, 2));
    return Answer.text(200, "text/javascript;charset=UTF-8", script);
  }

  private static String text(String name) {
    if (!name.matches("[a-z][a-z-]*\\.[a-z]+")) {
      throw Refusal.notFound();
    }
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw Refusal.notFound();
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
