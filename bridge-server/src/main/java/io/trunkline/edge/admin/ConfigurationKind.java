package io.trunkline.edge.admin;

import com.google.gson.JsonObject;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.FieldValue;
import io.trunkline.core.ticket.Item;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Configurations: what may stand in one, and what needs it. */
final class ConfigurationKind {
  private final Shelves shelves;
  private final Supplier<List<CatalogueEntry>> catalogue;

  private ConfigurationKind(Shelves shelves, Supplier<List<CatalogueEntry>> catalogue) {
    this.shelves = shelves;
    this.catalogue = catalogue;
  }

  static Kind<Configuration> of(Shelves shelves, Supplier<List<CatalogueEntry>> catalogue) {
    ConfigurationKind kind = new ConfigurationKind(shelves, catalogue);
    return new Kind<>(
        "configuration",
        "/api/configurations",
        Configuration.class,
        shelves.configurations(),
        ConfigurationKind::complete,
        kind::check,
        kind::users,
        List.of());
  }

  static void complete(JsonObject sent) {
    new Defaults(sent)
        .text("channel", "voice")
        .list("fields")
        .put("search", Json.gson().toJsonTree(SearchSettings.DEFAULT));
  }

  private void check(Configuration configuration, Checks checks) {
    checks.name("name", configuration.name());
    checks.that(configuration.channel().equals("voice"), "channel", "is not known", "send voice");
    checks.that(
        shelves.accounts().find(configuration.accountId()).isPresent(),
        "accountId",
        "names no account",
        "send the id of one");
    checks.that(!configuration.subject().isEmpty(), "subject", "is empty", "send one item or more");
    checks.size("subject", configuration.subject(), 50);
    checks.size("description", configuration.description(), 100);
    for (int i = 0; i < configuration.subject().size(); i++) {
      text("subject[" + i + "]", configuration.subject().get(i), checks);
    }
    for (int i = 0; i < configuration.description().size(); i++) {
      String field = "description[" + i + "]";
      checks.line(field + ".key", configuration.description().get(i).key(), 80);
      text(field + ".item", configuration.description().get(i).item(), checks);
    }
    fields(configuration.fields(), checks);
    search(configuration.search(), checks);
  }

  private void fields(List<FieldValue> fields, Checks checks) {
    checks.size("fields", fields, 100);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < fields.size(); i++) {
      String at = "fields[" + i + "]";
      String name = fields.get(i).field();
      checks.apiName(at + ".field", name);
      checks.that(
          seen.add(name.toLowerCase(Locale.ROOT)), at + ".field", "is there twice", "remove one");
      checks.that(
          !Configuration.isOurs(name), at + ".field", "is filled by Trunkline", "remove it here");
      checks.that(
          !name.equalsIgnoreCase(Configuration.RECORD_TYPE)
              || fields.get(i).item().kind() == Item.Kind.PICKLIST
              || fields.get(i).item().kind() == Item.Kind.STRING,
          at + ".item.kind",
          "cannot be a variable: the record type decides what the picklists offer",
          "name the record type");
      item(at + ".item", fields.get(i).item(), checks);
    }
  }

  private static void search(SearchSettings search, Checks checks) {
    checks.apiName("search.leadIdField", search.leadIdField());
    checks.apiName("search.accountField", search.accountField());
    checks.apiName("search.contactField", search.contactField());
    checks.apiName("search.leadField", search.leadField());
  }

  private void text(String field, Item item, Checks checks) {
    checks.that(
        item.kind() != Item.Kind.PICKLIST,
        field + ".kind",
        "cannot be PICKLIST here",
        "send STRING, VARIABLE or CUSTOM_VARIABLE");
    item(field, item, checks);
  }

  private void item(String field, Item item, Checks checks) {
    checks.text(field + ".text", item.text(), 2000);
    if (item.kind() == Item.Kind.VARIABLE) {
      checks.that(
          catalogue.get().stream().anyMatch(entry -> entry.name().equals(item.text())),
          field + ".text",
          "names no variable",
          "choose one of /api/variable-catalogue");
    }
    if (item.kind() == Item.Kind.CUSTOM_VARIABLE) {
      checks.that(
          shelves.variables().all().stream().anyMatch(one -> one.name().equals(item.text())),
          field + ".text",
          "names no custom variable",
          "declare it under /api/variables first");
    }
  }

  private List<String> users(String id) {
    return shelves.triggers().all().stream()
        .filter(trigger -> trigger.actions().stream().anyMatch(a -> a.configurationId().equals(id)))
        .map(trigger -> "trigger " + trigger.name())
        .toList();
  }
}
