package io.trunkline.core.ticket;

/**
 * A piece of text that a configuration asks for.
 *
 * @param kind where the text comes from
 * @param text the text itself, the variable's name, or the picklist's value
 */
public record Item(Kind kind, String text) {

  /** Where a text comes from. */
  public enum Kind {
    STRING,
    VARIABLE,
    CUSTOM_VARIABLE,
    PICKLIST
  }
}
