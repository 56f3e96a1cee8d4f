package io.trunkline.demo.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The recorded busy hour in two mixes. As it was recorded more than half of it are VarSets, because
 * our own dialplan sets many, and the Asterisk of the recording was built to say TestEvents
 * besides. {@link #lean} leaves out what makes it so easy: of a hundred events some forty matter to
 * a call then, as on the sites whose mix we know.
 */
final class BusyHour {
  private static final String NAME = "asterisk-22/busy-hour-mixed";

  /** A site of 300 agents: 31.6 % VarSets. */
  private static final double VAR_SETS = 0.316;

  private static final Pattern VARIABLE = Pattern.compile("\r\nVariable: _{0,2}([^\r]*)");

  private BusyHour() {}

  static FreshTape asRecorded() {
    return FreshTape.named(NAME);
  }

  /** Without TestEvents, and with so many VarSets less that {@link #VAR_SETS} of all are left. */
  static FreshTape lean() {
    List<String> blocks =
        Stream.of(FreshTape.named(NAME).text(0).split("(?<=\r\n\r\n)", -1))
            .filter(BusyHour::isNews)
            .toList();
    long others = 0;
    long varSets = 0;
    for (String block : blocks) {
      boolean set = block.startsWith("Event: VarSet");
      varSets += set ? 1 : 0;
      others += set || isTest(block) ? 0 : 1;
    }
    double kept = others * VAR_SETS / (1 - VAR_SETS) / varSets;
    StringBuilder lean = new StringBuilder();
    double due = 0;
    for (String block : blocks) {
      boolean set = block.startsWith("Event: VarSet");
      due += set ? kept : 0;
      boolean matters = set && matters(block);
      if (matters || (set && due >= 1) || (!set && !isTest(block))) {
        lean.append(block);
        due -= set ? 1 : 0;
      }
    }
    return FreshTape.of(lean.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Not of the recorder's own login: a FullyBooted says to everybody that they missed something.
   */
  private static boolean isNews(String block) {
    return block.startsWith("Event: ") && !block.startsWith("Event: FullyBooted");
  }

  private static boolean isTest(String block) {
    return block.startsWith("Event: TestEvent");
  }

  /** A variable that the tracker watches: none of these is left out. */
  private static boolean matters(String block) {
    Matcher variable = VARIABLE.matcher(block);
    Set<String> watched = AmiRun.watched();
    return variable.find() && watched.contains(variable.group(1));
  }
}
