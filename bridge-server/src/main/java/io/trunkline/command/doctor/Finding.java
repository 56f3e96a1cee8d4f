package io.trunkline.command.doctor;

/**
 * One line of what doctor says.
 *
 * @param level how grave it is
 * @param what what was looked at, and what was found
 * @param remedy what to do about it; empty where nothing is to be done
 */
public record Finding(Level level, String what, String remedy) {
  /** How grave it is, in the words that scripts rely on. */
  public enum Level {
    OK("ok"),
    WARN("warn"),
    FAIL("FAIL");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    /** As it is printed. */
    public String word() {
      return word;
    }
  }

  static Finding ok(String what) {
    return new Finding(Level.OK, what, "");
  }

  static Finding warn(String what, String remedy) {
    return new Finding(Level.WARN, what, remedy);
  }

  static Finding fail(String what, String remedy) {
    return new Finding(Level.FAIL, what, remedy);
  }

  /** As it is printed: {@code ok|warn|FAIL what (remedy)}. */
  String line() {
    String both = remedy.isEmpty() ? what : what + "  (" + remedy + ")";
    return String.format(java.util.Locale.ROOT, "%-4s  %s", level.word(), both);
  }
}
