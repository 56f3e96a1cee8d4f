package io.trunkline.core.recording;

import io.trunkline.calls.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * That a call is or was recorded, and what is known of it. It has its reference, and thereby its
 * link, before there is any file.
 *
 * @param reference random, 128 bits, URL-safe: 22 letters, digits, {@code -} and {@code _}
 * @param call the call
 * @param number the customer's number, so that it can be forgotten by it; may be empty
 * @param agentIds the agents who talked in the call
 * @param files in the order in which they began, as the PBX names them; the PBX may say that it
 *     records and name none
 * @param changedAt when something of it was learnt last
 * @param endedAt when the call ended, or null while it goes on
 */
public record Recording(
    String reference,
    CallId call,
    String number,
    Set<String> agentIds,
    List<String> files,
    Instant changedAt,
    @Nullable Instant endedAt) {
  /** How long after the call a file that is missing may still come. */
  public static final Duration PATIENCE = Duration.ofHours(1);

  /** No call that nothing was heard of for so long goes on: its end was not seen. */
  public static final Duration LONGEST_CALL = Duration.ofDays(1);

  /** What a file that is not there means. */
  public enum Stage {
    /** The call goes on, and its files grow. */
    GOING_ON,
    /** The files may still be on their way. */
    FRESH,
    /** What is not there now will not come any more. */
    OLD
  }

  public Recording {
    agentIds = Set.copyOf(agentIds);
    files = List.copyOf(files);
  }

  /** How far it is at this time. */
  public Stage stage(Instant now) {
    if (endedAt == null) {
      return now.isBefore(changedAt.plus(LONGEST_CALL)) ? Stage.GOING_ON : Stage.OLD;
    }
    return now.isBefore(endedAt.plus(PATIENCE)) ? Stage.FRESH : Stage.OLD;
  }

  /** The same with what was learnt since; the same object when that is nothing. */
  public Recording with(String lastNumber, Set<String> agents, List<String> named, Instant now) {
    Set<String> allAgents = new TreeSet<>(agentIds);
    allAgents.addAll(agents);
    List<String> allFiles = new ArrayList<>(files);
    named.stream().filter(file -> !allFiles.contains(file)).forEach(allFiles::add);
    boolean same =
        lastNumber.equals(number) && allAgents.equals(agentIds) && allFiles.size() == files.size();
    return same
        ? this
        : new Recording(reference, call, lastNumber, allAgents, allFiles, now, endedAt);
  }

  /** The same, its call being over. */
  public Recording ended(Instant at) {
    return new Recording(reference, call, number, agentIds, files, changedAt, at);
  }
}
