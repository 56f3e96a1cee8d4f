package io.trunkline.core.ticket;

import io.trunkline.calls.CallId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest passages of calls that this run of the bridge has seen, so that a configuration can be
 * tried on one of them. Kept in memory alone, a hundred at most. Safe for several threads.
 */
public final class RecentCalls {
  private static final int MOST = 100;

  private final Map<String, Recent> recentById = new LinkedHashMap<>();

  /**
   * A passage, as its ticket is written from it.
   *
   * @param id names it
   * @param atFiling at the moment when its ticket is due: somebody answered, or it ended
   * @param over at its end; null while it lasts
   */
  public record Recent(String id, CallSheet atFiling, @Nullable CallSheet over) {}

  /** Somebody answered. */
  public synchronized void answered(CallId call, int segment, CallSheet sheet) {
    put(new Recent(id(call, segment), sheet, null));
  }

  /** The passage is over. */
  public synchronized void over(CallId call, int segment, CallSheet sheet) {
    Recent answered = recentById.get(id(call, segment));
    put(new Recent(id(call, segment), answered == null ? sheet : answered.atFiling(), sheet));
  }

  /** All of them, newest first. */
  public synchronized List<Recent> newestFirst() {
    List<Recent> all = new ArrayList<>(recentById.values());
    java.util.Collections.reverse(all);
    return all;
  }

  /** The one of this name, while it is kept. */
  public synchronized Optional<Recent> find(String id) {
    return Optional.ofNullable(recentById.get(id));
  }

  private void put(Recent recent) {
    recentById.remove(recent.id());
    recentById.put(recent.id(), recent);
    if (recentById.size() > MOST) {
      recentById.remove(recentById.keySet().iterator().next());
    }
  }

  private static String id(CallId call, int segment) {
    return call + "#" + segment;
  }
}
