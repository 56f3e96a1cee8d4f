package io.trunkline.core;

/**
 * Something an administrator typed that cannot work, before it does any harm.
 *
 * @param field where it stands, such as {@code all[0].value}
 * @param problem what is wrong with it
 * @param remedy what to do about it
 */
public record Problem(String field, String problem, String remedy) {
  /** One sentence for people. */
  public String words() {
    return field + ": " + problem + "; " + remedy;
  }
}
