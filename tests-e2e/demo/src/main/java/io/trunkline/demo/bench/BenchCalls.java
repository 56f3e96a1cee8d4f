package io.trunkline.demo.bench;

import io.trunkline.lab.pbx.FakePbx;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Recorded calls on the wire: up to the ring at once, when it is asked for; the rest a second
 * later. Each call has fresh ids, an agent and a caller of its own.
 */
final class BenchCalls {
  private static final String CALLER_ON_TAPE = "+393331234567";
  private static final String PHONE_ON_TAPE = "PJSIP/1001";

  private final FreshTape tape =
      FreshTape.named("asterisk-22/inbound-queue-answered-agent-hangs-up");
  private final FakePbx pbx;
  private final int agents;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "rest-of-calls");
            thread.setDaemon(true);
            return thread;
          });
  private int copies;

  BenchCalls(FakePbx pbx, int agents) {
    this.pbx = pbx;
    this.agents = agents;
  }

  /** Rings for the caller of call n; another agent each time. */
  void ring(int call) {
    int copy = copies++;
    String phone = BenchSite.phone(copy % agents);
    String text =
        tape.text(copy).replace(PHONE_ON_TAPE, phone).replace(CALLER_ON_TAPE, Numbers.number(call));
    int offered = text.indexOf("\r\n\r\n", text.indexOf("Event: AgentCalled\r\n")) + 4;
    String rest = text.substring(offered);
    pbx.sayRaw(text.substring(text.indexOf("Event: Newchannel"), offered));
    ScheduledFuture<?> unused = later.schedule(() -> pbx.sayRaw(rest), 1, TimeUnit.SECONDS);
  }

  /** A message of so many bytes with a place for the caller's number. */
  static String padded(int bytes) {
    String begin = "{\"type\":\"card\",\"number\":\"NUMBER\",\"pad\":\"";
    int missing = bytes - begin.length() + "NUMBER".length() - Numbers.number(0).length() - 2;
    return begin + "x".repeat(Math.max(0, missing)) + "\"}";
  }
}
