package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.trigger.Condition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages of agents show at whom the same call rings. */
class WhoSeesTest {
  private static final String ALICES = "PJSIP/1001";
  private static final String BOBS = "PJSIP/1002";

  private final Site site = new Site();
  private TestPage alice;
  private TestPage bob;
  private TestPage carol;

  @BeforeEach
  void open() {
    site.desk.matches = List.of(Site.MARIO);
    alice = site.page("alice");
    bob = site.page("bob");
    carol = site.page("carol");
  }

  @Test
  void everyRingingAgentSeesTheTicketThatIsFiledAtOnce() {
    filesAtOnce();

    site.happens(Status.RING, ALICES);
    site.happens(Status.RING, BOBS);
    site.time.pass(Duration.ofMinutes(1));

    assertThat(site.row().state()).isEqualTo(LedgerState.FILED);
    assertThat(site.row().agentId()).isEqualTo("alice");
    assertThat(ticket(alice).state()).isEqualTo(LedgerState.FILED);
    assertThat(ticket(bob)).isEqualTo(ticket(alice));
    assertThat(carol.all(ToPage.Ticket.class)).isEmpty();
  }

  @Test
  void whoRingsAfterItWasFiledSeesItToo() {
    filesAtOnce();

    site.happens(Status.RING, ALICES);
    site.time.pass(Duration.ofMinutes(1));
    assertThat(bob.all(ToPage.Ticket.class)).isEmpty();
    site.happens(Status.RING, BOBS);

    assertThat(ticket(bob)).isEqualTo(ticket(alice));
  }

  @Test
  void aRingTriggerForOneAgentShowsCardAndMatchesToEveryRingingAgent() {
    site.triggers.byId.clear();
    site.trigger(Condition.Field.AGENT, "bob");

    site.happens(Status.RING, ALICES);
    site.happens(Status.RING, BOBS);

    for (TestPage page : List.of(alice, bob)) {
      assertThat(page.all(ToPage.Card.class)).as("%s", page.agentId()).isNotEmpty();
      assertThat(page.last(ToPage.Matches.class))
          .as("%s", page.agentId())
          .get()
          .satisfies(matches -> assertThat(matches.search()).isEqualTo(ToPage.Matches.Search.DONE));
    }
    assertThat(matches(alice)).isEqualTo(matches(bob));
    assertThat(carol.all(ToPage.Matches.class)).isEmpty();
  }

  private void filesAtOnce() {
    site.triggers.byId.clear();
    site.trigger(
        new Condition(Condition.Field.STATUS, null, Condition.Operator.EQUALS, "ring"), true);
  }

  private static ToPage.Ticket ticket(TestPage page) {
    return page.last(ToPage.Ticket.class).orElseThrow();
  }

  private static ToPage.Matches matches(TestPage page) {
    return page.last(ToPage.Matches.class).orElseThrow();
  }
}
