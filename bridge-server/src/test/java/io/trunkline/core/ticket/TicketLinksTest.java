package io.trunkline.core.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketLinksTest {
  private static final TicketShape TASK = TicketShape.usual(TicketType.TASK);
  private static final TicketShape CASE =
      new TicketShape(
          "Case",
          List.of(
              Samples.field("Description", "textarea", 60),
              Samples.lookup("ContactId", "Contact"),
              Samples.lookup("AccountId", "Account"),
              Samples.lookup("Lead__c", "Lead"),
              Samples.field("Note__c", "string", 18)));

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "TASK, Contact, WhoId", "TASK, Lead, WhoId", "TASK, Account, WhatId",
    "CASE, Contact, ContactId", "CASE, Account, AccountId", "CASE, Lead, Lead__c",
  })
  void tiesATicketToItsCustomer(TicketType type, String object, String field) {
    TicketShape shape = type == TicketType.TASK ? TASK : CASE;

    TicketDraft linked =
        TicketLinks.linked(draft(type, Map.of()), match(object), leadIn("lead__C"), shape);

    assertThat(linked).isEqualTo(draft(type, Map.of(field, "id-1")));
  }

  @Test
  void leavesNoWhatIdBesideALead() {
    TicketDraft withAccount = draft(TicketType.TASK, Map.of("WhatId", "001"));

    assertThat(
            TicketLinks.linked(withAccount, match("Lead"), SearchSettings.DEFAULT, TASK).fields())
        .isEqualTo(Map.of("WhoId", "id-1"));
    assertThat(
            TicketLinks.linked(withAccount, match("Contact"), SearchSettings.DEFAULT, TASK)
                .fields())
        .isEqualTo(Map.of("WhoId", "id-1", "WhatId", "001"));
  }

  @ParameterizedTest
  @CsvSource({"''", "Note__c", "Gone__c", "ContactId", "AccountId"})
  void saysThatACaseHasNoFieldForALead(String leadIdField) {
    TicketDraft linked =
        TicketLinks.linked(
            draft(TicketType.CASE, Map.of()), match("Lead"), leadIn(leadIdField), CASE);

    assertThat(linked.fields()).isEmpty();
    assertThat(linked.warnings())
        .containsExactly(
            "Lead Mario: a Case has no field for a Lead; name its lookup field as Lead Id");
  }

  @Test
  void saysInTheDescriptionWhoseCallItWas() {
    TicketDraft task = draft(TicketType.TASK, Map.of("Description", "Queue: Sales"));

    assertThat(task.withoutUserFor("Alice", "TL-1", TASK).fields())
        .isEqualTo(
            Map.of(
                "Description", "Queue: Sales\nAgent: Alice (no Salesforce user with this e-mail)"));
    assertThat(draft(TicketType.TASK, Map.of()).withoutUserFor("Alice", "TL-1", TASK).fields())
        .isEqualTo(Map.of("Description", "Agent: Alice (no Salesforce user with this e-mail)"));
    assertThat(task.ownedBy("005").fields())
        .isEqualTo(Map.of("Description", "Queue: Sales", "OwnerId", "005"));
  }

  @Test
  void keepsTheReferenceOfACaseInItsLastLine() {
    TicketDraft draft = draft(TicketType.CASE, Map.of("Description", "Queue: Sales\nTL-1"));
    TicketDraft bare = draft(TicketType.CASE, Map.of("Description", "TL-1"));

    assertThat(draft.withoutUserFor("Alice", "TL-1", CASE).fields())
        .isEqualTo(
            Map.of(
                "Description", "Queu\nAgent: Alice (no Salesforce user with this e-mail)\nTL-1"));
    assertThat(bare.withoutUserFor("Alice", "TL-1", CASE).fields())
        .isEqualTo(
            Map.of("Description", "Agent: Alice (no Salesforce user with this e-mail)\nTL-1"));
  }

  private static TicketDraft draft(TicketType type, Map<String, Object> fields) {
    return new TicketDraft(type, fields, List.of(), List.of());
  }

  private static Match match(String object) {
    return new Match(object, "id-1", "Mario", "001", "+39021112222");
  }

  private static SearchSettings leadIn(String field) {
    return new SearchSettings(
        SearchSettings.Module.CONTACT_LEAD_ACCOUNT,
        SearchSettings.Create.NOTHING,
        field,
        null,
        null,
        null);
  }
}
