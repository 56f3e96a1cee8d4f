package io.trunkline.journeys.busy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What becomes of one call. Phones find the plan by the customer's number, which is the call's own.
 *
 * @param number the customer's, in international form
 * @param kind what happens
 * @param ring how long it rings before somebody does something
 * @param talk how long the two then talk
 */
record Plan(String number, Kind kind, Duration ring, Duration talk) {

  /** What can happen to a call, and how many of a hundred calls go that way. */
  enum Kind {
    ANSWERED_CUSTOMER_ENDS(26),
    ANSWERED_AGENT_ENDS(22),
    REFUSED_THEN_ANSWERED(12),
    ABANDONED(12),
    BLIND_TO_EXTENSION(6),
    BLIND_TO_QUEUE(4),
    ATTENDED(4),
    OUTBOUND_ANSWERED(8),
    OUTBOUND_BUSY(3),
    OUTBOUND_GIVEN_UP(3);

    private final int ofHundred;

    Kind(int ofHundred) {
      this.ofHundred = ofHundred;
    }

    boolean isOutbound() {
      return name().startsWith("OUTBOUND");
    }

    private static Kind at(int place) {
      int left = place;
      for (Kind kind : values()) {
        left -= kind.ofHundred;
        if (left < 0) {
          return kind;
        }
      }
      throw new IllegalArgumentException("kinds add up to 100, and this is " + place);
    }
  }

  /** The same plans for the same seed. */
  static List<Plan> draw(int calls, long seed) {
    Random random = new Random(seed);
    List<Plan> plans = new ArrayList<>();
    for (int call = 0; call < calls; call++) {
      Kind kind = Kind.at(random.nextInt(100));
      Duration ring = Duration.ofMillis(200 + random.nextInt(1200));
      Duration talk = Duration.ofMillis(800 + random.nextInt(3200));
      plans.add(new Plan("+3902555%04d".formatted(call), kind, ring, talk));
    }
    return plans;
  }

  /** What an agent dials on her phone to reach the customer: outside line, then international. */
  String asDialled() {
    return "000" + number.substring(1);
  }
}
