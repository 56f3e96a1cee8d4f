package io.trunkline.demo.bench;

import io.trunkline.lab.pbx.FakePbx;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Recorded calls on the wire: what comes before the ring, the ring, and a second later the rest.
 * Each call has fresh ids, an agent and a caller of its own.
 */
final class BenchCalls implements Messages {
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
  private String offered = "";
  private String rest = "";

  BenchCalls(FakePbx pbx, int agents) {
    this.pbx = pbx;
    this.agents = agents;
  }

  /** Tells all of call n that comes before its ring; another agent each time. */
  @Override
  public void prepare(int call) {
    int copy = copies++;
    String text =
        tape.text(copy)
            .replace(PHONE_ON_TAPE, BenchSite.phone(copy % agents))
            .replace(CALLER_ON_TAPE, Numbers.number(call));
    int ring = text.indexOf("Event: AgentCalled\r\n");
    int after = text.indexOf("\r\n\r\n", ring) + 4;
    pbx.sayRaw(text.substring(text.indexOf("Event: Newchannel"), ring));
    offered = text.substring(ring, after);
    rest = text.substring(after);
  }

  /** Rings for the call prepared last, and says when. */
  @Override
  public long send(int call) {
    String toCome = rest;
    long at = System.nanoTime();
    pbx.sayRaw(offered);
    ScheduledFuture<?> unused = later.schedule(() -> pbx.sayRaw(toCome), 1, TimeUnit.SECONDS);
    return at;
  }

  /** A message of so many bytes with a place for the caller's number. */
  static String padded(int bytes) {
    String begin = "{\"type\":\"card\",\"number\":\"NUMBER\",\"pad\":\"";
    int missing = bytes - begin.length() + "NUMBER".length() - Numbers.number(0).length() - 2;
    return begin + "x".repeat(Math.max(0, missing)) + "\"}";
  }
}
