package io.trunkline.core.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.Problem;
import io.trunkline.core.trigger.Condition.Field;
import io.trunkline.core.trigger.Condition.Operator;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
  @CsvSource({
    "QUEUE,,EQUALS,Sales,true",
    "QUEUE,,EQUALS,sales,true",
    "QUEUE,,EQUALS,Support,false",
    "QUEUE,,NOT_EQUALS,Support,true",
    "QUEUE,,NOT_EQUALS,SALES,false",
    "QUEUE,,STARTS_WITH,sal,true",
    "QUEUE,,MATCHES,s.*s,true",
    "STATUS,,EQUALS,Answer,true",
    "STATUS,,EQUALS,ring,false",
    "STATUS,,NOT_EQUALS,ring,true",
    "DIRECTION,,EQUALS,INBOUND,true",
    "DIRECTION,,NOT_EQUALS,inbound,false",
    "ROUTE,,EQUALS,trunk-a,true",
    "ROUTE,,EQUALS,Trunk-A,false",
    "ROUTE,,STARTS_WITH,trunk,true",
    "AGENT,,EQUALS,alice,true",
    "AGENT,,NOT_EQUALS,alice,false",
    "AGENT,,NOT_EQUALS,bob,true",
    "NUMBER,,EQUALS,02 111 2222,true",
    "NUMBER,,EQUALS,0039021112222,true",
    "NUMBER,,EQUALS,+390211122223,false",
    "NUMBER,,NOT_EQUALS,021112222,false",
    "NUMBER,,STARTS_WITH,+39,true",
    "NUMBER,,STARTS_WITH,0039,true",
    "NUMBER,,STARTS_WITH,02,true",
    "NUMBER,,STARTS_WITH,+49,false",
    "NUMBER,,MATCHES,\\+3902\\d+,true",
    "NUMBER,,MATCHES,3902,false",
    "DIALLED,,EQUALS,02 555 01,true",
    "DIALLED,,STARTS_WITH,0255,true",
    "DIALLED,,MATCHES,.*01,true",
    "PBX,,EQUALS,hq,true",
    "PBX,,NOT_EQUALS,hq,false",
    "VARIABLE,SEGMENT,EQUALS,gold,true",
    "VARIABLE,__SEGMENT,EQUALS,gold,true",
    "VARIABLE,SEGMENT,EQUALS,Gold,false",
    "VARIABLE,segment,EQUALS,gold,false",
    "VARIABLE,SEGMENT,MATCHES,gold|silver,true",
    "VARIABLE,EMPTY,MATCHES,.*,false",
    "VARIABLE,EMPTY,NOT_EQUALS,gold,true",
    "TIME,,WITHIN,Mon-Fri 09:00-17:30,true",
    "TIME,,EQUALS,Sat-Sun,false",
    "TIME,,NOT_EQUALS,Sat-Sun,true",
  })
  void comparesWhatTheCallHas(
      Field field, String variable, Operator operator, String value, boolean holds) {
    var condition = new Condition(field, variable, operator, value);

    assertThat(condition.problems("all[0]")).isEmpty();
    assertThat(condition.holds(Calls.SALES)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({"QUEUE", "ROUTE", "AGENT", "NUMBER", "DIALLED", "VARIABLE"})
  void equalsNothingWhereTheCallHasNoSuchValue(Field field) {
    assertThat(new Condition(field, "V", Operator.EQUALS, "x").holds(Calls.BARE)).isFalse();
    assertThat(new Condition(field, "V", Operator.NOT_EQUALS, "x").holds(Calls.BARE)).isTrue();
    if (field.operators().contains(Operator.MATCHES)) {
      assertThat(new Condition(field, "V", Operator.MATCHES, ".*").holds(Calls.BARE)).isFalse();
      assertThat(new Condition(field, "V", Operator.STARTS_WITH, "x").holds(Calls.BARE)).isFalse();
    }
  }

  @ParameterizedTest(name = "{0}: {1} {2} is {3}")
  @CsvSource({
    "'Mon-Fri 09:00-17:30', MONDAY, 09:00, true",
    "'Mon-Fri 09:00-17:30', MONDAY, 08:59:59, false",
    "'Mon-Fri 09:00-17:30', FRIDAY, 17:29:59, true",
    "'Mon-Fri 09:00-17:30', FRIDAY, 17:30, false",
    "'Mon-Fri 09:00-17:30', SATURDAY, 12:00, false",
    "'mon-fri 9:00 - 17:30 , sat 09:00-12:00', SATURDAY, 11:59, true",
    "'Mon-Fri 09:00-17:30, Sat 09:00-12:00', SUNDAY, 10:00, false",
    "'Fri 22:00-06:00', FRIDAY, 23:00, true",
    "'Fri 22:00-06:00', SATURDAY, 05:59, true",
    "'Fri 22:00-06:00', SATURDAY, 06:00, false",
    "'Fri 22:00-06:00', FRIDAY, 05:00, false",
    "'Sun 22:00-06:00', MONDAY, 01:00, true",
    "'22:00-06:00', WEDNESDAY, 03:00, true",
    "'Sat-Mon', SUNDAY, 00:00, true",
    "'Sat-Mon', TUESDAY, 00:00, false",
    "'Wed', WEDNESDAY, 23:59:59, true",
    "'Wed 12:00-24:00', WEDNESDAY, 23:59, true",
    "'Wed 12:00-24:00', THURSDAY, 00:00, false",
    "'Wed 12:00-00:00', WEDNESDAY, 23:59, true",
  })
  void knowsTheHoursOfTheSite(String window, DayOfWeek day, LocalTime time, boolean within) {
    var now = Calls.MONDAY_NOON.with(TemporalAdjusters.nextOrSame(day)).with(time);
    var condition = new Condition(Field.TIME, null, Operator.WITHIN, window);

    assertThat(condition.holds(Calls.at(now))).isEqualTo(within);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "Mon-Fri 09:00",
        "Mo 09:00-17:00",
        "25:00-26:00",
        "24:00-06:00",
        "09:60-10:00",
        "09:00-09:00",
        "Mon,",
        "Mon Tue",
        "always"
      },
      delimiter = '|')
  void namesATimeWindowThatIsNone(String window) {
    var condition = new Condition(Field.TIME, null, Operator.WITHIN, window);

    assertThat(condition.problems("any[2]"))
        .containsExactly(
            new Problem(
                "any[2].value",
                "'" + window + "' is no time window",
                "write it as Mon-Fri 09:00-17:30, several with commas between them"));
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource({
    "QUEUE,,WITHIN,Sales,all[0].operator",
    "STATUS,,MATCHES,answer,all[0].operator",
    "AGENT,,STARTS_WITH,a,all[0].operator",
    "TIME,,MATCHES,Mon,all[0].operator",
    "VARIABLE,,EQUALS,gold,all[0].variable",
    "VARIABLE,__,EQUALS,gold,all[0].variable",
    "QUEUE,,EQUALS,' ',all[0].value",
    "STATUS,,EQUALS,ringing,all[0].value",
    "DIRECTION,,EQUALS,sideways,all[0].value",
    "NUMBER,,MATCHES,[,all[0].value",
  })
  void namesTheFieldThatIsWrong(
      Field field, String variable, Operator operator, String value, String place) {
    var problems = new Condition(field, variable, operator, value).problems("all[0]");

    assertThat(problems).extracting(Problem::field).containsExactly(place);
    assertThat(problems).allMatch(one -> !one.problem().isBlank() && !one.remedy().isBlank());
  }

  @Test
  void namesAValueThatIsTooLong() {
    var condition = new Condition(Field.QUEUE, null, Operator.EQUALS, "x".repeat(256));

    assertThat(condition.problems("all[0]"))
        .isEqualTo(
            List.of(new Problem("all[0].value", "is too long", "use at most 255 characters")));
  }
}
