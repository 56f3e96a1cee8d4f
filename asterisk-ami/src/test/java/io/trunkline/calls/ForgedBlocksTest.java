package io.trunkline.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Chunks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A caller's number, an extension and an account code come from outside, are not escaped, and hold
 * 79 bytes at most (AST_MAX_EXTENSION in Asterisk's channel.h): what they smuggle in changes
 * nothing, even where it names living channels. Made from seeds.
 */
class ForgedBlocksTest {
  private static final int LONGEST = 79;
  private static final int OFTEN = 5;

  static Stream<Tape> tapes() {
    return Tape.all().stream().filter(tape -> tape.messages().size() < 2_000);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tapes")
  void whatAShortValueSmugglesInChangesNothing(Tape tape) {
    Random random = new Random(tape.toString().hashCode());
    List<String> names = List.copyOf(AmiEvents.wanted());
    Heard honest = new Heard();
    Heard beside = new Heard();
    CallTracker undisturbed = new CallTracker(tape.settings(), honest);
    CallTracker tracker = new CallTracker(tape.settings(), beside);
    List<AmiMessage> seen = new ArrayList<>();

    for (AmiMessage message : tape.messages()) {
      seen.add(message);
      tell(undisturbed, message);
      tell(tracker, message);
      for (int i = random.nextInt(OFTEN); i > 0; i--) {
        String name = names.get(random.nextInt(names.size()));
        String forged = forged(random, name, seen.get(random.nextInt(seen.size())));
        Chunks.messages(forged.getBytes(UTF_8), at -> LONGEST).forEach(m -> tell(tracker, m));
      }
    }

    assertThat(lines(beside)).isEqualTo(lines(honest));
    assertThat(beside.ended).isEqualTo(honest.ended);
    assertThat(tracker.size()).isEqualTo(undisturbed.size());
  }

  /** As short as can be, with as many true headers of a true event as there is room for. */
  private static String forged(Random random, String name, AmiMessage model) {
    StringBuilder text = new StringBuilder("\n\nEvent:" + name + "\nPrivilege:\n");
    List<Integer> order = new ArrayList<>();
    for (int i = 2; i < model.size(); i++) {
      order.add(random.nextInt(order.size() + 1), i);
    }
    for (int i : order) {
      String line = model.header(i) + ":" + model.value(i) + "\n";
      if (text.length() + line.length() <= LONGEST) {
        text.append(line);
      }
    }
    return text.append("\n").toString();
  }

  private static void tell(CallTracker tracker, AmiMessage message) {
    AmiEvent event = AmiEvents.decode(message);
    if (event != null) {
      tracker.on(event);
    }
  }

  private static List<String> lines(Heard heard) {
    return heard.events.stream()
        .map(e -> e.call() + " " + e.segment() + e.status() + e.agent() + e.reason() + e.facts())
        .toList();
  }
}
