package io.trunkline.demo.bench;

/** Callers' numbers that say which call they belong to; all kept for fiction. */
final class Numbers {
  private static final String BEGIN = "\"number\":\"";
  private static final int PER_AREA = 100;
  private static final int FIRST_AREA = 201;

  private Numbers() {}

  /** The number of the caller of this call. */
  static String number(int call) {
    return "+1%d55501%02d".formatted(FIRST_AREA + call / PER_AREA, call % PER_AREA);
  }

  /** The call that this message of a page is about, or -1. */
  static int call(String message) {
    int begin = message.indexOf(BEGIN);
    if (begin < 0) {
      return -1;
    }
    int end = message.indexOf('"', begin + BEGIN.length());
    String digits = message.substring(begin + BEGIN.length(), end).replaceAll("[^0-9]", "");
    if (digits.length() != 11) {
      return -1;
    }
    int area = Integer.parseInt(digits.substring(1, 4));
    return (area - FIRST_AREA) * PER_AREA + Integer.parseInt(digits.substring(9));
  }
}
