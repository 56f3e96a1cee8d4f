package io.trunkline.core.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.SearchSettings.Create;
import io.trunkline.core.ticket.SearchSettings.Module;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountUseTest {
  @ParameterizedTest
  @CsvSource({
    "ACCOUNT, Account",
    "LEAD, Lead",
    "CONTACT, Contact",
    "CONTACT_LEAD, Contact Lead",
    "CONTACT_LEAD_ACCOUNT, Account Contact Lead"
  })
  void searchesWhatTheModuleNames(Module module, String objects) {
    AccountUse use = use(configuration(TicketType.TASK, search(module, Create.NOTHING, null)));

    assertThat(use.searched()).containsExactlyInAnyOrder(objects.split(" ", -1));
    assertThat(use.created()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ACCOUNT, Account", "LEAD, Lead", "CONTACT, Contact"})
  void createsWhatTheConfigurationSays(Create create, String object) {
    AccountUse use = use(configuration(TicketType.TASK, search(Module.CONTACT, create, null)));

    assertThat(use.created()).containsExactly(object);
  }

  @Test
  void gathersWhatAllConfigurationsAskFor() {
    Configuration tasks =
        configuration(TicketType.TASK, search(Module.LEAD, Create.LEAD, "Ignored__c"), "Mood__c");
    Configuration cases =
        configuration(
            TicketType.CASE, search(Module.CONTACT_LEAD, Create.CONTACT, "Lead__c"), "Vip__c");
    Configuration more =
        configuration(TicketType.CASE, search(Module.CONTACT, Create.NOTHING, null), "Reason");

    AccountUse use = use(tasks, cases, more);

    assertThat(use)
        .isEqualTo(
            new AccountUse(
                Set.of(TicketType.TASK, TicketType.CASE),
                Set.of("Contact", "Lead"),
                Set.of("Contact", "Lead"),
                Map.of("Task", Set.of("Mood__c"), "Case", Set.of("Vip__c", "Reason", "Lead__c")),
                Map.of("Contact", Set.of("C__c"), "Lead", Set.of("L__c")),
                List.of(),
                7));
  }

  @Test
  void asksForNothingWithoutConfigurations() {
    assertThat(AccountUse.of(List.of(), List.of(), 0)).isEqualTo(AccountUse.unknown());
  }

  private static AccountUse use(Configuration... configurations) {
    return AccountUse.of(List.of(configurations), List.of(), 7);
  }

  private static SearchSettings search(Module module, Create create, @Nullable String leadId) {
    return new SearchSettings(module, create, leadId, "A__c", " C__c ", "L__c");
  }

  private static Configuration configuration(
      TicketType type, SearchSettings search, String... fields) {
    return new Configuration(
        "c1",
        "a1",
        "Sales",
        "voice",
        Configuration.Type.INBOUND_IN_QUEUE,
        type,
        List.of(),
        List.of(),
        List.of(fields).stream()
            .map(name -> new FieldValue(name, new Item(Item.Kind.STRING, "x")))
            .toList(),
        search);
  }
}
