package io.trunkline.edge.recording;

import java.util.function.Function;

/** What became of looking for a file. */
sealed interface Look {
  /** It is there. */
  record Found(Sound sound) implements Look {}

  /** It is not there, at least not yet. */
  record Missing(String words) implements Look {}

  /** It cannot be had, however long one waits: somebody must mend something. */
  record Barred(String words) implements Look {}

  /** Its place does not answer at this moment. */
  record Away(String words) implements Look {}

  /** Java 17 has no pattern switch; this keeps every caller exhaustive at compile time. */
  default <R> R match(
      Function<Found, R> found,
      Function<Missing, R> missing,
      Function<Barred, R> barred,
      Function<Away, R> away) {
    if (this instanceof Found is) {
      return found.apply(is);
    }
    if (this instanceof Missing not) {
      return missing.apply(not);
    }
    return this instanceof Barred is ? barred.apply(is) : away.apply((Away) this);
  }
}
