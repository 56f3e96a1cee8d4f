package io.trunkline.lab.asterisk;

/** The class path of the tests, for processes that tests start. */
public final class ClassPath {
  private ClassPath() {}

  /** Surefire keeps the real one under a name of its own. */
  public static String whole() {
    String own = System.getProperty("surefire.test.class.path", "");
    return own.isBlank() ? System.getProperty("java.class.path") : own;
  }
}
