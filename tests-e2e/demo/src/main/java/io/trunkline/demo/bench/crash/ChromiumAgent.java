package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Person;
import io.trunkline.demo.World;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An agent with the real page in Chromium; a browser that dies is replaced. */
final class ChromiumAgent implements AgentAtWork {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final BrowserCare care;
  private final Thread thread;
  private final Map<PageMishap.Kind, Integer> counts = new EnumMap<>(PageMishap.Kind.class);
  private int restarts;
  private Optional<String> trouble = Optional.empty();
  private volatile boolean mishapsEnd;
  private volatile boolean ended;

  private ChromiumAgent(BrowserCare care, Person person, List<PageMishap> mishaps) {
    this.care = care;
    thread = new Thread(() -> work(mishaps), "chromium-" + person.orgPassword());
    thread.setDaemon(true);
  }

  /** Returns when the agent is signed in to the org and to the softphone in its page. */
  static ChromiumAgent start(World world, Person person, List<PageMishap> mishaps) {
    BrowserCare care = new BrowserCare(() -> Chromium.of(world, person), System.nanoTime());
    ChromiumAgent agent = new ChromiumAgent(care, person, mishaps);
    agent.thread.start();
    return agent;
  }

  private void work(List<PageMishap> mishaps) {
    int next = 0;
    long due = System.nanoTime() + mishaps.get(0).after().toNanos();
    while (!ended) {
      if (!mishapsEnd && next < mishaps.size() && System.nanoTime() > due) {
        happen(mishaps.get(next));
        next++;
        due = System.nanoTime() + mishaps.get(next % mishaps.size()).after().toNanos();
      }
      care.look(System.nanoTime());
      tell();
      Pauses.sleep(LOOK);
    }
  }

  private void happen(PageMishap mishap) {
    boolean done =
        care.happens(
            browser -> {
              switch (mishap.kind()) {
                case RELOAD -> browser.reload();
                case FREEZE -> browser.freeze(mishap.lasts());
                case SLEEP -> browser.sleep(mishap.lasts());
                case CUT -> browser.cut(mishap.lasts());
                case CLOSE -> throw new IllegalStateException("a browser is not closed");
              }
            });
    if (done) {
      synchronized (this) {
        counts.merge(mishap.kind(), 1, Integer::sum);
      }
    }
  }

  private synchronized void tell() {
    restarts = care.restarts();
    trouble = care.trouble();
  }

  @Override
  public void leaveAlone() {
    mishapsEnd = true;
  }

  @Override
  public synchronized int count(PageMishap.Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  @Override
  public synchronized int restarts() {
    return restarts;
  }

  @Override
  public synchronized Optional<String> trouble() {
    return thread.isAlive()
        ? trouble.map(words -> thread.getName() + ": " + words)
        : Optional.of(thread.getName() + " has ended");
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join(15_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    care.close();
  }
}
