package io.trunkline.lab.org;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The faults that were ordered and not yet met, and those that were, oldest first. Thread-safe. */
final class Faults {
  /** A fault for the next requests at some doors. */
  record Order(Set<Door> doors, Fault fault, Duration delay, int times) {}

  private static final int KEPT = 5_000;

  private final List<Order> orders = new ArrayList<>();
  private final Deque<Met> met = new ArrayDeque<>();
  private final Deque<String> secondSaves = new ArrayDeque<>();
  private int lockRefusals;

  synchronized void add(Order order) {
    orders.add(order);
  }

  synchronized void clear() {
    orders.clear();
  }

  /** It was carried out on this request. */
  synchronized void met(Order order, Seen request, String body) {
    met.add(new Met(request, body, order.fault(), order.delay()));
    if (met.size() > KEPT) {
      met.remove();
    }
  }

  /** A save was refused because its unique key stood already. */
  synchronized void secondSave(String body) {
    secondSaves.add(body);
    if (secondSaves.size() > KEPT) {
      secondSaves.remove();
    }
  }

  synchronized void lockRefusal() {
    lockRefusals++;
  }

  synchronized int lockRefusals() {
    return lockRefusals;
  }

  synchronized List<String> secondSaves() {
    return List.copyOf(secondSaves);
  }

  synchronized List<Met> met() {
    return List.copyOf(met);
  }

  /** Takes the fault that the next request at this door meets. */
  synchronized Optional<Order> next(Door door) {
    for (int i = 0; i < orders.size(); i++) {
      Order order = orders.get(i);
      if (order.doors().contains(door)) {
        if (order.times() == 1) {
          orders.remove(i);
        } else {
          orders.set(i, new Order(order.doors(), order.fault(), order.delay(), order.times() - 1));
        }
        return Optional.of(order);
      }
    }
    return Optional.empty();
  }
}
