package io.trunkline.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.event.QueueSnapshot;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.AmiReader;
import io.trunkline.ami.wire.Wanted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real Asterisks told of their queues, played to the board. */
class QueueTapesTest {
  private static final Path TAPES = Path.of("src/test/tapes");

  private Instant now = Instant.EPOCH;
  private final Set<String> waited = new HashSet<>();
  private final QueueBoard board = new QueueBoard(this::changed);

  private void changed(String queue) {
    board
        .queue(queue)
        .ifPresent(state -> state.callers().forEach(caller -> waited.add(caller.uniqueId())));
  }

  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(TAPES)) {
      return files.filter(file -> file.toString().endsWith(".ami")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void nobodyWaitsAndNobodyTalksWhenTheTapeIsOver(Path tape) throws IOException {
    List<AmiMessage> messages = messages(tape);
    hears(messages);

    assertThat(waited)
        .containsAll(
            messages.stream()
                .filter(message -> message.isNamed("QueueCallerJoin"))
                .map(message -> message.get("Uniqueid"))
                .toList());
    assertThat(board.queues()).allSatisfy(queue -> assertThat(queue.callers()).isEmpty());
    assertThat(board.queues())
        .allSatisfy(queue -> assertThat(queue.members()).noneMatch(Member::inCall));
    assertThat(board.leftOut()).isZero();
  }

  /** Everything that the lists say and the events before them did not have to say otherwise. */
  @ParameterizedTest
  @ValueSource(strings = {"asterisk-16", "asterisk-22"})
  void membersFromEventsAreThoseOfTheListInTheSameTape(String folder) throws IOException {
    List<AmiMessage> messages =
        messages(TAPES.resolve(folder).resolve("agent-pause-and-queue-membership.ami"));
    int list = firstRow(messages);
    hears(messages.subList(0, list));
    QueueBoard listed = new QueueBoard(queue -> {});
    listed.resync(QueueSnapshot.of(messages), now);

    List<Member> heard = members(board);

    assertThat(heard).isNotEmpty();
    assertThat(members(listed)).containsAll(heard);
  }

  @Test
  void takesThePauseTheNewMemberAndThePenaltyFromTheEvents() throws IOException {
    List<AmiMessage> messages =
        messages(TAPES.resolve("asterisk-22/agent-pause-and-queue-membership.ami"));

    hears(messages.subList(0, firstRow(messages)));

    assertThat(board.queue("sales").orElseThrow().members())
        .filteredOn(member -> member.deviceInterface().equals("PJSIP/1004"))
        .containsExactly(
            new Member(
                "PJSIP/1004",
                "Dave",
                "PJSIP/1004",
                DeviceState.NOT_IN_USE,
                null,
                "dynamic",
                1,
                0,
                null,
                false,
                0,
                false,
                Instant.ofEpochSecond(1795329325)));
  }

  private List<Member> members(QueueBoard board) {
    List<Member> members = new ArrayList<>();
    board.queues().forEach(queue -> queue.members().forEach(one -> members.add(listable(one))));
    return members;
  }

  private static Member listable(Member one) {
    return new Member(
        one.deviceInterface(),
        one.name(),
        one.stateInterface(),
        one.state(),
        one.pause(),
        one.membership(),
        one.penalty(),
        one.callsTaken(),
        one.lastCall(),
        one.inCall(),
        one.wrapUpSeconds(),
        null,
        one.loggedInSince());
  }

  private void hears(List<AmiMessage> messages) {
    for (AmiMessage message : messages) {
      AmiEvent event = AmiEvents.decode(message);
      if (event != null && QueueBoard.wanted().contains(event.getClass().getSimpleName())) {
        now = event.at() == null ? now : event.at();
        board.on(event, now);
      }
    }
  }

  private static int firstRow(List<AmiMessage> messages) {
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).isNamed("QueueParams")) {
        return i;
      }
    }
    throw new AssertionError("no list in it");
  }

  private static List<AmiMessage> messages(Path tape) throws IOException {
    List<AmiMessage> messages = new ArrayList<>();
    try (InputStream in = Files.newInputStream(tape)) {
      AmiReader reader = new AmiReader(in, Wanted.everything());
      for (AmiMessage next = reader.next(); next != null; next = reader.next()) {
        messages.add(next);
      }
    }
    return messages;
  }
}
