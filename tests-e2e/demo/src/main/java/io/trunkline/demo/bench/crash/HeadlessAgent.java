package io.trunkline.demo.bench.crash;

import io.trunkline.core.pop.FromPage;
import io.trunkline.demo.HeadlessPage;
import io.trunkline.demo.Person;
import io.trunkline.demo.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An agent whose page has no browser: opened again whenever it is gone, and closed in the middle of
 * whatever it does, as a tab that is closed and opened anew. What it knew is forgotten then.
 */
final class HeadlessAgent implements AgentAtWork {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final World world;
  private final Person person;
  private final FromPage.Host host;
  private final Thread thread;
  private volatile boolean mishapsEnd;
  private volatile boolean ended;
  private final AtomicInteger closed = new AtomicInteger();

  private HeadlessAgent(World world, Person person, FromPage.Host host, List<PageMishap> mishaps) {
    this.world = world;
    this.person = person;
    this.host = host;
    thread = new Thread(() -> work(mishaps), "headless-" + person.orgPassword());
    thread.setDaemon(true);
  }

  static HeadlessAgent start(
      World world, Person person, FromPage.Host host, List<PageMishap> mishaps) {
    HeadlessAgent agent = new HeadlessAgent(world, person, host, mishaps);
    agent.thread.start();
    return agent;
  }

  private void work(List<PageMishap> mishaps) {
    @Nullable HeadlessPage page = null;
    int next = 0;
    long due = System.nanoTime() + mishaps.get(0).after().toNanos();
    while (!ended) {
      if (page != null && !page.isOpen()) {
        page.close();
        page = null;
      }
      if (page == null) {
        page = open();
      } else if (!mishapsEnd && next < mishaps.size() && System.nanoTime() > due) {
        page.close();
        page = null;
        closed.incrementAndGet();
        next++;
        due = System.nanoTime() + mishaps.get(next % mishaps.size()).after().toNanos();
      }
      Pauses.sleep(LOOK);
    }
    if (page != null) {
      page.close();
    }
  }

  private @Nullable HeadlessPage open() {
    try {
      return HeadlessPage.open(world, person, host);
    } catch (RuntimeException bridgeIsAway) {
      return null;
    }
  }

  @Override
  public void leaveAlone() {
    mishapsEnd = true;
  }

  @Override
  public int count(PageMishap.Kind kind) {
    return kind == PageMishap.Kind.CLOSE ? closed.get() : 0;
  }

  @Override
  public int restarts() {
    return 0;
  }

  @Override
  public Optional<String> trouble() {
    return thread.isAlive() ? Optional.empty() : Optional.of(thread.getName() + " has ended");
  }

  @Override
  public void close() {
    ended = true;
    thread.interrupt();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
