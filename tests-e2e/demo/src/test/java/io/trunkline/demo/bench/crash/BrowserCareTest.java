package io.trunkline.demo.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrowserCareTest {
  private final List<Browser> opened = new ArrayList<>();
  private boolean opens = true;
  private final BrowserCare care = new BrowserCare(this::open, 0);

  @Test
  void aBrowserThatShowsTheSoftphoneIsLeftAlone() {
    look(500);

    assertThat(opened).hasSize(1);
    assertThat(opened.get(0).reloads).isZero();
    assertThat(care.restarts()).isZero();
  }

  @Test
  void aPageThatIsGoneIsLoadedAnewAndNotAtOnce() {
    opened.get(0).shows = false;

    look(3);
    assertThat(opened.get(0).reloads).isZero();
    look(4);
    look(5);

    assertThat(opened.get(0).reloads).isEqualTo(1);
    assertThat(opened).hasSize(1);
  }

  @Test
  void aBrowserWhoseDriverSaysThatItCrashedIsReplaced() {
    opened.get(0).says = "tab crashed (Session info: chrome=156)";

    look(1);

    assertThat(opened).hasSize(2);
    assertThat(opened.get(0).closed).isTrue();
    assertThat(care.restarts()).isEqualTo(1);
    assertThat(care.trouble()).isEmpty();
  }

  @Test
  void aBrowserThatShowsNothingForLongIsReplaced() {
    opened.get(0).shows = false;
    opened.get(0).says = "timeout: Timed out receiving message from renderer";

    look(60);
    assertThat(opened).hasSize(1);
    look(61);

    assertThat(opened).hasSize(2);
  }

  @Test
  void aBrowserThatCannotBeReplacedIsTold() {
    opened.get(0).says = "invalid session id";
    opens = false;

    for (int second = 1; second < 9; second++) {
      look(second);
    }

    assertThat(care.trouble())
        .hasValueSatisfying(words -> assertThat(words).contains("no display"));
    assertThat(care.restarts()).isZero();
  }

  @Test
  void whatCouldNotBeDoneToItDoesNotCount() {
    assertThat(care.happens(AgentBrowser::reload)).isTrue();
    assertThat(
            care.happens(
                browser -> {
                  throw new IllegalStateException("no renderers that can be frozen");
                }))
        .isFalse();
  }

  private void look(long second) {
    care.look(Duration.ofSeconds(second).toNanos());
  }

  private AgentBrowser open() {
    if (!opens) {
      throw new IllegalStateException("no display");
    }
    Browser browser = new Browser();
    opened.add(browser);
    return browser;
  }

  private static final class Browser implements AgentBrowser {
    private boolean shows = true;
    private String says = "";
    private int reloads;
    private boolean closed;

    @Override
    public void reload() {
      reloads++;
    }

    @Override
    public void freeze(Duration time) {}

    @Override
    public void sleep(Duration time) {}

    @Override
    public void cut(Duration time) {}

    @Override
    public boolean showsSoftphone() {
      if (!says.isEmpty()) {
        throw new IllegalStateException(says);
      }
      return shows;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
