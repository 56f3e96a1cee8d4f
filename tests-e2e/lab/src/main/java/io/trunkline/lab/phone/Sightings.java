package io.trunkline.lab.phone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What one phone saw and did of late, and the one lock that guards it and its calls: whoever waits
 * is woken by every change. SIP messages are never sent while the lock is held.
 */
final class Sightings {
  private static final int KEPT = 12;

  private final String phone;
  private final long begun = System.nanoTime();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<String> last = new ArrayDeque<>();

  Sightings(String phone) {
    this.phone = phone;
  }

  String phone() {
    return phone;
  }

  void saw(String what) {
    long millis = (System.nanoTime() - begun) / 1_000_000;
    change(
        () -> {
          last.addLast("+" + millis + " ms " + what);
          if (last.size() > KEPT) {
            last.removeFirst();
          }
        });
  }

  /** Does one step of state under the lock and wakes everybody who waits. */
  void change(Runnable step) {
    lock.lock();
    try {
      step.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Like {@link #change}, for a step that may find it has nothing to do. */
  boolean changeIf(BooleanSupplier step) {
    lock.lock();
    try {
      boolean done = step.getAsBoolean();
      changed.signalAll();
      return done;
    } finally {
      lock.unlock();
    }
  }

  <T> T read(Supplier<T> state) {
    lock.lock();
    try {
      return state.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until there is a value.
   *
   * @param what ends the sentence "alice (1001) ... within 5 s", as in "did not ring"
   * @throws PhoneException when the time is up, with what was seen last
   */
  <T> T await(String what, Duration within, Supplier<Optional<T>> value) {
    long left = within.toNanos();
    lock.lock();
    try {
      Optional<T> found = value.get();
      while (found.isEmpty()) {
        if (left <= 0) {
          throw failure(what + " within " + seconds(within));
        }
        left = changed.awaitNanos(left);
        found = value.get();
      }
      return found.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PhoneException(phone + " was interrupted and " + what, e);
    } finally {
      lock.unlock();
    }
  }

  void await(String what, Duration within, BooleanSupplier condition) {
    boolean unused =
        await(what, within, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /** Lets this much time pass. */
  void pause(Duration time) {
    long left = time.toNanos();
    lock.lock();
    try {
      while (left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PhoneException(phone + " was interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it is so, and says whether it came in time. */
  boolean comesTrue(Duration within, BooleanSupplier condition) {
    try {
      await("", within, condition);
      return true;
    } catch (PhoneException late) {
      return false;
    }
  }

  PhoneException failure(String what) {
    String seen = read(() -> last.isEmpty() ? "nothing" : String.join("; ", last));
    return new PhoneException(phone + " " + what + "; last seen: " + seen);
  }

  private static String seconds(Duration duration) {
    double seconds = duration.toMillis() / (double) TimeUnit.SECONDS.toMillis(1);
    return (seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : seconds) + " s";
  }
}
