package io.trunkline.core.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A person's values laid over a draft: what the ticket is found by stays in it. */
final class TicketDraftTest {
  private static final String REF = "TL-7F3K9";

  private static TicketDraft draft(TicketType type, Map<String, Object> fields) {
    return new TicketDraft(type, fields, List.of(), List.of());
  }

  @Test
  void takesValuesInAndOut() {
    TicketDraft task = draft(TicketType.TASK, Map.of("Subject", "A", "Priority", "High"));

    TicketDraft corrected = task.corrected(Map.of("subject", "B", "Priority", ""), REF);

    assertThat(corrected.fields()).isEqualTo(Map.of("Subject", "B"));
  }

  @Test
  void keepsTheFieldsThatBearItsReference() {
    TicketDraft task = draft(TicketType.TASK, Map.of("CallObject", REF, "Key__c", REF));

    TicketDraft corrected = task.corrected(Map.of("callobject", "X", "key__c", ""), REF);

    assertThat(corrected).isEqualTo(task);
  }

  @Test
  void keepsTheReferenceInTheLastLineOfACase() {
    TicketDraft whole = draft(TicketType.CASE, Map.of("Description", "Queue: sales\n" + REF));

    TicketDraft other = whole.corrected(Map.of("description", "Queue: support\n"), REF);
    TicketDraft none = whole.corrected(Map.of("Description", ""), REF);
    TicketDraft same = whole.corrected(Map.of("Description", "Line: 2\n" + REF), REF);
    TicketDraft bare =
        draft(TicketType.CASE, Map.of("Description", REF))
            .corrected(Map.of("Description", "Line: 3"), REF);

    assertThat(other.fields()).containsEntry("Description", "Queue: support\n" + REF);
    assertThat(none.fields()).containsEntry("Description", REF);
    assertThat(same.fields()).containsEntry("Description", "Line: 2\n" + REF);
    assertThat(bare.fields()).containsEntry("Description", "Line: 3\n" + REF);
  }

  @Test
  void leavesRoomForTheReference() {
    TicketDraft whole = draft(TicketType.CASE, Map.of("Description", "Queue: sales\n" + REF));

    TicketDraft full = whole.corrected(Map.of("Description", "x".repeat(32_000)), REF);

    assertThat(full.fields().get("Description").toString()).hasSize(32_000).endsWith("x\n" + REF);
  }

  @Test
  void addsNoReferenceWhereAFieldBearsIt() {
    TicketDraft keyed = draft(TicketType.CASE, Map.of("Description", "A", "Key__c", REF));

    TicketDraft corrected = keyed.corrected(Map.of("Description", "B"), REF);

    assertThat(corrected.fields()).isEqualTo(Map.of("Description", "B", "Key__c", REF));
  }
}
