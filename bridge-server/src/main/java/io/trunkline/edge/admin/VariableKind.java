package io.trunkline.edge.admin;

import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.CustomVariable;
import io.trunkline.core.ticket.FieldValue;
import io.trunkline.core.ticket.Item;
import io.trunkline.core.ticket.Line;
import io.trunkline.core.trigger.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Custom variables: what may stand in one, and what needs it. */
final class VariableKind {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_]{0,79}");

  private VariableKind() {}

  static Kind<CustomVariable> of(Shelves shelves) {
    return new Kind<>(
        "variable",
        "/api/variables",
        CustomVariable.class,
        shelves.variables(),
        sent -> new Defaults(sent).text("description", ""),
        (variable, checks) -> check(shelves, variable, checks),
        id -> shelves.variables().find(id).map(one -> users(shelves, one.name())).orElse(List.of()),
        List.of());
  }

  private static void check(Shelves shelves, CustomVariable variable, Checks checks) {
    checks.matches(
        NAME,
        "name",
        variable.name(),
        "is no channel variable",
        "write letters, digits and underscores, without underscores in front");
    checks.text("description", variable.description(), 2000);
    shelves
        .variables()
        .find(variable.id())
        .filter(old -> !old.name().equals(variable.name()))
        .map(old -> users(shelves, old.name()))
        .filter(users -> !users.isEmpty())
        .ifPresent(
            users ->
                checks.add(
                    "name",
                    "is needed by " + String.join(", ", users),
                    "change that first, or declare another variable"));
  }

  private static List<String> users(Shelves shelves, String name) {
    List<String> users = new ArrayList<>();
    shelves.configurations().all().stream()
        .filter(configuration -> uses(configuration, name))
        .forEach(configuration -> users.add("configuration " + configuration.name()));
    shelves.triggers().all().stream()
        .filter(trigger -> uses(trigger, name))
        .forEach(trigger -> users.add("trigger " + trigger.name()));
    return users;
  }

  private static boolean uses(Configuration configuration, String name) {
    return Stream.of(
            configuration.subject().stream(),
            configuration.description().stream().map(Line::item),
            configuration.fields().stream().map(FieldValue::item))
        .flatMap(items -> items)
        .anyMatch(item -> item.kind() == Item.Kind.CUSTOM_VARIABLE && item.text().equals(name));
  }

  private static boolean uses(Trigger trigger, String name) {
    return Stream.concat(trigger.all().stream(), trigger.any().stream())
        .anyMatch(condition -> name.equals(condition.variable()));
  }
}
