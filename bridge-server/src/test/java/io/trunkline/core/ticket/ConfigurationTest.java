package io.trunkline.core.ticket;

import static io.trunkline.core.ticket.Samples.choice;
import static io.trunkline.core.ticket.Samples.custom;
import static io.trunkline.core.ticket.Samples.fill;
import static io.trunkline.core.ticket.Samples.text;
import static io.trunkline.core.ticket.Samples.variable;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.Problem;
import io.trunkline.core.ticket.Configuration.Type;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

  @ParameterizedTest
  @EnumSource(Type.class)
  void beginsWithoutProblems(Type type) {
    for (TicketType ticketType : TicketType.values()) {
      Configuration fresh = ConfigurationTemplates.fresh("c1", "org", "Sales", type, ticketType);

      assertThat(fresh.problems()).isEmpty();
      assertThat(fresh.problemsWith(TicketShape.usual(ticketType))).isEmpty();
      assertThat(fresh.undeclared(List.of())).isEmpty();
    }
  }

  @Test
  void namesEverythingThatIsWrongByItself() {
    var bad =
        new Configuration(
            "c1",
            "org",
            " ",
            "chat",
            Type.OUTBOUND_CALL,
            TicketType.TASK,
            List.of(text(" "), choice("x"), variable("callernumber"), text("x".repeat(2_001))),
            Collections.nCopies(101, new Line("Key:", text(""))).subList(0, 1),
            List.of(
                fill("Description", text("x")),
                fill("A__c", text("x")),
                fill("a__C", text("x")),
                fill("A b", text("x"))),
            SearchSettings.DEFAULT);

    assertThat(bad.problems())
        .extracting(Problem::field)
        .containsExactly(
            "name",
            "channel",
            "subject[0]",
            "subject[1]",
            "subject[2]",
            "subject[3]",
            "description[0].key",
            "fields[0].field",
            "fields[2].field",
            "fields[3].field");
    assertThat(bad.problems().get(4).words())
        .isEqualTo(
            "subject[2]: 'callernumber' is no variable; choose one from the list of variables");
  }

  @Test
  void namesTooManyEntriesAndAnEmptySubject() {
    var lines = Collections.nCopies(101, new Line(null, text("")));

    assertThat(Samples.describing(TicketType.TASK, List.of(), lines).problems())
        .containsExactly(
            new Problem("subject", "has no items", "add at least one"),
            new Problem("description", "has too many entries", "keep it to 100"));
  }

  @Test
  void namesWhatTheOrgWillNotTake() {
    var configured =
        Samples.configuration(
            TicketType.CASE,
            fill("Gone__c", text("x")),
            fill("Level__c", choice("Lead")),
            fill("Count__c", text("many")),
            fill("Count__c", variable("count")));
    TicketShape shape =
        Samples.shape(
            TicketType.CASE,
            Samples.picklist("Level__c", false, true, "Gold"),
            Samples.field("Count__c", "int", 0));

    assertThat(configured.problemsWith(shape))
        .containsExactly(
            new Problem(
                "fields[0].field",
                "Gone__c: the org has no such field",
                "choose a field from the list, or grant the account's user access to it"),
            new Problem(
                "fields[1].item",
                "'Lead' does not fit Level__c",
                "write what a field of type picklist takes"),
            new Problem(
                "fields[2].item",
                "'many' does not fit Count__c",
                "write what a field of type int takes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ContactId", "Note__c", "Gone__c"})
  void namesALeadIdThatIsNoLookupFieldForALead(String name) {
    TicketShape shape =
        Samples.shape(
            TicketType.CASE,
            Samples.lookup("ContactId", "Contact"),
            Samples.lookup("Lead__c", "Lead"),
            Samples.field("Note__c", "string", 18));

    assertThat(leadIn(name).problemsWith(shape))
        .containsExactly(
            new Problem(
                "search.leadIdField",
                "'" + name + "' is no lookup field of Case for a Lead",
                "give the API name of one, or leave it empty"));
    assertThat(leadIn("lead__c").problemsWith(shape)).isEmpty();
    assertThat(leadIn(" ").problemsWith(shape)).isEmpty();
  }

  private static Configuration leadIn(String name) {
    Configuration plain = Samples.configuration(TicketType.CASE);
    return new Configuration(
        plain.id(),
        plain.accountId(),
        plain.name(),
        plain.channel(),
        plain.type(),
        plain.ticketType(),
        plain.subject(),
        plain.description(),
        plain.fields(),
        new SearchSettings(
            SearchSettings.Module.LEAD, SearchSettings.Create.NOTHING, name, null, null, null));
  }

  @Test
  void namesCustomVariablesThatNobodyDeclared() {
    var configured = Samples.configuration(TicketType.TASK, fill("A__c", custom("Segment")));

    assertThat(configured.undeclared(List.of("Segment"))).isEmpty();
    assertThat(configured.undeclared(List.of("SEGMENT")))
        .containsExactly(
            new Problem(
                "fields[0].item",
                "'Segment' is not declared",
                "declare it under Variables, with its exact case"));
  }
}
