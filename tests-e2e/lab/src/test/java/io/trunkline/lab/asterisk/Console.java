package io.trunkline.lab.asterisk;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Asterisk's own console says, which has nothing to do with our way of asking. */
record Console(AsteriskLab lab) {
  private static final int BRIDGE = 12;
  private static final int UNIQUE_ID = 13;

  /** The unique ids of all channels; a room's announcer is the room's own, and no party. */
  Set<String> channels() {
    return rows().map(row -> row[UNIQUE_ID].strip()).collect(Collectors.toCollection(TreeSet::new));
  }

  /** How many channels are in a bridge. */
  long bridged() {
    return rows().filter(row -> !row[BRIDGE].isEmpty()).count();
  }

  private Stream<String[]> rows() {
    return lab.cli("core show channels concise")
        .lines()
        .filter(line -> line.contains("!") && !line.startsWith("CBAnn/"))
        .map(line -> line.split("!", -1));
  }
}
