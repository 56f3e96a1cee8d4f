package io.trunkline.core;

/** A value that must never be printed. Only edges reveal it, when they hand it to its owner. */
public final class Secret {
  private final String value;

  /** Wraps the clear text. */
  public Secret(String value) {
    this.value = value;
  }

  /** The clear text; for the party it belongs to and nobody else. */
  public String reveal() {
    return value;
  }

  /** Whether there is nothing inside. */
  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return "****";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
