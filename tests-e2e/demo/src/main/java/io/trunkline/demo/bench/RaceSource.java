package io.trunkline.demo.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.AmiReader;
import io.trunkline.ami.wire.Wanted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/**
 * The PBX of a race, a process of its own: lets one client log in and then says the busy hour as
 * fast as the client reads, or so many events a second. Orders come on standard input, {@code say
 * N}, {@code say N RATE} and {@code mark NAME}; each is answered with a line when it is done.
 */
final class RaceSource {
  /** An event that any client knows and no recording has: whoever hears it has heard all before. */
  static final String MARK = "Reload";

  /** The header of a mark that names it. */
  static final String NAME = "Module";

  private static final double NANOS_PER_SECOND = 1e9;
  private static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";

  private final FreshTape tape = BusyHour.lean();
  private final byte[] bytes = new byte[tape.length()];
  private final OutputStream out;
  private int copies;

  private RaceSource(OutputStream out) {
    this.out = out;
  }

  /** Prints its port, serves one client, and ends with its input or with the client. */
  public static void main(String[] arguments) throws IOException {
    PrintStream console = System.out;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      console.println(server.getLocalPort());
      try (Socket client = server.accept()) {
        RaceSource source = new RaceSource(client.getOutputStream());
        source.say(BANNER.getBytes(UTF_8));
        Thread answers = new Thread(() -> source.answer(client), "answers");
        answers.setDaemon(true);
        answers.start();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
          console.println(source.obey(order));
        }
      }
    }
  }

  /** Gives the number of events said. */
  private long obey(String order) throws IOException {
    if (order.startsWith("mark ")) {
      String name = order.substring("mark ".length());
      say(block("Event: " + MARK, "Privilege: system,all", NAME + ": " + name, "Status: 0"));
      return 1;
    }
    String[] words = order.split(" ", -1);
    long wanted = Long.parseLong(words[1]);
    double perEvent = words.length < 3 ? 0 : NANOS_PER_SECOND / Double.parseDouble(words[2]);
    long start = System.nanoTime();
    long events = 0;
    while (events < wanted) {
      tape.copy(copies++, bytes, 0);
      say(bytes);
      events += tape.blocks();
      LockSupport.parkNanos(start + (long) (events * perEvent) - System.nanoTime());
    }
    return events;
  }

  private synchronized void say(byte[] text) throws IOException {
    out.write(text);
    out.flush();
  }

  private void answer(Socket client) {
    try {
      AmiReader reader = new AmiReader(client.getInputStream(), Wanted.everything());
      for (AmiMessage action = reader.next(); action != null; action = reader.next()) {
        String id = "ActionID: " + action.get("ActionID");
        say(
            switch (action.name()) {
              case "Challenge" -> block("Response: Success", id, "Challenge: 12345");
              case "Login" -> login(id);
              case "Ping" -> block("Response: Success", id, "Ping: Pong");
              case "CoreSettings" ->
                  block("Response: Success", id, "AMIversion: 11.0.0", "AsteriskVersion: 22.10.1");
              default -> block("Response: Success", id, "Output: Asterisk 22.10.1");
            });
      }
    } catch (IOException e) {
      // The race is over.
    }
  }

  private static byte[] login(String id) {
    String answer =
        new String(block("Response: Success", id, "Message: Authentication accepted"), UTF_8);
    String booted =
        new String(
            block("Event: FullyBooted", "Privilege: system,all", "Status: Fully Booted"), UTF_8);
    return (answer + booted).getBytes(UTF_8);
  }

  private static byte[] block(String... lines) {
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(UTF_8);
  }
}
