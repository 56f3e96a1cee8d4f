package io.trunkline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call event says beside itself. */
class CallFactsTest {
  @Test
  void bearsTheNamesThatAdministratorsKnow() {
    CallEvent hangup = last("inbound-ivr-variables-recording");

    assertThat(hangup.facts().system())
        .containsEntry("uniqueid", "1795334966.11")
        .containsEntry("calleridnum", "+393331234567")
        .containsEntry("destcalleridnum", "1001")
        .containsEntry("queue", "sales")
        .containsEntry("membername", "Alice")
        .containsEntry("interface", "PJSIP/1001")
        .containsEntry("holdtime", "1")
        .containsEntry("ringtime", "1")
        .containsEntry("talktime", "2")
        .containsEntry("reason", "agent")
        .containsEntry("type", "inbound")
        .doesNotContainKey("accountcode");
    assertThat(hangup.facts().recordings())
        .isEqualTo(List.of("/var/spool/asterisk/monitor/1795334966.11.wav"));
    assertThat(hangup.facts().did()).isEqualTo("39061005");
    assertThat(hangup.name()).isEqualTo("Mario Rossi");
    assertThat(hangup.at()).isEqualTo("2026-11-22T08:09:30.523153Z");
  }

  @Test
  void namesTheMemberFromTheFirstRingOn() {
    CallEvent ring = heard("inbound-queue-answered-agent-hangs-up").get(0);

    assertThat(ring.facts().system())
        .containsEntry("membername", "Alice")
        .containsEntry("interface", "PJSIP/1001");
  }

  @Test
  void saysRouteAndDialledNumberOfAnOutboundCall() {
    CallEvent ring = heard("outbound-answered").get(0);

    assertThat(ring.facts().route()).isEqualTo("milan");
    assertThat(ring.facts().dialled()).isEqualTo("00039021112222");
    assertThat(ring.facts().did()).isNull();
    assertThat(ring.facts().system()).containsEntry("destcalleridnum", "00039021112222");
    assertThat(ring.name()).isNull();
  }

  @Test
  void saysRingTimeInSecondsThoughAsteriskSaysMilliseconds() {
    CallEvent noanswer = heard("inbound-queue-ring-no-answer-then-next-agent").get(1);

    assertThat(noanswer.status()).isEqualTo(Status.NOANSWER);
    assertThat(noanswer.facts().system()).containsEntry("ringtime", "4");
  }

  @Test
  void tellsHowTheQueueWasLeft() {
    assertThat(last("inbound-queue-timeout").facts().system())
        .containsEntry("queuecallerexit", "1")
        .containsEntry("queuecallerabandon", "0");
    assertThat(last("inbound-queue-abandoned").facts().system())
        .containsEntry("queuecallerabandon", "1")
        .containsEntry("originalposition", "1");
  }

  @Test
  void letsOnlyTheChannelThatSetAVariableEmptyIt() {
    CallLog log = new CallLog();

    log.set("one", "REF", "a");
    log.set("two", "REF", "");
    Map<String, String> kept = Map.copyOf(log.variables);
    log.set("one", "REF", "");

    assertThat(kept).isEqualTo(Map.of("REF", "a"));
    assertThat(log.variables).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "[9-1]X, 95, false",
    "[9-13]X, 35, true",
    "[^1]X, 25, false",
    "[^1]X, 15, true",
    "'[a&&b]', '&', true",
    "'[\\d]', 5, false",
    "[12, '[12', true",
    "[], '[]', true",
    "[1-], '-', true"
  })
  void takesAnyTextForAPattern(String pattern, String extension, boolean matches) {
    assertThat(new ExtensionPatterns(List.of(pattern)).test(extension)).isEqualTo(matches);
  }

  @Test
  void readsExtensionPatternsAsTheDialplanDoes() {
    ExtensionPatterns patterns = new ExtensionPatterns(List.of("_20XX", "3[1-4]Z", "*9.", "Nn"));

    assertThat(List.of("2003", "311", "*98", "22")).allMatch(patterns);
    assertThat(List.of("20033", "351", "310", "*9", "11", "trunk")).noneMatch(patterns);
  }

  private static CallEvent last(String name) {
    List<CallEvent> events = heard(name);
    return events.get(events.size() - 1);
  }

  private static List<CallEvent> heard(String name) {
    Tape tape = Tape.read("asterisk-22", name);
    Heard heard = new Heard();
    CallTracker tracker = new CallTracker(tape.settings(), heard);
    tape.events().forEach(tracker::on);
    return heard.events;
  }
}
