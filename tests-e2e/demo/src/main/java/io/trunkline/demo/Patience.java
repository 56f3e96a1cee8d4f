package io.trunkline.demo;

import io.trunkline.core.flow.FlowSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** The flow's patience as the words of a command line, and back. */
final class Patience {
  private Patience() {}

  static List<String> words(FlowSettings is) {
    return Stream.of(
            is.pageGrace(),
            is.claimWithin(),
            is.goWithin(),
            is.answerWithin(),
            is.undecidedWait(),
            is.undecidedAgain(),
            is.searchWait(),
            is.wrapUp(),
            is.retryFirst(),
            is.retryMost(),
            is.doubleCheck(),
            is.zone())
        .map(Object::toString)
        .toList();
  }

  static FlowSettings of(List<String> words) {
    List<Duration> is = words.subList(0, words.size() - 1).stream().map(Duration::parse).toList();
    return new FlowSettings(
        is.get(0),
        is.get(1),
        is.get(2),
        is.get(3),
        is.get(4),
        is.get(5),
        is.get(6),
        is.get(7),
        is.get(8),
        is.get(9),
        is.get(10),
        ZoneId.of(words.get(words.size() - 1)));
  }
}
