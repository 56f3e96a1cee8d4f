package io.trunkline.lab.pbx;

import io.trunkline.ami.rights.ManagerClass;
import io.trunkline.ami.rights.ManagerClass.Way;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The lines of a user in manager.conf.
 *
 * @param read the classes heard, joined by commas, or {@code all}
 * @param write the classes allowed, likewise
 * @param writeTimeout in milliseconds; empty for Asterisk's default
 */
public record ManagerUser(String read, String write, String writeTimeout) {
  /** Everything, as a careless administrator grants it. */
  public static ManagerUser all() {
    return new ManagerUser("all", "all", "5000");
  }

  /** The smallest that works. */
  public static ManagerUser smallest() {
    return new ManagerUser(classes(Way.READ, null), classes(Way.WRITE, null), "5000");
  }

  /** The smallest that works without this class. */
  public static ManagerUser without(ManagerClass missing) {
    return new ManagerUser(classes(Way.READ, missing), classes(Way.WRITE, missing), "5000");
  }

  /** The same with this {@code read}. */
  public ManagerUser reading(String classes) {
    return new ManagerUser(classes, write, writeTimeout);
  }

  /** The same with this {@code write}. */
  public ManagerUser writing(String classes) {
    return new ManagerUser(read, classes, writeTimeout);
  }

  /** The same with this {@code writetimeout}. */
  public ManagerUser waiting(String milliseconds) {
    return new ManagerUser(read, write, milliseconds);
  }

  /** Whether an event of one of these classes is heard; one without a class is. */
  boolean hears(List<String> classes) {
    return holds(read, classes);
  }

  /** Whether an action of these classes is allowed; one without a class is. */
  boolean may(List<String> classes) {
    return holds(write, classes);
  }

  /** Letter by letter, as Asterisk compares. */
  private static boolean holds(String line, List<String> classes) {
    List<String> granted = List.of(line.split(",", -1));
    return classes.isEmpty()
        || granted.contains("all")
        || classes.stream().anyMatch(granted::contains);
  }

  private static String classes(Way way, @org.jspecify.annotations.Nullable ManagerClass missing) {
    return Arrays.stream(ManagerClass.values())
        .filter(one -> one.way() == way && one != missing)
        .map(ManagerClass::word)
        .collect(Collectors.joining(","));
  }
}
