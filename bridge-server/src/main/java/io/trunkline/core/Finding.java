package io.trunkline.core;

import java.util.Locale;

/**
 * One thing that was looked at, for an administrator: what the doctor prints and what the test of
 * an account answers.
 *
 * @param level how grave it is
 * @param about what was looked at; a stable word or a name
 * @param words what was found
 * @param remedy what to do about it; empty where nothing is to be done
 */
public record Finding(Level level, String about, String words, String remedy) {
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

  /** All is as it should be. */
  public static Finding ok(String about, String words) {
    return new Finding(Level.OK, about, words, "");
  }

  /** It works, and somebody should look. */
  public static Finding warn(String about, String words, String remedy) {
    return new Finding(Level.WARN, about, words, remedy);
  }

  /** It does not work. */
  public static Finding fail(String about, String words, String remedy) {
    return new Finding(Level.FAIL, about, words, remedy);
  }

  /** The same of a part of this: {@code whole: about}. */
  public Finding of(String whole) {
    return new Finding(level, whole + ": " + about, words, remedy);
  }

  /** As the doctor prints it: {@code ok|warn|FAIL about: words (remedy)}. */
  public String line() {
    String both = about + ": " + words + (remedy.isEmpty() ? "" : "  (" + remedy + ")");
    return String.format(Locale.ROOT, "%-4s  %s", level.word(), both);
  }
}
