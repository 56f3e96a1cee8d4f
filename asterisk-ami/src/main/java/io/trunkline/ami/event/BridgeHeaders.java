package io.trunkline.ami.event;

import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Layout;
import io.trunkline.ami.wire.Words;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where the headers of one bridge's snapshot stand in a layout, by their prefix. Immutable. */
final class BridgeHeaders {
  /** The prefixes are those of our own decoders: three. */
  private static final Map<String, Layout.View<BridgeHeaders>> VIEW_BY_PREFIX =
      new ConcurrentHashMap<>();

  private final int uniqueId;
  private final int type;
  private final int technology;
  private final int creator;

  private BridgeHeaders(Layout layout, String prefix) {
    uniqueId = layout.find(prefix + "BridgeUniqueid");
    type = layout.find(prefix + "BridgeType");
    technology = layout.find(prefix + "BridgeTechnology");
    creator = layout.find(prefix + "BridgeCreator");
  }

  /** The way to see the bridges with this prefix in any layout. */
  static Layout.View<BridgeHeaders> under(String prefix) {
    Layout.View<BridgeHeaders> known = VIEW_BY_PREFIX.get(prefix);
    return known == null ? VIEW_BY_PREFIX.computeIfAbsent(prefix, BridgeHeaders::view) : known;
  }

  private static Layout.View<BridgeHeaders> view(String prefix) {
    return new Layout.View<>(layout -> new BridgeHeaders(layout, prefix));
  }

  /** The bridge in this message, or null when there is none. */
  @Nullable BridgeSnapshot read(AmiMessage message, Words words) {
    String id = text(message, uniqueId, words);
    return id == null
        ? null
        : new BridgeSnapshot(
            id,
            text(message, type, words),
            text(message, technology, words),
            text(message, creator, words));
  }

  private static @Nullable String text(AmiMessage message, int place, Words words) {
    return place < 0 ? null : Fields.known(message.value(place, words));
  }
}
