package io.trunkline.demo.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.event.ReloadEvent;
import org.slf4j.LoggerFactory;

/**
 * asterisk-java in a race: from the socket to its typed events and one listener that counts them.
 * No calls are made of them, which would cost it more. Its log is off.
 */
final class AsteriskJavaRacer {
  private AsteriskJavaRacer() {}

  /** The argument is the port on this machine. */
  public static void main(String[] arguments) throws Exception {
    ((Logger) LoggerFactory.getLogger("org.asteriskjava")).setLevel(Level.OFF);
    int port = Integer.parseInt(arguments[0]);
    Racer racer = new Racer();
    DefaultManagerConnection connection =
        new DefaultManagerConnection("127.0.0.1", port, "trunkline", "race");
    connection.addEventListener(
        event -> {
          if (event instanceof ReloadEvent mark) {
            racer.marked(mark.getModule());
          } else {
            racer.heard();
          }
        });
    connection.login();
    racer.ready();
    Racer.stay();
  }
}
