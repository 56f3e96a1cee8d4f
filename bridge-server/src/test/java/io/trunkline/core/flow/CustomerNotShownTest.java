package io.trunkline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Match;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The account sees the customer, and the agent who files the ticket does not. */
class CustomerNotShownTest {
  private static final String ALICE = "PJSIP/1001";
  private static final String UNSEEN = "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY";
  private static final Match MARIO =
      new Match("Contact", "003000000000001AAA", "Mario Rossi", null, "333 1234567");

  private final Site site = new Site();
  private final TestPage alice = site.page("alice");

  @BeforeEach
  void alicesPageFilesTheTicketOfMariosCall() {
    site.desk.matches = List.of(MARIO);
    site.happens(Status.RING, ALICE);
    site.happens(Status.ANSWER, ALICE);
    site.says(alice, new FromPage.Claim("TL-1"));
  }

  @ParameterizedTest
  @CsvSource({"insufficient access rights on cross-reference id", "no access to 003000000000001"})
  void isLeftOutOfTheAgentsTicket(String words) {
    site.says(alice, new FromPage.Refused("TL-1", UNSEEN, words));
    ToPage.Pop again = alice.last(ToPage.Pop.class).orElseThrow();
    site.says(alice, new FromPage.Claim("TL-1"));
    site.says(alice, new FromPage.Filed("TL-1", TestDesk.RECORD));
    site.time.pass(Duration.ofMinutes(1));

    assertThat(again.fields()).doesNotContainKey("WhoId").containsKey("Subject");
    assertThat(site.row().words())
        .isEqualTo("Filed without WhoId: Alice is not shown the customer.");
    assertThat(site.desk.completed).noneMatch(fields -> fields.containsKey("WhoId"));
  }

  @Test
  void isLeftOutThoughTheBridgeRestartedBeforeThePageCouldSayIt() {
    site.time.forget();
    site.flow = site.newFlow();
    site.flow.start(List.of());
    TestPage again = alice.reloaded();
    site.open(again, true);

    site.says(again, new FromPage.Refused("TL-1", UNSEEN, "no access to 003000000000001AAA"));

    assertThat(again.last(ToPage.Pop.class).orElseThrow().fields())
        .doesNotContainKey("WhoId")
        .containsKey("Subject");
  }

  @Test
  void isNoReasonToLeaveAnythingOutWhenAnotherRecordIsNotShown() {
    site.says(alice, new FromPage.Refused("TL-1", UNSEEN, "no access to 005000000000001AAA"));

    assertThat(site.row().state()).isEqualTo(LedgerState.REFUSED);
  }
}
