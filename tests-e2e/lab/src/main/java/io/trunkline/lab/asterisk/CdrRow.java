package io.trunkline.lab.asterisk;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * One of Asterisk's call detail records, from cdr_csv's Master.csv with its newer columns.
 *
 * @param answer when it was answered, if it was
 * @param duration seconds from start to end
 * @param billableSeconds seconds from answer to end
 * @param disposition {@code ANSWERED}, {@code NO ANSWER}, {@code BUSY}, {@code FAILED} ...
 */
public record CdrRow(
    String uniqueId,
    String linkedId,
    String src,
    String dst,
    String context,
    String channel,
    String dstChannel,
    String lastApplication,
    Instant start,
    Optional<Instant> answer,
    Instant end,
    long duration,
    long billableSeconds,
    String disposition) {
  private static final int COLUMNS = 21;

  static boolean isWhole(String line) {
    return Csv.values(line).size() == COLUMNS;
  }

  static CdrRow of(String line) {
    List<String> at = Csv.values(line);
    String answer = at.get(10);
    return new CdrRow(
        at.get(16),
        at.get(19),
        at.get(1),
        at.get(2),
        at.get(3),
        at.get(5),
        at.get(6),
        at.get(7),
        time(at.get(9)),
        answer.isEmpty() ? Optional.empty() : Optional.of(time(answer)),
        time(at.get(11)),
        Long.parseLong(at.get(12)),
        Long.parseLong(at.get(13)),
        at.get(14));
  }

  private static Instant time(String words) {
    return LocalDateTime.parse(words.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
  }
}
