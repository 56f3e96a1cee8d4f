package io.trunkline.demo;

import com.google.gson.JsonObject;
import io.trunkline.lab.org.data.OrgRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of the calls. The names are a contract: scripts read them.
 *
 * @param calls how many were made
 * @param pops distinct tickets that a page showed
 * @param tickets records in the org that bear a reference of ours
 * @param duplicates calls and references with more than one record
 * @param lost calls that should have a record and have none
 */
record Counted(int calls, int pops, int tickets, int duplicates, int lost) {

  /** Counts in the org itself: each call has a caller's number that no other call has. */
  static Counted of(List<String> callers, Set<String> shown, List<OrgRecord> records) {
    Map<String, Integer> recordsByCaller = new HashMap<>();
    Map<String, Integer> recordsByReference = new HashMap<>();
    for (OrgRecord record : records) {
      recordsByReference.merge(record.text("CallObject"), 1, Integer::sum);
      recordsByCaller.merge(caller(record.text("Description")), 1, Integer::sum);
    }
    int lost = (int) callers.stream().filter(one -> !recordsByCaller.containsKey(one)).count();
    int twice = Math.max(several(recordsByCaller), several(recordsByReference));
    return new Counted(callers.size(), shown.size(), records.size(), twice, lost);
  }

  /** Whether each call was shown once and left one record. */
  boolean isPerfect() {
    return lost == 0 && duplicates == 0 && pops == calls && tickets == calls;
  }

  JsonObject json() {
    return AdminClient.object(
        "calls", calls, "pops", pops, "tickets", tickets, "duplicates", duplicates, "lost", lost);
  }

  /** For people. */
  String words() {
    return "%d calls: %d pops, %d tickets, %d duplicates, %d lost"
        .formatted(calls, pops, tickets, duplicates, lost);
  }

  private static int several(Map<String, Integer> counts) {
    return (int) counts.values().stream().filter(count -> count > 1).count();
  }

  private static String caller(String description) {
    return description
        .lines()
        .filter(line -> line.startsWith("Caller Number: "))
        .map(line -> line.substring("Caller Number: ".length()).replaceAll("[^+0-9]", ""))
        .findFirst()
        .orElse("");
  }
}
