package io.trunkline.demo.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerRowsTest {
  private static final LedgerRows.Row REFUSED =
      LedgerRows.Row.of(
          JsonParser.parseString(
                  """
                  {"reference": "TL-1", "agentId": "a1", "state": "REFUSED",
                   "words": "Who must be set (REQUIRED_FIELD_MISSING)",
                   "draft": {"fields": {"Description": "*** Call Info ***\\nCaller Number: \
                  +1 (201) 555-0100"}}}
                  """)
              .getAsJsonObject());

  private final Verdict.Missing missing =
      new Verdict.Missing(Trial.call(CallKind.AGENT_ENDS), CallKind.AGENT_ENDS.passages().get(0));

  @Test
  void ofALostTicketItTellsTheRowAndItsHistory() {
    LedgerRows rows = new LedgerRows(List.of(REFUSED));

    assertThat(rows.about(missing, reference -> reference + " was PLANNED by bridge"))
        .containsExactly(
            "lost +12015550100: the ledger has TL-1 REFUSED Who must be set"
                + " (REQUIRED_FIELD_MISSING); TL-1 was PLANNED by bridge");
  }

  @Test
  void ofALostTicketWithoutARowItTellsThatNoneWasPlanned() {
    assertThat(new LedgerRows(List.of()).about(missing, reference -> ""))
        .containsExactly("lost +12015550100: the ledger has no row of this call: none was planned");
  }

  @Test
  void aTicketInATabCountsWhenItWasAPageThatClaimedIt() {
    CrashPlan plan = Trial.plan(Trial.call(CallKind.TAB_CASE));
    LedgerRows rows = new LedgerRows(List.of(REFUSED));

    assertThat(rows.claimedForTabs(plan, reference -> "OFFERED by bridge, CLAIMED by 7f3a"))
        .isEqualTo(1);
    assertThat(rows.claimedForTabs(plan, reference -> "OFFERED by bridge, CLAIMED by bridge"))
        .isZero();
    assertThat(
            rows.claimedForTabs(
                Trial.plan(Trial.call(CallKind.AGENT_ENDS)), reference -> "CLAIMED by 7f3a"))
        .isZero();
  }

  @Test
  void aRefusedRowIsOverAndToldAndARetryingOneIsNotOver() {
    LedgerRows.Row retrying =
        new LedgerRows.Row("TL-2", Trial.NUMBER, "RETRYING", "The org is away.");

    assertThat(new LedgerRows(List.of(REFUSED)).areOver()).isTrue();
    assertThat(new LedgerRows(List.of(REFUSED, retrying)).areOver()).isFalse();
    assertThat(new LedgerRows(List.of(REFUSED, retrying)).notCompleted())
        .containsExactly(
            "ledger: TL-1 REFUSED Who must be set (REQUIRED_FIELD_MISSING)",
            "ledger: TL-2 RETRYING The org is away.");
  }
}
