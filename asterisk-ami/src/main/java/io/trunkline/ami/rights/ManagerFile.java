package io.trunkline.ami.rights;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's section of manager.conf, as Asterisk reads it: of several lines with one key the last
 * one counts, templates and included files are worked in.
 *
 * @param read its last {@code read}, empty when there is none
 * @param write its last {@code write}, likewise
 * @param writeTimeout how long Asterisk waits for a slow reader, likewise
 */
record ManagerFile(String read, String write, String writeTimeout) {
  /** What Asterisk takes where the file says nothing it understands. */
  private static final int DEFAULT_TIMEOUT_MS = 100;

  String line(ManagerClass.Way way) {
    return way == ManagerClass.Way.READ ? read : write;
  }

  /** Letter by letter: Asterisk takes neither blanks around a class nor capitals. */
  boolean grants(ManagerClass.Way way, String word) {
    List<String> words = List.of(line(way).split(",", -1));
    return words.contains(word) || words.contains("all");
  }

  /** Whether a blank or a capital letter keeps this class from being granted. */
  boolean misspells(ManagerClass one) {
    return !grants(one.way(), one.word())
        && words(one.way()).stream()
            .anyMatch(word -> word.equalsIgnoreCase(one.word()) || word.equalsIgnoreCase("all"));
  }

  /** Everything that is named, blanks taken off. */
  List<String> words(ManagerClass.Way way) {
    return List.of(line(way).split(",")).stream()
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** In milliseconds, as Asterisk takes it. */
  int timeout() {
    try {
      return Math.max(DEFAULT_TIMEOUT_MS, Integer.parseInt(writeTimeout.strip()));
    } catch (NumberFormatException e) {
      return DEFAULT_TIMEOUT_MS;
    }
  }

  /** This section, or null when not even one line is known: then it is not the user's. */
  static @Nullable ManagerFile of(String read, String write, String writeTimeout) {
    return write.isBlank() ? null : new ManagerFile(read, write, writeTimeout);
  }
}
