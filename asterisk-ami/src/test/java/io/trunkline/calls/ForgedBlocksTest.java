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
  private static final List<String> UNESCAPED =
      List.of("CallerIDNum", "ConnectedLineNum", "AccountCode", "Exten");

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
        String value = forged(random, name, seen);
        AmiMessage carrier = seen.get(random.nextInt(seen.size()));
        Chunks.messages(carried(random, value, carrier).getBytes(UTF_8), at -> LONGEST)
            .forEach(m -> tell(tracker, m));
      }
    }

    assertThat(lines(beside)).isEqualTo(lines(honest));
    assertThat(beside.ended).isEqualTo(honest.ended);
    assertThat(tracker.size()).isEqualTo(undisturbed.size());
  }

  /**
   * As short as can be, with as many true headers of a true event as there is room for: any, or
   * first of all those that say who is meant.
   */
  private static String forged(Random random, String any, List<AmiMessage> seen) {
    AmiMessage model = seen.get(random.nextInt(seen.size()));
    List<String> lines = new ArrayList<>();
    for (int i = 2; i < model.size(); i++) {
      lines.add(random.nextInt(lines.size() + 1), model.header(i) + ":" + model.value(i));
    }
    String name = any;
    switch (random.nextInt(5)) {
      case 0 -> lines.addAll(0, headers(model, "Channel", "Uniqueid"));
      case 1 -> lines.addAll(0, headers(model, "DestChannel", "DestUniqueid"));
      case 2 -> lines.addAll(0, List.of("Channel:PJSIP/1001-1", "ChannelState:6", "CallerIDNum:1"));
      case 3 -> {
        name = "VarSet";
        lines.addAll(0, List.of("Variable:CUSTOMER_ID", "Value:0"));
        lines.addAll(0, headers(model, "Uniqueid"));
      }
      default -> {
        name = "Rename";
        lines.add(0, "Newname:PJSIP/1001-1");
        lines.addAll(0, headers(model, "Channel"));
      }
    }
    StringBuilder text = new StringBuilder("\n\nEvent:" + name + "\nPrivilege:");
    for (String line : lines) {
      if (text.length() + 1 + line.length() <= LONGEST) {
        text.append('\n').append(line);
      }
    }
    return text.toString();
  }

  private static List<String> headers(AmiMessage model, String... names) {
    return Stream.of(names)
        .filter(name -> model.get(name) != null)
        .map(name -> name + ":" + model.get(name))
        .toList();
  }

  /** A true block with this in a value that Asterisk does not escape, and what it writes behind. */
  private static String carried(Random random, String value, AmiMessage carrier) {
    String into = UNESCAPED.get(random.nextInt(UNESCAPED.size()));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < carrier.size(); i++) {
      String written = carrier.header(i).endsWith(into) ? value : carrier.value(i);
      text.append(carrier.header(i)).append(": ").append(written).append("\r\n");
    }
    return text.indexOf(value) < 0 ? value + "\n\n" : text.append("\r\n").toString();
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
