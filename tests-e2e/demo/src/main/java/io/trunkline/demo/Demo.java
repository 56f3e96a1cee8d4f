package io.trunkline.demo;

import io.trunkline.lab.pbx.Replacements;
import io.trunkline.lab.pbx.Tape;
import java.time.Duration;
import java.util.List;

/** Rings the agents every few seconds with one recorded call after the other, until it is ended. */
final class Demo {
  /** Recorded on a real Asterisk; slower than they were, so that people can read. */
  private static final double SPEED = 0.5;

  private static final Duration FIRST = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofSeconds(7);
  private static final String OUTSIDE = "00039021112222";

  private static final List<String> TAPES =
      List.of(
          "inbound-queue-answered-agent-hangs-up",
          "outbound-answered",
          "inbound-queue-ringall",
          "inbound-ivr-variables-recording",
          "inbound-queue-abandoned",
          "inbound-queue-hold-unhold",
          "inbound-direct-extension",
          "blind-transfer-to-queue",
          "inbound-queue-agent-refuses-while-ringing",
          "outbound-busy",
          "blind-transfer-refer",
          "inbound-queue-answered-caller-hangs-up");

  private final World world;
  private final List<Tape> tapes;

  Demo(World world) {
    this.world = world;
    this.tapes = TAPES.stream().map(name -> Tape.named("asterisk-22/" + name)).toList();
  }

  /** Plays in the caller's thread until somebody ends it. */
  void run(Interruption interruption) throws InterruptedException {
    for (int call = 0; !interruption.within(call == 0 ? FIRST : PAUSE); call++) {
      world.pbx().play(tapes.get(call % tapes.size()), replacements(call), SPEED);
    }
  }

  /** Another caller each time; the lists' lengths differ, so that each tape gets several. */
  private Replacements replacements(int call) {
    Callers.Caller caller = Callers.inTurn(call);
    boolean outbound = TAPES.get(call % TAPES.size()).startsWith("outbound");
    if (outbound) {
      return Replacements.NONE.text(OUTSIDE, "000" + caller.number().substring(1));
    }
    return Replacements.NONE.caller(caller.number(), caller.name());
  }
}
