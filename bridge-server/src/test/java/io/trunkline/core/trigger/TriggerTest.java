package io.trunkline.core.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.Problem;
import io.trunkline.core.trigger.Condition.Field;
import io.trunkline.core.trigger.Condition.Operator;
import io.trunkline.core.trigger.TriggerEngine.Broken;
import io.trunkline.core.trigger.TriggerEngine.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriggerTest {
  private static final TriggerAction TASK = new TriggerAction("account", "task", false);
  private static final Condition SALES = is(Field.QUEUE, "Sales");
  private static final Condition SUPPORT = is(Field.QUEUE, "Support");
  private static final Condition ANSWERED = is(Field.STATUS, "answer");

  private final TriggerEngine engine = new TriggerEngine();

  @Test
  void firesWithoutAnyCondition() {
    Trigger always = trigger("always", List.of(), List.of());

    assertThat(engine.judge(Calls.BARE, List.of(always))).isEqualTo(fired(always));
  }

  @Test
  void firesOnlyWhenEveryOneOfAllAndOneOfAnyHolds() {
    Trigger answered = trigger("t", List.of(ANSWERED), List.of(SALES, SUPPORT));

    assertThat(fires(answered, Calls.of("Sales", "answer", "inbound"))).isTrue();
    assertThat(fires(answered, Calls.of("Support", "answer", "inbound"))).isTrue();
    assertThat(fires(answered, Calls.of("Service", "answer", "inbound"))).isFalse();
    assertThat(fires(answered, Calls.of("Sales", "ring", "inbound"))).isFalse();
    assertThat(fires(trigger("t", List.of(SALES, SUPPORT), List.of()), Calls.SALES)).isFalse();
  }

  @Test
  void neverAsksWhatIsOffOrOfAnotherChannel() {
    Trigger off = new Trigger("1", "off", "voice", false, List.of(), List.of(), List.of(TASK));
    Trigger chat = new Trigger("2", "chat", "chat", true, List.of(), List.of(), List.of(TASK));

    assertThat(engine.judge(Calls.SALES, List.of(off, chat)))
        .isEqualTo(new Verdict(List.of(), List.of()));
  }

  @Test
  void firesNothingForInternalCalls() {
    Trigger always = trigger("always", List.of(), List.of());

    assertThat(fires(always, Calls.of("Sales", "answer", "internal"))).isFalse();
    assertThat(fires(always, Calls.of("Sales", "answer", "outbound"))).isTrue();
  }

  @Test
  void skipsABrokenTriggerAndNamesIt() {
    var bad = new Condition(Field.NUMBER, null, Operator.MATCHES, "[");
    Trigger broken = trigger("broken", List.of(ANSWERED), List.of(bad));
    Trigger good = trigger("good", List.of(SALES), List.of());

    assertThat(engine.judge(Calls.SALES, List.of(broken, good)))
        .isEqualTo(
            new Verdict(
                List.of(good),
                List.of(
                    new Broken(
                        broken,
                        "condition.value: '[' is no regular expression; write one for the whole"
                            + " value, such as \\+39.*"))));
  }

  @Test
  void givesUpOnAnExpressionThatWouldNeverEnd() {
    Trigger endless = trigger("endless", List.of(matches("(a*)(a*)(a*)(a*)(a*)(a*)b")), List.of());
    Trigger deep = trigger("deep", List.of(matches("(a|b)*")), List.of());

    Verdict verdict = engine.judge(variable("a".repeat(90)), List.of(endless));
    Verdict veryLong = engine.judge(variable("ab".repeat(200_000)), List.of(deep));

    assertThat(verdict.broken()).extracting(Broken::trigger).containsExactly(endless);
    assertThat(veryLong.broken()).extracting(Broken::trigger).containsExactly(deep);
    assertThat(fires(deep, variable("abba"))).isTrue();
  }

  @Test
  void followsAChangeOfTheTriggersAtOnce() {
    Trigger before = trigger("t", List.of(SALES), List.of());
    Trigger after = trigger("t", List.of(SUPPORT), List.of());

    assertThat(engine.judge(Calls.SALES, List.of(before))).isEqualTo(fired(before));
    assertThat(engine.judge(Calls.SALES, List.of(after)).fired()).isEmpty();
    assertThat(engine.judge(Calls.SALES, List.of(after, before))).isEqualTo(fired(before));
  }

  @Test
  void findsNothingWrongWithAGoodTrigger() {
    assertThat(trigger("t", List.of(ANSWERED), List.of(SALES, SUPPORT)).problems()).isEmpty();
  }

  @Test
  void namesEverythingThatIsWrong() {
    var bad =
        new Trigger(
            "1",
            " ",
            "chat",
            true,
            List.of(SALES, is(Field.STATUS, "ringing")),
            Collections.nCopies(51, SALES),
            List.of(TASK, new TriggerAction("account", "task", true)));
    var idle = new Trigger("1", "idle", "voice", true, List.of(), List.of(), List.of());

    assertThat(bad.problems())
        .extracting(Problem::field)
        .containsExactly("name", "channel", "all[1].value", "any", "actions[1]");
    assertThat(idle.problems())
        .containsExactly(
            new Problem(
                "actions", "a trigger without one does nothing", "add one, or switch it OFF"));
  }

  private boolean fires(Trigger trigger, Circumstances circumstances) {
    boolean fires = !engine.judge(circumstances, List.of(trigger)).fired().isEmpty();
    assertThat(trigger.matches(circumstances) && !"internal".equals(circumstances.direction()))
        .isEqualTo(fires);
    return fires;
  }

  private static Verdict fired(Trigger trigger) {
    return new Verdict(List.of(trigger), List.of());
  }

  private static Condition is(Field field, String value) {
    return new Condition(field, null, Operator.EQUALS, value);
  }

  private static Condition matches(String expression) {
    return new Condition(Field.VARIABLE, "V", Operator.MATCHES, expression);
  }

  private static Circumstances variable(String value) {
    return new Circumstances(
        null,
        "ring",
        "inbound",
        null,
        null,
        null,
        null,
        "hq",
        Map.of("V", value),
        Calls.MONDAY_NOON);
  }

  private static Trigger trigger(String name, List<Condition> all, List<Condition> any) {
    return new Trigger("id-" + name, name, "voice", true, all, any, List.of(TASK));
  }
}
