package io.trunkline.edge.store;

import io.trunkline.core.trigger.Condition;
import io.trunkline.core.trigger.Trigger;
import io.trunkline.core.trigger.Triggers;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Keeps triggers; nothing needs them. */
final class JdbcTriggers extends JdbcShelf<Trigger> implements Triggers {
  JdbcTriggers(Shelving shelving) {
    super(shelving, new Table<>("triggers", "trigger", Trigger.class, null));
  }

  @Override
  List<String> users(Trigger trigger) {
    return List.of();
  }

  /** The triggers that say so, in words for people. */
  List<String> that(Predicate<Trigger> says) {
    return all().stream().filter(says).map(trigger -> "trigger " + trigger.name()).toList();
  }

  /** The triggers that ask for this value in a condition. */
  List<String> thatAsk(Condition.Field field, String value) {
    return that(
        trigger ->
            conditions(trigger)
                .anyMatch(asked -> asked.field() == field && asked.value().equals(value)));
  }

  static Stream<Condition> conditions(Trigger trigger) {
    return Stream.concat(trigger.all().stream(), trigger.any().stream());
  }
}
