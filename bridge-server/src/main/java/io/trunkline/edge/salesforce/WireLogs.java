package io.trunkline.edge.salesforce;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * The HTTP client's detailed logs hold tokens, secrets and whole numbers in clear: they are off,
 * whatever level the operator gives to the rest.
 */
final class WireLogs {
  private static final List<String> NAMES =
      List.of(
          "org.apache.hc", "org.apache.hc.client5.http.wire", "org.apache.hc.client5.http.headers");

  private WireLogs() {}

  static void silence() {
    for (String name : NAMES) {
      if (LoggerFactory.getLogger(name) instanceof Logger logger) {
        logger.setLevel(Level.WARN);
      }
    }
  }
}
