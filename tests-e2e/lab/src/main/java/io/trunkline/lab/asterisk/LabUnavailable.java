package io.trunkline.lab.asterisk;

/** There can be no lab here; the message says why and what would mend it, on one line. */
public final class LabUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a command line and a skipped test begin with. */
  public static final String HEAD = "LAB UNAVAILABLE: ";

  public LabUnavailable(String why) {
    super(why);
  }

  public LabUnavailable(String why, Throwable cause) {
    super(why, cause);
  }

  /** The one line for people. */
  public String line() {
    return HEAD + getMessage();
  }
}
