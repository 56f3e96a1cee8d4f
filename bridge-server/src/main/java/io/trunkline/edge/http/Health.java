package io.trunkline.edge.http;

import java.util.List;

/**
 * How we are, for machines that watch us. Seen by everybody: words must not say more than that.
 *
 * @param pages how many agents' pages are connected
 * @param calls how many calls live on the PBXs that we follow
 * @param parts everything we depend on
 */
public record Health(int pages, int calls, List<Part> parts) {
  public Health {
    parts = List.copyOf(parts);
  }

  /** {@code up}, or {@code degraded} when a part is down: we serve all the same. */
  public String state() {
    return parts.stream().allMatch(Part::up) ? "up" : "degraded";
  }

  /**
   * Something we depend on, or have left to people.
   *
   * @param kind pbx, org or tickets
   * @param name which one
   * @param up whether it works
   * @param words what is wrong and what to do; empty when nothing is
   */
  public record Part(String kind, String name, boolean up, String words) {}
}
