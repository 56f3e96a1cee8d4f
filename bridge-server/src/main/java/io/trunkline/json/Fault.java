package io.trunkline.json;

/**
 * Something wrong with a value that somebody sent.
 *
 * @param field where, such as {@code actions[0].accountId}; empty for the whole
 * @param problem what is wrong, in words that follow the field's name
 * @param remedy what to do about it
 */
public record Fault(String field, String problem, String remedy) {
  @Override
  public String toString() {
    return (field.isEmpty() ? "the message" : field) + " " + problem + "; " + remedy;
  }
}
