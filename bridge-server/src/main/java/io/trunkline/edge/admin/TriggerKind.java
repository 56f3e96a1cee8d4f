package io.trunkline.edge.admin;

import com.google.gson.JsonObject;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.trigger.Condition;
import io.trunkline.core.trigger.Condition.Field;
import io.trunkline.core.trigger.Condition.Operator;
import io.trunkline.core.trigger.Trigger;
import io.trunkline.core.trigger.TriggerAction;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Triggers: what may stand in one. */
final class TriggerKind {
  private static final Set<Operator> SAME = EnumSet.of(Operator.EQUALS, Operator.NOT_EQUALS);
  private static final Set<Operator> NUMBER =
      EnumSet.of(Operator.EQUALS, Operator.NOT_EQUALS, Operator.STARTS_WITH, Operator.MATCHES);
  private static final Set<String> STATUSES =
      Arrays.stream(Status.values()).map(Status::word).collect(Collectors.toSet());
  private static final Set<String> DIRECTIONS =
      Arrays.stream(Direction.values()).map(Direction::word).collect(Collectors.toSet());
  private static final String DAY = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
  private static final String HOUR = "([01][0-9]|2[0-3]):[0-5][0-9]";
  private static final Pattern WINDOW =
      Pattern.compile(DAY + "(-" + DAY + ")? " + HOUR + "-(" + HOUR + "|24:00)");
  private final Shelves shelves;

  private TriggerKind(Shelves shelves) {
    this.shelves = shelves;
  }

  static Kind<Trigger> of(Shelves shelves) {
    return new Kind<>(
        "trigger",
        "/api/triggers",
        Trigger.class,
        shelves.triggers(),
        TriggerKind::complete,
        new TriggerKind(shelves)::check,
        id -> List.of(),
        List.of());
  }

  private static void complete(JsonObject sent) {
    new Defaults(sent).text("channel", "voice").flag("on", true).list("all").list("any");
  }

  private void check(Trigger trigger, Checks checks) {
    checks.name("name", trigger.name());
    checks.that(trigger.channel().equals("voice"), "channel", "is not known", "send voice");
    conditions("all", trigger.all(), checks);
    conditions("any", trigger.any(), checks);
    checks.that(!trigger.actions().isEmpty(), "actions", "is empty", "send one action or more");
    checks.size("actions", trigger.actions(), 10);
    for (int i = 0; i < trigger.actions().size(); i++) {
      action("actions[" + i + "]", trigger.actions().get(i), checks);
    }
  }

  private void action(String field, TriggerAction action, Checks checks) {
    checks.that(
        shelves.accounts().find(action.accountId()).isPresent(),
        field + ".accountId",
        "names no account",
        "send the id of one");
    checks.that(
        shelves
            .configurations()
            .find(action.configurationId())
            .filter(configuration -> configuration.accountId().equals(action.accountId()))
            .isPresent(),
        field + ".configurationId",
        "names no configuration of that account",
        "send the id of one");
  }

  private void conditions(String name, List<Condition> conditions, Checks checks) {
    checks.size(name, conditions, 50);
    for (int i = 0; i < conditions.size(); i++) {
      condition(name + "[" + i + "]", conditions.get(i), checks);
    }
  }

  private void condition(String at, Condition condition, Checks checks) {
    Set<Operator> operators = operators(condition.field());
    checks.that(
        operators.contains(condition.operator()),
        at + ".operator",
        "does not fit " + condition.field(),
        "send one of " + operators);
    checks.that(
        (condition.field() == Field.VARIABLE) == (condition.variable() != null),
        at + ".variable",
        "belongs to the field VARIABLE, and only there",
        "name a custom variable with VARIABLE, else leave it out");
    checks.line(at + ".value", condition.value(), 200);
    checks.that(
        !condition.value().isEmpty(), at + ".value", "is empty", "say with what to compare");
    if (condition.operator() == Operator.MATCHES) {
      checks.pattern(at + ".value", condition.value());
    }
    value(at, condition, checks);
  }

  private void value(String at, Condition condition, Checks checks) {
    String field = at + ".value";
    String value = condition.value();
    switch (condition.field()) {
      case STATUS -> oneOf(field, value, STATUSES, checks);
      case DIRECTION -> oneOf(field, value, DIRECTIONS, checks);
      case AGENT ->
          checks.that(
              shelves.agents().find(value).isPresent(), field, "names no agent", "send an id");
      case PBX ->
          checks.that(
              shelves.pbxs().all().stream().anyMatch(pbx -> pbx.name().equals(value)),
              field,
              "names no PBX",
              "send the name of one");
      case TIME ->
          checks.matches(
              WINDOW, field, value, "is no time window", "write it like Mon-Fri 09:00-17:30");
      case VARIABLE ->
          checks.that(
              shelves.variables().all().stream()
                  .anyMatch(one -> one.name().equals(condition.variable())),
              at + ".variable",
              "names no custom variable",
              "declare it under /api/variables first");
      case QUEUE, ROUTE, NUMBER, DIALLED -> {}
    }
  }

  private static void oneOf(String field, String value, Set<String> words, Checks checks) {
    checks.that(
        words.contains(value),
        field,
        "is none of its words",
        "send one of " + words.stream().sorted().collect(Collectors.joining(", ")));
  }

  private static Set<Operator> operators(Field field) {
    return switch (field) {
      case NUMBER, DIALLED, VARIABLE -> NUMBER;
      case TIME -> EnumSet.of(Operator.WITHIN);
      case QUEUE, STATUS, DIRECTION, ROUTE, AGENT, PBX -> SAME;
    };
  }
}
