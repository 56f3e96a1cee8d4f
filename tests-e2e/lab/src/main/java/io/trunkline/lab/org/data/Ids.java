package io.trunkline.lab.org.data;

import java.util.regex.Pattern;

/**
 * Makes and reads record ids: a three-character prefix, twelve characters, a three-character
 * checksum.
 */
public final class Ids {
  private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9]{15}([A-Za-z0-9]{3})?");

  private Ids() {}

  /** The id of the n-th record of the object with this prefix, 18 characters long. */
  public static String of(String prefix, long n) {
    StringBuilder number = new StringBuilder();
    for (long rest = n; rest > 0; rest /= DIGITS.length()) {
      number.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
    }
    while (number.length() < 7) {
      number.insert(0, '0');
    }
    return full(prefix + "5g000" + number.substring(number.length() - 7));
  }

  /** True when the text has the shape of an id, and a right checksum where it has one. */
  public static boolean wellFormed(String text) {
    return SHAPE.matcher(text).matches()
        && (text.length() == 15 || full(text.substring(0, 15)).equals(text));
  }

  /**
   * The 18-character form of an id. Each of the last three characters says which of five characters
   * before it are capitals, so that the id survives systems that ignore case.
   */
  public static String full(String id) {
    if (id.length() != 15) {
      return id;
    }
    StringBuilder whole = new StringBuilder(id);
    for (int block = 0; block < 15; block += 5) {
      int capitals = 0;
      for (int i = 0; i < 5; i++) {
        char c = id.charAt(block + i);
        capitals |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
      }
      whole.append(CHECK.charAt(capitals));
    }
    return whole.toString();
  }
}
