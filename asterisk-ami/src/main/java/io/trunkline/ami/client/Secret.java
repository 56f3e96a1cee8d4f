package io.trunkline.ami.client;

/** Something that must never be printed: it prints {@code ****}. */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "****";
  }
}
