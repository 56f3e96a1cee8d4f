package io.trunkline.calls;

import io.trunkline.ami.event.ChannelSnapshot;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The system variables of one call event, read when somebody asks: out of thirty, a trigger or a
 * ticket names two or three, and most events are asked for none. Immutable; may cross threads.
 */
final class SystemFacts extends AbstractMap<String, String> {
  private static final String DEST = "dest";
  private static final Map<String, Function<ChannelSnapshot, @Nullable String>> HEADERS = headers();
  private static final Map<String, Function<ChannelSnapshot, @Nullable String>> DEST_HEADERS =
      dest();

  private final ChannelSnapshot base;
  private final @Nullable ChannelSnapshot dest;
  private final Map<String, Object> others;
  private @Nullable Map<String, String> whole;

  /**
   * Takes ownership of the map.
   *
   * @param base the served party's latest snapshot
   * @param dest the called leg's
   * @param others what queue and agent add: texts, and times
   */
  SystemFacts(ChannelSnapshot base, @Nullable ChannelSnapshot dest, Map<String, Object> others) {
    this.base = base;
    this.dest = dest;
    this.others = others;
  }

  @Override
  public @Nullable String get(@Nullable Object name) {
    Object other = others.get(name);
    if (other != null) {
      return other.toString();
    }
    Function<ChannelSnapshot, @Nullable String> header = HEADERS.get(name);
    if (header != null) {
      return header.apply(base);
    }
    Function<ChannelSnapshot, @Nullable String> ofDest = DEST_HEADERS.get(name);
    return ofDest == null || dest == null ? null : ofDest.apply(dest);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  /** Two threads may both make it: they make the same. */
  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    Map<String, String> made = whole;
    if (made == null) {
      Map<String, String> all = new HashMap<>();
      add(all, HEADERS.keySet());
      add(all, DEST_HEADERS.keySet());
      add(all, others.keySet());
      made = Map.copyOf(all);
      whole = made;
    }
    return made.entrySet();
  }

  private void add(Map<String, String> all, Set<String> names) {
    for (String name : names) {
      String value = get(name);
      if (value != null) {
        all.put(name, value);
      }
    }
  }

  private static Map<String, Function<ChannelSnapshot, @Nullable String>> headers() {
    Map<String, Function<ChannelSnapshot, @Nullable String>> headers = new LinkedHashMap<>();
    headers.put("channel", ChannelSnapshot::channel);
    headers.put("channelstate", s -> s.state() < 0 ? null : Integer.toString(s.state()));
    headers.put("channelstatedesc", ChannelSnapshot::stateDesc);
    headers.put("calleridnum", ChannelSnapshot::callerIdNum);
    headers.put("calleridname", ChannelSnapshot::callerIdName);
    headers.put("connectedlinenum", ChannelSnapshot::connectedLineNum);
    headers.put("connectedlinename", ChannelSnapshot::connectedLineName);
    headers.put("language", ChannelSnapshot::language);
    headers.put("accountcode", ChannelSnapshot::accountCode);
    headers.put("context", ChannelSnapshot::context);
    headers.put("exten", ChannelSnapshot::exten);
    headers.put("priority", ChannelSnapshot::priority);
    headers.put("uniqueid", ChannelSnapshot::uniqueId);
    headers.put("linkedid", ChannelSnapshot::linkedId);
    return headers;
  }

  private static Map<String, Function<ChannelSnapshot, @Nullable String>> dest() {
    Map<String, Function<ChannelSnapshot, @Nullable String>> headers = new LinkedHashMap<>();
    HEADERS.forEach((name, header) -> headers.put(DEST + name, header));
    return headers;
  }
}
