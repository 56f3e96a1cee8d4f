package io.trunkline.core.access;

import java.time.Duration;
import java.util.function.Function;

/** How an attempt to sign in ended. */
public sealed interface SignIn {
  /** Come in. */
  record Good(String token, Caller caller) implements SignIn {
    /** Never shows the token. */
    @Override
    public String toString() {
      return "Good[" + caller.login().email() + "]";
    }
  }

  /** E-mail or password is wrong; nobody is told which. */
  record Wrong() implements SignIn {}

  /** Too many attempts; the next one is heard after this time. */
  record TooMany(Duration retryAfter) implements SignIn {}

  /** Too many sign-ins are being checked at this moment. */
  record Busy() implements SignIn {}

  /** Java 17 has no pattern switch; this keeps every caller exhaustive at compile time. */
  default <R> R match(
      Function<Good, R> good,
      Function<Wrong, R> wrong,
      Function<TooMany, R> tooMany,
      Function<Busy, R> busy) {
    if (this instanceof Good g) {
      return good.apply(g);
    }
    if (this instanceof Wrong w) {
      return wrong.apply(w);
    }
    return this instanceof TooMany t ? tooMany.apply(t) : busy.apply((Busy) this);
  }
}
