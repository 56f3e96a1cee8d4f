package io.trunkline.core.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Status;
import io.trunkline.core.ticket.Endings.Note;
import io.trunkline.core.ticket.Endings.TicketEnding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndingsTest {
  private static final TicketShape TASK = TicketShape.usual(TicketType.TASK);
  private static final CallVariables OVER =
      Samples.variables(Samples.inbound(Status.HANGUP), Samples.OVER);
  private static final FieldValue SECONDS =
      new FieldValue("Seconds__c", Samples.variable("duration"));

  @Test
  void writesDurationDispositionAndTheClosedStatusOfATask() {
    TicketEnding ending =
        Endings.of(draft(TicketType.TASK), OVER, TASK, "Completed", List.of(), Samples.ROME);

    assertThat(ending)
        .isEqualTo(
            new TicketEnding(
                Map.of(
                    "CallDurationInSeconds", 86,
                    "CallDisposition", "ANSWERED",
                    "Status", "Completed"),
                "",
                List.of()));
  }

  @Test
  void leavesWhatTheConfigurationFilled() {
    TicketDraft draft = draft(TicketType.TASK).with("CallDisposition", "Sale");

    assertThat(Endings.of(draft, OVER, TASK, null, List.of(), Samples.ROME).fields())
        .isEqualTo(Map.of("CallDurationInSeconds", 86));
  }

  @Test
  void leavesAStatusThatTheOrgDoesNotHave() {
    TicketShape shape =
        Samples.shape(TicketType.TASK, Samples.picklist("Status", true, true, "Open", "Closed"));

    TicketEnding gone =
        Endings.of(draft(TicketType.TASK), OVER, shape, "Completed", List.of(), Samples.ROME);
    TicketEnding there =
        Endings.of(draft(TicketType.TASK), OVER, shape, "closed", List.of(), Samples.ROME);

    assertThat(gone)
        .isEqualTo(
            new TicketEnding(
                Map.of(), "", List.of("Status: the org has no 'Completed'; left as it is")));
    assertThat(there.fields()).isEqualTo(Map.of("Status", "Closed"));
  }

  @Test
  void writesOnlyMappedFieldsAndNotesOfACase() {
    TicketShape shape =
        Samples.shape(
            TicketType.CASE,
            Samples.field("Seconds__c", "int", 0),
            Samples.field("CallDurationInSeconds", "int", 0),
            Samples.picklist("Status", true, true, "Closed"));
    var notes =
        List.of(
            new Note("Alice Rossi", Samples.START.plusSeconds(100), " Called\nback. "),
            new Note("Bob", Samples.START, "  "),
            new Note("Carla", Samples.START.plusSeconds(160), "Sent."));

    TicketEnding ending =
        Endings.of(draft(TicketType.CASE, SECONDS), OVER, shape, "Closed", notes, Samples.ROME);

    assertThat(ending)
        .isEqualTo(
            new TicketEnding(
                Map.of("Seconds__c", 100),
                """
                --- Alice Rossi, 2026-11-23T00:31:45+01:00 ---
                Called
                back.
                --- Carla, 2026-11-23T00:32:45+01:00 ---
                Sent.""",
                List.of()));
  }

  @Test
  void saysWhichFieldCannotBeWrittenAtTheEnd() {
    TicketEnding ending =
        Endings.of(
            draft(TicketType.CASE, SECONDS),
            OVER,
            Samples.shape(TicketType.CASE, Samples.readOnly("Seconds__c")),
            null,
            List.of(),
            Samples.ROME);

    assertThat(ending)
        .isEqualTo(
            new TicketEnding(
                Map.of(), "", List.of("Seconds__c: the org does not let us write it; left out")));
    assertThat(ending.isEmpty()).isTrue();
  }

  private static TicketDraft draft(TicketType type, FieldValue... late) {
    return new TicketDraft(type, Map.of(), List.of(late), List.of());
  }
}
