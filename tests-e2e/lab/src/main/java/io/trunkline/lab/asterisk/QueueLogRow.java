package io.trunkline.lab.asterisk;

import java.time.Instant;
import java.util.List;

/**
 * One line of Asterisk's queue_log; {@code NONE} stands where there is no call, queue or agent.
 *
 * @param call the caller's unique id
 * @param event as {@code ENTERQUEUE}, {@code CONNECT}, {@code ABANDON}
 * @param data what belongs to the event, in its order
 */
public record QueueLogRow(
    Instant at, String call, String queue, String agent, String event, List<String> data) {
  public QueueLogRow {
    data = List.copyOf(data);
  }

  static QueueLogRow of(String line) {
    List<String> at = List.of(line.split("\\|", -1));
    Instant time = Instant.ofEpochSecond(Long.parseLong(at.get(0)));
    return new QueueLogRow(
        time, at.get(1), at.get(2), at.get(3), at.get(4), at.subList(5, at.size()));
  }
}
