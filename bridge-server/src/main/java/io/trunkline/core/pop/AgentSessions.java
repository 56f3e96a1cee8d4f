package io.trunkline.core.pop;

import io.trunkline.core.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which pages each agent has open, and which of them leads: only the leader claims, pops and rings,
 * the others mirror. Pages are told when the lead passes. Not thread-safe: the flow's thread only.
 */
public final class AgentSessions {
  /** How long another page must keep the focus before the lead follows it. */
  static final Duration FOCUS_BEFORE_LEAD = Duration.ofSeconds(2);

  private final Timers timers;
  private final ToIntFunction<FromPage.Host> rank;
  private final Predicate<String> busy;
  private final Consumer<AgentPage> leads;
  private final Map<String, Pages> pagesByAgent = new HashMap<>();

  /**
   * Knows no page yet.
   *
   * @param rank the lower, the better a page there can do what the site's accounts need
   * @param busy whether a call rings at this agent, or a claim is open: then the lead stays
   * @param leads hears of every open page that begins to lead
   */
  public AgentSessions(
      Timers timers,
      ToIntFunction<FromPage.Host> rank,
      Predicate<String> busy,
      Consumer<AgentPage> leads) {
    this.timers = timers;
    this.rank = rank;
    this.busy = busy;
    this.leads = leads;
  }

  /**
   * Whether this page leads now that it has opened; an older socket of the same page gives way. The
   * page itself is told by its welcome.
   */
  public boolean opened(AgentPage page, boolean focused) {
    Pages pages = pagesByAgent.computeIfAbsent(page.agentId(), id -> new Pages());
    boolean led = pages.replaceOlderOf(page);
    pages.all.add(page);
    if (focused) {
      pages.focused = page;
    }
    AgentPage before = pages.leader;
    if (led || before == null || isBetter(page, before)) {
      pages.leader = page;
      if (before != null) {
        before.send(new ToPage.Lead(false));
      }
      return true;
    }
    follow(pages, page);
    return false;
  }

  /** The page got or lost the focus; the lead follows after {@link #FOCUS_BEFORE_LEAD}. */
  public void focus(AgentPage page, boolean focused) {
    Pages pages = pagesByAgent.get(page.agentId());
    if (pages == null) {
      return;
    }
    if (focused) {
      pages.focused = page;
      follow(pages, page);
    } else if (pages.focused == page) {
      pages.focused = null;
      pages.waitFor(null);
    }
  }

  /** The agent wants this page to lead; it does at once. */
  public void takeLead(AgentPage page) {
    Pages pages = pagesByAgent.get(page.agentId());
    if (pages != null && pages.all.contains(page)) {
      pass(pages, page);
    }
  }

  /** The page is gone; false when a newer socket of the same page had replaced it. */
  public boolean closed(AgentPage page) {
    Pages pages = pagesByAgent.get(page.agentId());
    if (pages == null || !pages.all.remove(page)) {
      return false;
    }
    if (pages.focused == page) {
      pages.focused = null;
    }
    if (pages.leader == page) {
      pages.leader = null;
      best(pages).ifPresent(next -> pass(pages, next));
    }
    if (pages.all.isEmpty()) {
      pagesByAgent.remove(page.agentId());
    }
    return true;
  }

  /** The agent's leading page; empty when none is open. */
  public Optional<AgentPage> leader(String agentId) {
    return Optional.ofNullable(pagesByAgent.get(agentId)).map(pages -> pages.leader);
  }

  /** Whether this page leads. */
  public boolean leads(AgentPage page) {
    return leader(page.agentId()).filter(leader -> leader == page).isPresent();
  }

  /** All open pages of an agent. */
  public List<AgentPage> pages(String agentId) {
    Pages pages = pagesByAgent.get(agentId);
    return pages == null ? List.of() : List.copyOf(pages.all);
  }

  /** The agents who have a page open. */
  public List<String> agents() {
    return List.copyOf(pagesByAgent.keySet());
  }

  /** The page as it is connected now: this one, or the newer socket of the same page. */
  public Optional<AgentPage> current(AgentPage page) {
    return pages(page.agentId()).stream().filter(open -> open.id().equals(page.id())).findFirst();
  }

  /** How many pages are open, over all agents. */
  public int count() {
    return pagesByAgent.values().stream().map(pages -> pages.all).mapToInt(Collection::size).sum();
  }

  private void follow(Pages pages, AgentPage page) {
    if (pages.focused != page || pages.leader == page) {
      return;
    }
    pages.waitFor(timers.after(FOCUS_BEFORE_LEAD, () -> followed(pages, page)));
  }

  private void followed(Pages pages, AgentPage page) {
    if (pages.focused != page || pages.leader == page || pages.leader == null) {
      return;
    }
    if (busy.test(page.agentId())) {
      follow(pages, page);
    } else if (!isBetter(pages.leader, page)) {
      pass(pages, page);
    }
  }

  private Optional<AgentPage> best(Pages pages) {
    AgentPage best = pages.focused;
    for (AgentPage page : pages.all) {
      if (best == null || isBetter(page, best)) {
        best = page;
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean isBetter(AgentPage page, AgentPage other) {
    return rank.applyAsInt(page.host()) < rank.applyAsInt(other.host());
  }

  private void pass(Pages pages, AgentPage next) {
    AgentPage before = pages.leader;
    if (before == next) {
      return;
    }
    pages.leader = next;
    if (before != null) {
      before.send(new ToPage.Lead(false));
    }
    next.send(new ToPage.Lead(true));
    leads.accept(next);
  }

  /** The open pages of one agent, oldest first. */
  private static final class Pages {
    private final List<AgentPage> all = new ArrayList<>();
    private @Nullable AgentPage leader;
    private @Nullable AgentPage focused;
    private Timers.@Nullable Timer following;

    /** One timer: only the newest focus counts, from its own beginning. */
    void waitFor(Timers.@Nullable Timer next) {
      if (following != null) {
        following.cancel();
      }
      following = next;
    }

    /** Whether the older socket of this page, now forgotten, led. */
    private boolean replaceOlderOf(AgentPage page) {
      boolean led = leader != null && leader.id().equals(page.id());
      all.removeIf(older -> older.id().equals(page.id()));
      if (led) {
        leader = null;
      }
      if (focused != null && focused.id().equals(page.id())) {
        focused = null;
      }
      return led;
    }
  }
}
