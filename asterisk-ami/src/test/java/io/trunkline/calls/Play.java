package io.trunkline.calls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.event.PbxSnapshot;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.Chunks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A tape, decoded once for many plays, and what its PBX would list at each of its places. Where a
 * message is no event for the tracker, the event is null.
 */
record Play(Tape tape, List<AmiEvent> events, List<PbxSnapshot> listed) {
  private static final Pattern UNIQUEID = Pattern.compile("\\b(\\d{10})(\\.\\d+)\\b");
  private static final Pattern BRIDGE =
      Pattern.compile("\\b([0-9a-f]{8})(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\b");

  static Play of(Tape tape) {
    return of(tape, 0);
  }

  /** The same, its channels listed in another order. */
  static Play of(Tape tape, int order) {
    return of(tape, tape.messages(), order);
  }

  /** The same with uniqueids and bridges of its own, read in pieces that end anywhere. */
  static Play copy(Tape tape, int number) {
    if (number == 0) {
      return of(tape);
    }
    try {
      String text = Files.readString(tape.file(), ISO_8859_1);
      text = UNIQUEID.matcher(text).replaceAll(found -> later(found, number));
      text = BRIDGE.matcher(text).replaceAll(found -> other(found, number));
      for (String given : given(tape)) {
        text = text.replace(given, given + "-" + number);
      }
      Random random = new Random(number);
      byte[] bytes = text.getBytes(ISO_8859_1);
      return of(tape, Chunks.messages(bytes, at -> 1 + random.nextInt(1_500)), number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Times are of the same form, and keep their distances; so do the seconds in uniqueids. */
  private static String later(MatchResult found, int number) {
    return Long.parseLong(found.group(1)) + 100_000L * number + found.group(2);
  }

  private static String other(MatchResult found, int number) {
    int head = (int) Long.parseLong(found.group(1), 16) + number;
    return "%08x".formatted(head) + found.group(2);
  }

  /** The ids that whoever originated a call gave its channels. */
  private static Set<String> given(Tape tape) {
    return tape.messages().stream()
        .filter(message -> message.isNamed("Newchannel"))
        .map(message -> message.get("Uniqueid"))
        .filter(id -> id != null && !UNIQUEID.matcher(id).matches())
        .collect(Collectors.toSet());
  }

  private static Play of(Tape tape, List<AmiMessage> messages, int order) {
    List<AmiEvent> events = new ArrayList<>();
    List<PbxSnapshot> listed = new ArrayList<>();
    PbxModel pbx = new PbxModel(order);
    for (AmiMessage message : messages) {
      listed.add(pbx.snapshot());
      pbx.hear(message);
      events.add(AmiEvents.decode(message));
    }
    listed.add(pbx.snapshot());
    return new Play(tape, events, listed);
  }

  /** Whether a client would have been told to read the state back. */
  boolean torn() {
    return tape.messages().stream().anyMatch(AmiEvents::isTorn);
  }

  boolean big() {
    return events.size() > 5_000;
  }

  void hear(CallTracker tracker, int i) {
    AmiEvent event = i < events.size() ? events.get(i) : null;
    if (event != null) {
      tracker.on(event);
    }
  }

  @Override
  public String toString() {
    return tape.toString();
  }
}
