package io.trunkline.core.flow;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.ledger.LedgerState;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.trigger.Condition;
import io.trunkline.core.trigger.Trigger;
import io.trunkline.core.trigger.TriggerAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who sees a call, how many tickets it leaves, and whose they are: one line of the table per story.
 *
 * <p>A trigger is its conditions, with {@code at-once} where its action files at once and {@code
 * follows} where the account's owner follows the call. A story is a list of {@code PASSAGE STATUS
 * AGENT QUEUE}, with a dash for no agent or no queue. Afterwards the call is over for everybody. A
 * ticket is {@code PASSAGE:OWNER}.
 */
final class WhoOwnsTest {
  private static final Map<String, String> PHONES =
      Map.of("alice", "PJSIP/1001", "bob", "PJSIP/1002", "carol", "PJSIP/1003");

  private final Site site = new Site();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          story | trigger | what happens | sees | tickets
          ring-all, one answers | status=answer | 1 ring alice sales, 1 ring bob sales, 1 ring carol sales, 1 answer bob sales, 1 cancel alice sales, 1 cancel carol sales, 1 hangup bob sales | alice bob carol | 1:bob
          ring-all, a trigger that fires on ring, one ticket all the same | status=ring | 1 ring alice sales, 1 ring bob sales, 1 ring carol sales, 1 answer carol sales, 1 hangup carol sales | alice bob carol | 1:carol
          the first refuses, the next agent answers | status=ring | 1 ring alice sales, 1 reject alice sales, 1 ring bob sales, 1 answer bob sales, 1 hangup bob sales | alice bob | 1:bob
          it rings out at everybody, the caller leaves | status=ring | 1 ring alice sales, 1 noanswer alice sales, 1 ring bob sales, 1 noanswer bob sales, 1 abandon - sales | alice bob | 1:nobody
          a trigger for abandoned calls | status=abandon | 1 ring alice sales, 1 noanswer alice sales, 1 abandon - sales | alice | 1:nobody
          overflow to a second queue, which answers | status=answer | 1 ring alice sales, 1 noanswer alice sales, 1 unmanaged - sales, 2 ring carol support, 2 answer carol support, 2 hangup carol support | alice carol | 2:carol
          overflow, a trigger that fires on ring, one ticket per passage | status=ring | 1 ring alice sales, 1 noanswer alice sales, 1 unmanaged - sales, 2 ring carol support, 2 answer carol support, 2 hangup carol support | alice carol | 1:nobody 2:carol
          a trigger for one queue alone | status=answer queue=support | 1 ring alice sales, 1 answer alice sales, 1 hangup alice sales | alice |
          a ring trigger for an agent who rings but does not answer | status=ring agent=bob | 1 ring alice sales, 1 ring bob sales, 1 answer alice sales, 1 hangup alice sales | alice bob | 1:alice
          a ring trigger for an agent at whom it does not ring | status=ring agent=carol | 1 ring alice sales, 1 ring bob sales, 1 answer alice sales, 1 hangup alice sales | alice bob |
          an answer trigger for an agent, answered by another | status=answer agent=bob | 1 ring alice sales, 1 ring bob sales, 1 answer alice sales, 1 hangup alice sales | alice bob |
          an answer trigger for an agent, answered by that agent | status=answer agent=bob | 1 ring alice sales, 1 ring bob sales, 1 answer bob sales, 1 hangup bob sales | alice bob | 1:bob
          file at once, the first answers | status=ring at-once | 1 ring alice sales, 1 ring bob sales, 1 answer alice sales, 1 hangup alice sales | alice bob | 1:alice
          file at once, handed to whoever answers | status=ring at-once | 1 ring alice sales, 1 ring bob sales, 1 answer bob sales, 1 hangup bob sales | alice bob | 1:bob
          file at once, nobody answers: the first keeps it | status=ring at-once | 1 ring alice sales, 1 ring bob sales, 1 noanswer alice sales, 1 noanswer bob sales, 1 abandon - sales | alice bob | 1:alice
          handed on to a queue: a new passage, a second ticket | status=answer | 1 ring alice sales, 1 answer alice sales, 1 hangup alice sales, 2 ring carol support, 2 answer carol support, 2 hangup carol support | alice carol | 1:alice 2:carol
          handed on to a queue where nobody answers, a ring trigger | status=ring | 1 ring alice sales, 1 answer alice sales, 1 hangup alice sales, 2 ring carol support, 2 noanswer carol support, 2 abandon - support | alice carol | 1:alice 2:nobody
          handed on to the outside: a new passage, a second ticket of who did it | status=answer | 1 ring alice sales, 1 answer alice sales, 1 hangup alice sales, 2 answer! alice - | alice | 1:alice 2:alice
          handed on to an extension: nothing fires again, the owner stays | status=answer | 1 ring alice sales, 1 answer alice sales, 1 hangup alice sales, 2 ring carol -, 2 answer carol -, 2 hangup carol - | alice carol | 1:alice
          handed on to an extension where the owner follows the call | status=answer follows | 1 ring alice sales, 1 answer alice sales, 1 hangup alice sales, 2 ring carol -, 2 answer carol -, 2 hangup carol - | alice carol | 1:carol
          handed on twice where the owner follows the call | status=answer follows | 1 ring alice sales, 1 answer alice sales, 1 hangup alice sales, 2 ring carol -, 2 answer carol -, 2 hangup carol -, 3 ring bob -, 3 answer bob -, 3 hangup bob - | alice bob carol | 1:bob
          handed on behind the agent's back while the first still talks, the owner follows | status=answer follows | 1 ring alice sales, 1 answer alice sales, 2 ring carol -, 2 answer carol -, 2 hangup carol - | alice carol | 1:carol
          handed on to an extension that only rings: the owner stays | status=answer follows | 1 ring alice sales, 1 answer alice sales, 2 ring carol -, 2 noanswer carol -, 2 hangup alice - | alice carol | 1:alice
          handed on to a queue: the owner of the first ticket stays although it follows | status=answer follows | 1 ring alice sales, 1 answer alice sales, 1 hangup alice sales, 2 ring carol support, 2 answer carol support, 2 hangup carol support | alice carol | 1:alice 2:carol
          an outbound call that is answered | status=answer | 1 ring! bob -, 1 answer! bob -, 1 hangup! bob - | bob | 1:bob
          an outbound call that nobody takes | status=ring | 1 ring! bob -, 1 noanswer! bob - | bob | 1:bob
          """)
  void isWhoeverTheTableSays(
      String story, String trigger, String events, String sees, @Nullable String tickets) {
    trigger(trigger);
    Map<String, TestPage> pages = new LinkedHashMap<>();
    List.of("alice", "bob", "carol").forEach(agent -> pages.put(agent, site.page(agent)));

    for (String event : events.split(",")) {
      happens(event.strip().split(" "));
      site.time.pass(Duration.ofSeconds(20));
    }
    site.ends();
    site.time.pass(Duration.ofMinutes(2));

    assertThat(
            pages.entrySet().stream()
                .filter(page -> page.getValue().last(ToPage.Card.class).isPresent())
                .map(Map.Entry::getKey)
                .collect(joining(" ")))
        .isEqualTo(sees);
    assertThat(
            site.ledger.rows.values().stream()
                .map(WhoOwnsTest::passageAndOwner)
                .collect(joining(" ")))
        .isEqualTo(tickets == null ? "" : tickets);
    assertThat(site.ledger.rows.values())
        .allSatisfy(row -> assertThat(row.state()).isEqualTo(LedgerState.COMPLETED));
    assertThat(site.desk.filed).hasSize(site.ledger.rows.size());
    assertThat(ownersInTheOrg()).isEqualTo(ownersInTheLedger());
  }

  private static String passageAndOwner(LedgerRow row) {
    return row.segment() + ":" + Objects.requireNonNullElse(row.agentId(), "nobody");
  }

  private List<String> ownersInTheLedger() {
    return site.ledger.rows.values().stream()
        .map(row -> row.agentId() == null ? "none" : "005" + row.agentId())
        .sorted()
        .toList();
  }

  /**
   * What was filed, with the owner that a later change gave it; one ticket at most is handed on.
   */
  private List<String> ownersInTheOrg() {
    List<String> owners =
        new ArrayList<>(
            site.desk.filed.stream()
                .map(draft -> String.valueOf(draft.fields().getOrDefault("OwnerId", "none")))
                .toList());
    for (Map<String, Object> fields : site.desk.completed) {
      if (fields.containsKey("OwnerId")) {
        owners.set(0, fields.get("OwnerId").toString());
      }
    }
    return owners.stream().sorted().toList();
  }

  private void trigger(String words) {
    List<Condition> conditions = new ArrayList<>();
    for (String word : words.split(" ")) {
      if (word.contains("=")) {
        String[] is = word.split("=");
        conditions.add(
            new Condition(
                Condition.Field.valueOf(is[0].toUpperCase(Locale.ROOT)),
                null,
                Condition.Operator.EQUALS,
                is[1]));
      }
    }
    if (words.contains("follows")) {
      site.ownerFollowsTheCall();
    }
    site.triggers.put(
        new Trigger(
            "t1",
            "Calls",
            "voice",
            true,
            conditions,
            List.of(),
            List.of(new TriggerAction("a1", "c1", words.contains("at-once")))));
  }

  /** An exclamation mark behind the status says that the call goes to the outside. */
  private void happens(String[] words) {
    Direction direction = words[1].endsWith("!") ? Direction.OUTBOUND : Direction.INBOUND;
    String word = words[1].replace("!", "");
    Status status =
        Stream.of(Status.values()).filter(one -> one.word().equals(word)).findFirst().orElseThrow();
    site.happens(
        site.event(
            Integer.parseInt(words[0]),
            status,
            direction,
            words[3].equals("-") ? null : words[3],
            PHONES.get(words[2]),
            status == Status.HANGUP ? "customer" : null));
  }

  @Test
  void itIsTheUserWhomTheAgentsRecordNames() {
    site.isUser("alice", "alice@sandbox.example");
    site.desk.userIds.put("alice@sandbox.example", "005named");

    site.happens(Status.ANSWER, "PJSIP/1001");
    site.time.pass(Duration.ofSeconds(20));

    assertThat(site.desk.filed)
        .singleElement()
        .satisfies(draft -> assertThat(draft.fields()).containsEntry("OwnerId", "005named"));
  }
}
