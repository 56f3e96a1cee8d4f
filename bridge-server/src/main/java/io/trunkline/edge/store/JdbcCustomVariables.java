package io.trunkline.edge.store;

import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.CustomVariable;
import io.trunkline.core.ticket.CustomVariables;
import io.trunkline.core.ticket.FieldValue;
import io.trunkline.core.ticket.Item;
import io.trunkline.core.ticket.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Keeps custom variables; configurations and triggers need them, by name. */
final class JdbcCustomVariables extends JdbcShelf<CustomVariable> implements CustomVariables {
  private final JdbcConfigurations configurations;
  private final JdbcTriggers triggers;

  JdbcCustomVariables(Shelving shelving, JdbcConfigurations configurations, JdbcTriggers triggers) {
    super(shelving, new Table<>("custom_variables", "custom variable", CustomVariable.class, null));
    this.configurations = configurations;
    this.triggers = triggers;
  }

  @Override
  List<String> users(CustomVariable variable) {
    String name = variable.name();
    List<String> users = new ArrayList<>();
    users.addAll(configurations.that(one -> items(one).anyMatch(item -> isOf(item, name))));
    users.addAll(
        triggers.that(
            trigger ->
                JdbcTriggers.conditions(trigger).anyMatch(asked -> name.equals(asked.variable()))));
    return users;
  }

  private static boolean isOf(Item item, String name) {
    return item.kind() == Item.Kind.CUSTOM_VARIABLE && item.text().equals(name);
  }

  private static Stream<Item> items(Configuration configuration) {
    return Stream.of(
            configuration.subject().stream(),
            configuration.description().stream().map(Line::item),
            configuration.fields().stream().map(FieldValue::item))
        .flatMap(items -> items);
  }
}
