package io.trunkline.ami.event;

import org.jspecify.annotations.Nullable;

/**
 * One mixing point as Asterisk saw it when it wrote the event.
 *
 * @param type {@code basic}, {@code base}, {@code parking} ...
 * @param technology {@code simple_bridge}, {@code softmix}, {@code holding_bridge} ...; changes
 *     without notice
 * @param creator the application that made it, or null
 */
public record BridgeSnapshot(
    String uniqueId, @Nullable String type, @Nullable String technology, @Nullable String creator) {
  /** A bridge of which only the id was told, in a channel's row. */
  public static BridgeSnapshot unknown(String uniqueId) {
    return new BridgeSnapshot(uniqueId, null, null, null);
  }

  /** Whether nothing says what it is. */
  public boolean isUnknown() {
    return type == null && technology == null && creator == null;
  }

  /** Whether those in it wait (parking lot, BridgeWait) and cannot talk to each other. */
  public boolean holding() {
    return "holding_bridge".equals(technology) || parking();
  }

  /** Whether it is a parking lot. */
  public boolean parking() {
    return "parking".equals(type);
  }

  /** Whether it is a room of the ConfBridge application. */
  public boolean conference() {
    return "ConfBridge".equals(creator);
  }
}
