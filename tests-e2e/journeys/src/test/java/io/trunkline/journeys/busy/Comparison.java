package io.trunkline.journeys.busy;

import io.trunkline.lab.asterisk.AsteriskLab;
import io.trunkline.lab.asterisk.QueueLogRow;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What Asterisk wrote down of the calls, beside what the bridge did with them. A key names a call
 * and what happened to it, as {@code 1700000000.1 sales answer}; a value is how often.
 *
 * @param asterisk from its queue_log and its call detail records
 * @param ledger rows of the ledger
 */
record Comparison(Map<String, Integer> asterisk, Map<String, Integer> ledger) {

  /** What Asterisk's own books say should have become a ticket. */
  static Map<String, Integer> booksOf(AsteriskLab lab) {
    Map<String, Integer> books = new TreeMap<>();
    lab.queueLog()
        .forEach(
            row -> {
              switch (row.event()) {
                case "CONNECT" -> count(books, row.call(), row.queue() + " answer");
                case "ABANDON" -> count(books, row.call(), row.queue() + " abandon");
                case "EXITWITHTIMEOUT", "EXITEMPTY" ->
                    count(books, row.call(), row.queue() + " unmanaged");
                default -> {}
              }
            });
    lab.cdr().stream()
        .filter(row -> row.dstChannel().startsWith("PJSIP/trunk-"))
        .filter(row -> row.disposition().equals("ANSWERED"))
        .forEach(row -> count(books, row.linkedId(), "outbound"));
    return books;
  }

  static void count(Map<String, Integer> counts, String call, String what) {
    counts.merge(call + " " + what, 1, Integer::sum);
  }

  /** How many calls Asterisk says it had: callers in queues, and calls to the outside. */
  static long callsOf(AsteriskLab lab) {
    long queued =
        lab.queueLog().stream()
            .filter(row -> row.event().equals("ENTERQUEUE"))
            .map(QueueLogRow::call)
            .distinct()
            .count();
    long outside =
        lab.cdr().stream().filter(row -> row.dstChannel().startsWith("PJSIP/trunk-")).count();
    return queued + outside;
  }

  /**
   * How many transfers queue_log has. A few are missing: where the agent's channel is gone before
   * app_queue looks whether its hang-up was part of a transfer, it writes COMPLETEAGENT instead.
   * The phones know better: Asterisk has told each of them how its transfer went.
   */
  static long transfersOf(AsteriskLab lab) {
    return lab.queueLog().stream().filter(row -> row.event().endsWith("TRANSFER")).count();
  }

  /** The keys on which the two do not agree, with both counts. */
  Map<String, String> differences() {
    TreeSet<String> keys = new TreeSet<>(asterisk.keySet());
    keys.addAll(ledger.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(asterisk.get(key), ledger.get(key)))
        .collect(
            Collectors.toMap(
                key -> key, key -> asterisk.get(key) + " by Asterisk, " + ledger.get(key)));
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder("%-12s%10s%10s%n".formatted("", "Asterisk", "ledger"));
    for (String what : new String[] {"answer", "abandon", "unmanaged", "outbound"}) {
      table.append("%-12s%10d%10d%n".formatted(what, total(asterisk, what), total(ledger, what)));
    }
    return table.append("differences: ").append(differences()).toString();
  }

  private static int total(Map<String, Integer> counts, String what) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(" " + what))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
