package io.trunkline.core.dial;

import java.util.function.Function;

/** What becomes of a number that an agent wants to call. */
public sealed interface ToDial {

  /**
   * It can be called.
   *
   * @param dialled what the PBX dials, {@code [+*#0-9]{1,32}}
   * @param number whose number it is
   */
  record Allowed(String dialled, CustomerNumber number) implements ToDial {}

  /**
   * It is not called.
   *
   * @param words why, for the agent
   * @param remedy what to do instead
   */
  record Refused(String words, String remedy) implements ToDial {
    /** Both in one. */
    public String sentence() {
      return words + " " + remedy;
    }
  }

  /** Whichever it is. */
  default <R> R match(Function<Allowed, R> can, Function<Refused, R> cannot) {
    return this instanceof Allowed allowed ? can.apply(allowed) : cannot.apply((Refused) this);
  }
}
