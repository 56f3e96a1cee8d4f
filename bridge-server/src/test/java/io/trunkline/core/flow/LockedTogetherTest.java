package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Several tickets that met the same locked row at the same moment. */
class LockedTogetherTest {
  private static final List<String> AGENTS = List.of("alice", "bob", "carol");

  private final Site site = new Site();

  @Test
  void areNotTriedAgainAtTheSameMoment() {
    site.time.jitter = new Random(7)::nextDouble;
    site.desk.matches = List.of(Site.MARIO);
    List<TestPage> pages = AGENTS.stream().map(site::page).toList();
    for (int n = 0; n < AGENTS.size(); n++) {
      site.happens(ofCall(n, Status.RING));
      site.happens(ofCall(n, Status.ANSWER));
    }
    site.time.run();
    for (TestPage page : pages) {
      String reference = page.last(ToPage.Pop.class).orElseThrow().reference();
      site.says(page, new FromPage.Claim(reference));
    }

    for (TestPage page : pages) {
      String reference = page.last(ToPage.Pop.class).orElseThrow().reference();
      site.says(page, new FromPage.Refused(reference, "UNABLE_TO_LOCK_ROW", "locked"));
      site.close(page);
    }
    assertThat(site.ledger.rows.values())
        .allSatisfy(row -> assertThat(row.state()).isEqualTo(LedgerState.RETRYING));

    List<Instant> written = new ArrayList<>();
    site.desk.onWrite = () -> written.add(site.time.instant());
    site.time.pass(Duration.ofMinutes(1));
    assertThat(written).hasSize(AGENTS.size()).doesNotHaveDuplicates();
  }

  private CallEvent ofCall(int n, Status status) {
    CallEvent event =
        site.event(1, status, Direction.INBOUND, "sales", "PJSIP/100" + (n + 1), null);
    return new CallEvent(
        new CallId("main", "179532916" + n + ".0"),
        event.segment(),
        event.status(),
        event.direction(),
        event.queue(),
        event.agent(),
        event.number(),
        event.name(),
        event.reason(),
        event.at(),
        event.facts());
  }
}
