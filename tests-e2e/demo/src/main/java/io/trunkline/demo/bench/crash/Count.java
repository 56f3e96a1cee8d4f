package io.trunkline.demo.bench.crash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Counts on the way to a {@link Verdict}. Not thread-safe. */
final class Count {
  /** So long may the bridge have been away when a call ended, and a held transfer waited. */
  private static final int MOST_AWAY_S = 30;

  private final Set<String> doubled;
  private final BiFunction<PlannedCall, CallKind.Passage, Known> known;
  private final Predicate<PlannedCall> searchFailed;
  private final Map<String, Integer> writers = new LinkedHashMap<>();
  private final List<Verdict.Missing> missing = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private Map<String, Integer> times = Map.of();
  private int tickets;
  private int doubles;
  private int unreported;
  private int falseDoubles;
  private int unseen;
  private int incomplete;
  private int unlinked;

  Count(
      Set<String> doubled,
      BiFunction<PlannedCall, CallKind.Passage, Known> known,
      Predicate<PlannedCall> searchFailed) {
    this.doubled = doubled;
    this.searchFailed = searchFailed;
    this.known = known;
  }

  void wrote(Ticket ticket) {
    tickets++;
    unlinked += ticket.customer().isEmpty() ? 1 : 0;
    writers.merge(ticket.writer(), 1, Integer::sum);
  }

  /** Each passage takes the ticket of its owner; what the bridge must know best chooses first. */
  void call(PlannedCall call, List<Ticket> records) {
    Map<String, List<Ticket>> left = new LinkedHashMap<>();
    for (Ticket record : records) {
      left.computeIfAbsent(record.key(), one -> new ArrayList<>()).add(record);
    }
    left.forEach((reference, same) -> stands(call, reference, same.size()));
    Map<CallKind.Passage, List<Ticket>> found = new LinkedHashMap<>();
    List<CallKind.Passage> passages = byKnown(call);
    for (CallKind.Passage passage : passages) {
      take(left, call.owner(passage).email()).ifPresent(same -> found.put(passage, same));
    }
    for (CallKind.Passage passage : passages) {
      if (!found.containsKey(passage) && !left.isEmpty()) {
        found.put(passage, left.remove(left.keySet().iterator().next()));
      }
    }
    passages.forEach(passage -> passage(call, passage, found.getOrDefault(passage, List.of())));
    if (!left.isEmpty()) {
      doubles += left.size();
      unreported += left.size();
      say(call, left.size() + " beyond what it should leave: " + left.keySet());
    }
  }

  private List<CallKind.Passage> byKnown(PlannedCall call) {
    return call.kind().passages().stream()
        .sorted(Comparator.comparing(passage -> known.apply(call, passage)))
        .toList();
  }

  private static Optional<List<Ticket>> take(Map<String, List<Ticket>> left, String owner) {
    return left.entrySet().stream()
        .filter(one -> one.getValue().get(0).owner().equals(owner))
        .map(Map.Entry::getKey)
        .findFirst()
        .map(left::remove);
  }

  private void stands(PlannedCall call, String reference, int times) {
    if (times > 1) {
      boolean reported = doubled.contains(reference);
      doubles++;
      unreported += reported ? 0 : 1;
      say(call, reference + " stands " + times + " times" + (reported ? ", reported" : ""));
    }
  }

  private void passage(PlannedCall call, CallKind.Passage passage, List<Ticket> same) {
    Known how = known.apply(call, passage);
    if (how == Known.NOTHING) {
      unseen++;
      say(call, "the passage of " + call.owner(passage) + " fell while the bridge was away");
    } else if (same.isEmpty()) {
      missing.add(new Verdict.Missing(call, passage));
      say(call, "LOST: the ticket of " + call.owner(passage));
    }
    for (Ticket ticket : same) {
      List<String> lacks = Lacks.of(call, passage, ticket, how);
      boolean mustHaveCustomer = how != Known.NOTHING && !searchFailed.test(call);
      if (ticket.customer().isEmpty() && mustHaveCustomer) {
        lacks.add("it has no customer, and the org failed no search for it");
      }
      // What stands twice is the ledger's last word; nobody completes it.
      lacks.addAll(same.size() > 1 ? List.of() : Lacks.ofEnd(call, ticket, how, MOST_AWAY_S));
      if (!lacks.isEmpty()) {
        incomplete++;
        say(call, ticket.key() + ": " + String.join(", ", lacks));
      }
    }
  }

  void strange(String number, int records) {
    doubles += records;
    unreported += records;
    words.add(records + " of nobody: " + number);
  }

  /** What the ledger calls doubled must be. */
  void reports(Map<String, Integer> times) {
    this.times = times;
    for (String reference : doubled) {
      if (times.getOrDefault(reference, 0) < 2) {
        falseDoubles++;
        words.add(reference + " is reported as doubled, and is not");
      }
    }
  }

  private void say(PlannedCall call, String what) {
    words.add(call.number() + " " + call.kind() + ": " + what);
  }

  Verdict verdict() {
    return new Verdict(
        tickets,
        List.copyOf(missing),
        doubles,
        unreported,
        Map.copyOf(times),
        falseDoubles,
        unseen,
        incomplete,
        unlinked,
        Map.copyOf(writers),
        List.copyOf(words));
  }
}
