package io.trunkline.demo.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Thousands of pages in a process of their own, on one thread, so that they cost the bridge neither
 * heap nor more than a little CPU. They say hello, answer pings, and note by {@link
 * System#nanoTime} (one clock for all processes of a machine) when the first message with each
 * caller's number came.
 *
 * <p>Told by lines on standard input: {@code connect PORT PATH COUNT}, then a token (or {@code -}
 * for no hello) for each; {@code report}. It answers by lines on standard output.
 */
public final class PageFarm {
  private static final int AT_ONCE = 64;

  private final Selector selector;
  private final PrintStream out;
  private final ConcurrentLinkedQueue<Order> orders = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Long> arrivals = new HashMap<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private final Deque<Order.Page> waiting = new ArrayDeque<>();
  private int connecting;
  private int open;
  private int wanted;
  private int closed;
  private int bytes;

  /** What standard input says. */
  private sealed interface Order {
    record Page(int port, String path, String token) implements Order {}

    record Connected(int count) implements Order {}

    record Report() implements Order {}

    record End() implements Order {}
  }

  private PageFarm(Selector selector, PrintStream out) {
    this.selector = selector;
    this.out = out;
  }

  /** Runs until standard input ends. */
  public static void main(String[] arguments) throws IOException {
    PageFarm farm = new PageFarm(Selector.open(), System.out);
    Thread ear = new Thread(farm::listen, "orders");
    ear.setDaemon(true);
    ear.start();
    farm.run();
  }

  private void listen() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("connect")) {
          connect(in, Integer.parseInt(words[1]), words[2], Integer.parseInt(words[3]));
        } else if (words[0].equals("report")) {
          order(new Order.Report());
        }
      }
    } catch (IOException e) {
      // Whoever gave the orders is gone.
    }
    order(new Order.End());
  }

  private void connect(BufferedReader in, int port, String path, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      orders.add(new Order.Page(port, path, in.readLine()));
    }
    order(new Order.Connected(count));
  }

  private void order(Order order) {
    orders.add(order);
    selector.wakeup();
  }

  private void run() throws IOException {
    while (take()) {
      selector.select(this::ready);
      while (connecting < AT_ONCE && !waiting.isEmpty()) {
        connecting++;
        Order.Page page = waiting.remove();
        FarmPage unused = new FarmPage(this, selector, page.port(), page.path(), page.token());
      }
    }
  }

  private boolean take() {
    for (Order order = orders.poll(); order != null; order = orders.poll()) {
      if (order instanceof Order.Page page) {
        waiting.add(page);
      } else if (order instanceof Order.Connected all) {
        wanted = all.count();
        open = 0;
        selector.wakeup();
      } else if (order instanceof Order.Report) {
        report();
      } else {
        return false;
      }
    }
    return true;
  }

  private void ready(SelectionKey key) {
    FarmPage page = (FarmPage) key.attachment();
    try {
      page.ready(key, buffer);
    } catch (IOException e) {
      page.close();
      closed++;
    }
  }

  /** A page is there, and welcomed where it said hello. */
  void opened() {
    connecting--;
    open++;
    if (open == wanted) {
      say("connected " + open);
    }
  }

  /** A message has come. */
  void heard(String message, long at) {
    int number = Numbers.call(message);
    if (number >= 0) {
      bytes = message.length();
      arrivals.putIfAbsent(number, at);
    }
  }

  private void report() {
    arrivals.forEach((call, at) -> out.println("arrived " + call + " " + at));
    out.println("bytes " + bytes);
    out.println("closed " + closed);
    say("done");
    arrivals.clear();
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
