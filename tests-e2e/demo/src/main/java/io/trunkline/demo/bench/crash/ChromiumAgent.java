package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Person;
import io.trunkline.demo.World;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.WebDriverException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent with the real page in Chromium. The agent loads it anew when it is gone: when the bridge
 * was away as it was loaded.
 */
final class ChromiumAgent implements AgentAtWork {
  private static final Logger log = LoggerFactory.getLogger(ChromiumAgent.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration GONE = Duration.ofSeconds(3);

  private final Chromium browser;
  private final Thread thread;
  private final Map<PageMishap.Kind, Integer> counts = new EnumMap<>(PageMishap.Kind.class);
  private volatile boolean mishapsEnd;
  private volatile boolean ended;
  private long goneSince;

  private ChromiumAgent(Chromium browser, Person person, List<PageMishap> mishaps) {
    this.browser = browser;
    thread = new Thread(() -> work(mishaps), "chromium-" + person.orgPassword());
    thread.setDaemon(true);
  }

  /** Returns when the agent is signed in to the org and to the softphone in its page. */
  static ChromiumAgent start(World world, Person person, List<PageMishap> mishaps) {
    Chromium browser = Chromium.open(world);
    try {
      browser.signIn(person);
    } catch (RuntimeException e) {
      browser.close();
      throw e;
    }
    ChromiumAgent agent = new ChromiumAgent(browser, person, mishaps);
    agent.thread.start();
    return agent;
  }

  private void work(List<PageMishap> mishaps) {
    int next = 0;
    long due = System.nanoTime() + mishaps.get(0).after().toNanos();
    while (!ended) {
      try {
        if (!mishapsEnd && next < mishaps.size() && System.nanoTime() > due) {
          happen(mishaps.get(next));
          next++;
          due = System.nanoTime() + mishaps.get(next % mishaps.size()).after().toNanos();
        }
        lookAfter();
      } catch (WebDriverException e) {
        log.debug("the browser says {}", e.getMessage());
      }
      Pauses.sleep(LOOK);
    }
  }

  private void happen(PageMishap mishap) {
    synchronized (counts) {
      counts.merge(mishap.kind(), 1, Integer::sum);
    }
    switch (mishap.kind()) {
      case RELOAD -> browser.reload();
      case FREEZE -> browser.freeze(mishap.lasts());
      case CUT -> browser.cut(mishap.lasts());
    }
  }

  private void lookAfter() {
    if (browser.showsSoftphone()) {
      goneSince = 0;
    } else if (goneSince == 0) {
      goneSince = System.nanoTime();
    } else if (System.nanoTime() - goneSince > GONE.toNanos()) {
      goneSince = 0;
      browser.reload();
    }
  }

  @Override
  public void leaveAlone() {
    mishapsEnd = true;
  }

  @Override
  public int count(PageMishap.Kind kind) {
    synchronized (counts) {
      return counts.getOrDefault(kind, 0);
    }
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join(15_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    browser.close();
  }
}
