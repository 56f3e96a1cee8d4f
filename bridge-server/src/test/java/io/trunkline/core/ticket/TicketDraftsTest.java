package io.trunkline.core.ticket;

import static io.trunkline.core.ticket.Samples.choice;
import static io.trunkline.core.ticket.Samples.configuration;
import static io.trunkline.core.ticket.Samples.custom;
import static io.trunkline.core.ticket.Samples.describing;
import static io.trunkline.core.ticket.Samples.field;
import static io.trunkline.core.ticket.Samples.fill;
import static io.trunkline.core.ticket.Samples.picklist;
import static io.trunkline.core.ticket.Samples.readOnly;
import static io.trunkline.core.ticket.Samples.shape;
import static io.trunkline.core.ticket.Samples.talking;
import static io.trunkline.core.ticket.Samples.text;
import static io.trunkline.core.ticket.Samples.variable;
import static io.trunkline.core.ticket.TicketType.CASE;
import static io.trunkline.core.ticket.TicketType.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Status;
import io.trunkline.core.ticket.Configuration.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketDraftsTest {
  private static final String REFERENCE = "TL-7F3K9";

  @Test
  void writesATaskAsTheInboundTemplateSays() {
    TicketDraft draft =
        draft(template(Type.INBOUND_IN_QUEUE, TASK), talking(), TicketShape.usual(TASK));

    assertThat(draft)
        .isEqualTo(
            new TicketDraft(
                TASK,
                Map.of(
                    "Subject", "[Trunkline Ticket] Sales +39021112222",
                    "Description",
                        """
                        *** Call Info ***
                        Caller Number: +39021112222
                        Queue: Sales
                        Agent: Alice Rossi
                        Unique ID: 1700000000.1
                        Start: 2026-11-23T00:30:05+01:00
                        Recording URL: https://cti.example/recordings/r""",
                    "TaskSubtype", "Call",
                    "CallType", "Inbound",
                    "CallObject", REFERENCE,
                    "ActivityDate", "2026-11-23"),
                List.of(),
                List.of()));
  }

  @Test
  void writesACaseAsTheOutboundTemplateSays() {
    var call = Samples.variables(Samples.outbound(Status.ANSWER), Samples.TALKING);

    TicketDraft draft = draft(template(Type.OUTBOUND_CALL, CASE), call, TicketShape.usual(CASE));

    assertThat(draft.fields())
        .isEqualTo(
            Map.of(
                "Subject", "[Trunkline Ticket] Outbound Call +39021112222",
                "Description",
                    """
                    *** Call Info ***
                    Called Number: +39021112222
                    Agent: Alice Rossi
                    Unique ID: 1700000000.1
                    Start: 2026-11-23T00:30:05+01:00
                    Recording URL: https://cti.example/recordings/r
                    TL-7F3K9""",
                "Origin", "Phone"));
  }

  @Test
  void joinsTheSubjectByOneBlankWithoutEmptyItems() {
    var subject =
        List.of(text("A "), variable("route"), custom("NONE"), text(" B\nC"), custom("SEGMENT"));

    TicketDraft draft = draft(describing(TASK, subject, List.of()), talking(), shape(TASK));

    assertThat(draft.subject()).isEqualTo("A B C gold");
    assertThat(draft.fields()).doesNotContainKey("Description");
  }

  @Test
  void joinsTheDescriptionByNewlineWithoutLinesThatDoNotApply() {
    var lines =
        List.of(
            new Line(null, text("Head\u0007 \ud83d")),
            new Line("Route:", variable("route")),
            new Line(null, text("")),
            new Line("Segment ", custom("SEGMENT")));

    TicketDraft draft = draft(describing(TASK, List.of(), lines), talking(), shape(TASK));

    assertThat(draft.fields())
        .isEqualTo(Map.of("Description", "Head \n\nSegment: gold", "CallObject", REFERENCE));
  }

  @ParameterizedTest(name = "{0} takes {1} as {2}, {3} warnings")
  @CsvSource({
    "int, 12, 12, 0",
    "int, ' 12 ', 12, 0",
    "int, -3, -3, 0",
    "int, 12.5,, 1",
    "int, 99999999999,, 1",
    "int, x,, 1",
    "boolean, true, true, 0",
    "boolean, YES, true, 0",
    "boolean, 1, true, 0",
    "boolean, false, false, 0",
    "boolean, no, false, 0",
    "boolean, 0, false, 0",
    "boolean, maybe,, 1",
    "email, a@b.example, a@b.example, 0",
    "email, a at b,, 1",
    "email, a@b,, 1",
    "email, alice.rossi@b.example,, 1",
    "phone, +390211122, +390211122, 0",
    "string, 1234567890ab, 1234567890, 1",
    "textarea, 12345678901, 1234567890, 1",
    "picklist, gold, Gold, 0",
    "picklist, Silver, Silver, 0",
    "picklist, Lead,, 1",
    "string, ' ',, 0",
    "int, ' ',, 0",
  })
  void writesAFieldAsItsTypeWantsIt(String type, String text, String written, int warnings) {
    FieldShape field =
        type.equals("picklist")
            ? picklist("X__c", false, true, "Gold", "Silver")
            : field("X__c", type, type.equals("email") ? 15 : 10);

    TicketDraft draft =
        draft(configuration(TASK, fill("X__c", text(text))), talking(), shape(TASK, field));

    Object expected =
        written == null
            ? null
            : switch (type) {
              case "int" -> Integer.valueOf(written);
              case "boolean" -> Boolean.valueOf(written);
              default -> written;
            };
    assertThat(draft.fields().get("X__c")).isEqualTo(expected);
    assertThat(draft.warnings()).hasSize(warnings);
  }

  @Test
  void letsAnOpenPicklistTakeOtherValues() {
    TicketShape open = shape(TASK, picklist("X__c", false, false, "Gold"));

    TicketDraft draft = draft(configuration(TASK, fill("X__c", text("Lead"))), talking(), open);

    assertThat(draft.fields()).containsEntry("X__c", "Lead");
  }

  @ParameterizedTest(name = "{0} takes {1}: {2}")
  @CsvSource({
    "date, 2026-11-23T00:30:05+01:00, 2026-11-23", "date, soon,",
    "datetime, 2026-11-23T00:30:05+01:00, 2026-11-23T00:30:05+01:00", "datetime, 2026-11-23,",
    "reference, 0015g00000AbCdE, 0015g00000AbCdE", "reference, nobody,",
    "combobox, Call, Call", "url, https://a.example/x, https://a.example/x",
  })
  void writesStandardFieldsOfMoreTypes(String type, String text, String written) {
    var configured = configuration(TASK, fill("Std", text(text)), fill("Own__c", text(text)));

    TicketDraft draft =
        draft(configured, talking(), shape(TASK, field("Std", type, 0), field("Own__c", type, 0)));

    assertThat(draft.fields().get("Std")).isEqualTo(written);
    assertThat(draft.fields()).doesNotContainKey("Own__c");
    assertThat(draft.warnings())
        .contains("Own__c: fields of type " + type + " cannot be filled; left out");
  }

  @Test
  void leavesOutWhatTheOrgDoesNotTakeAndSaysSo() {
    var configured =
        configuration(
            TASK,
            fill("Gone__c", text("x")),
            fill("IsClosed", text("true")),
            fill("Level__c", choice("Lead")),
            fill("Empty__c", variable("route")),
            fill("Subject", text("mine")),
            fill("Key__c", text("mine")),
            fill("phone__C", variable("number")));
    TicketShape shape =
        shape(
            TASK,
            readOnly("IsClosed"),
            picklist("Level__c", true, true, "Gold"),
            field("Empty__c", "string", 10),
            field("Key__c", "string", 64),
            field("Phone__c", "phone", 40));

    TicketDraft draft = TicketDrafts.of(configured, talking(), shape, REFERENCE, "Key__c", null);

    assertThat(draft.fields())
        .isEqualTo(
            Map.of(
                "Subject", "Call",
                "Description", "Queue: Sales",
                "CallObject", REFERENCE,
                "Key__c", REFERENCE,
                "Phone__c", "+39021112222"));
    assertThat(draft.warnings())
        .containsExactly(
            "Gone__c: the org has no such field; left out",
            "IsClosed: the org does not let us write it; left out",
            "Level__c: 'Lead' is none of its values; left out, though the org needs it",
            "Subject: is written by Trunkline itself; left out",
            "Key__c: is written by Trunkline itself; left out");
  }

  @Test
  void letsTheConfigurationOverrideADefault() {
    var configured =
        configuration(TASK, fill("CallType", choice("Internal")), fill("Status", choice("Done")));
    TicketShape shape =
        shape(
            TASK,
            picklist("CallType", false, true, "Inbound", "Internal"),
            picklist("Status", true, true, "Open", "Done"),
            picklist("Priority", true, true, "Hot", "Cold"));

    assertThat(draft(configured, talking(), shape).fields())
        .containsEntry("CallType", "Internal")
        .containsEntry("Status", "Done")
        .containsEntry("Priority", "Hot")
        .doesNotContainKeys("TaskSubtype", "ActivityDate");
  }

  @Test
  void writesAStatusOnlyWhereTheOrgNeedsOne() {
    TicketShape needs = shape(TASK, picklist("Status", true, true, "Open", "Not Started"));
    TicketShape has = shape(TASK, picklist("Status", false, true, "Open", "Not Started"));

    assertThat(draft(configuration(TASK), talking(), needs).fields())
        .containsEntry("Status", "Not Started");
    assertThat(draft(configuration(TASK), talking(), has).fields()).doesNotContainKey("Status");
  }

  @ParameterizedTest
  @CsvSource({
    "Open Done Waiting, Waiting, Waiting",
    "Open Done Waiting, Done, Open",
    "Done Open, , Open",
    "Completed Open, , Open",
    "Closed Open, Closed, Open",
    "Open New, , New",
    "Open New, Open, Open",
    "Done, Done, "
  })
  void writesTheOrgsOwnStatusAndNeverOneThatCloses(
      String values, @Nullable String byDefault, @Nullable String written) {
    FieldShape status =
        picklist("Status", true, true).offering(List.of(values.split(" ", -1)), byDefault);

    TicketDraft draft =
        TicketDrafts.of(
            configuration(TASK), talking(), shape(TASK, status), REFERENCE, null, " done ");

    assertThat(draft.fields().get("Status")).isEqualTo(written);
  }

  @Test
  void keepsForTheEndWhatOnlyTheEndCanFill() {
    FieldValue duration = fill("Seconds__c", variable("duration"));
    FieldValue answered = fill("Answered__c", variable("answertime"));
    FieldValue late = fill("Late__c", custom("LATE"));
    FieldValue segment = fill("Segment__c", custom("SEGMENT"));
    var configured = configuration(TASK, duration, answered, late, segment);
    TicketShape shape =
        shape(
            TASK,
            field("Seconds__c", "int", 0),
            field("Answered__c", "string", 40),
            field("Late__c", "string", 40),
            field("Segment__c", "string", 40));

    var ringing = Samples.variables(Samples.inbound(Status.RING), Samples.RINGING);
    var over = Samples.variables(Samples.inbound(Status.HANGUP), Samples.OVER);

    assertThat(draft(configured, ringing, shape).filledAtEnd())
        .containsExactly(duration, answered, late);
    assertThat(draft(configured, talking(), shape).filledAtEnd()).containsExactly(duration, late);
    assertThat(draft(configured, over, shape).filledAtEnd()).isEmpty();
    assertThat(draft(configured, over, shape).fields())
        .containsEntry("Seconds__c", 100)
        .containsEntry("Segment__c", "gold")
        .doesNotContainKey("Late__c");
  }

  @Test
  void neverCutsACharacterInHalfNorTheReferenceOff() {
    var configured =
        describing(CASE, List.of(text("1234😀")), List.of(new Line(null, text("12345678😀90"))));
    var shape =
        new TicketShape(
            "Case", List.of(field("Subject", "string", 5), field("Description", "textarea", 18)));

    TicketDraft draft = draft(configured, talking(), shape);

    assertThat(draft.fields())
        .isEqualTo(Map.of("Subject", "1234", "Description", "12345678\n" + REFERENCE));
    assertThat(draft.warnings())
        .containsExactly("Subject: cut to 5 characters", "Description: cut to 18 characters");
  }

  @Test
  void marksACaseInItsExternalIdAlone() {
    TicketShape shape = shape(CASE, field("Key__c", "string", 64));

    TicketDraft marked =
        TicketDrafts.of(configuration(CASE), talking(), shape, REFERENCE, "Key__c", null);
    TicketDraft unmarked =
        TicketDrafts.of(configuration(CASE), talking(), shape(CASE), REFERENCE, "Key__c", null);

    assertThat(marked.fields())
        .isEqualTo(Map.of("Subject", "Call", "Description", "Queue: Sales", "Key__c", REFERENCE));
    assertThat(unmarked.fields())
        .isEqualTo(Map.of("Subject", "Call", "Description", "Queue: Sales\n" + REFERENCE));
    assertThat(unmarked.warnings())
        .containsExactly("Key__c: the org has no such field; a double cannot be ruled out");
  }

  private static Configuration template(Type type, TicketType ticketType) {
    return ConfigurationTemplates.fresh("c1", "org", "Sales", type, ticketType);
  }

  private static TicketDraft draft(
      Configuration configuration, CallVariables call, TicketShape shape) {
    return TicketDrafts.of(configuration, call, shape, REFERENCE, null, null);
  }
}
