package io.trunkline.ami.event;

import io.trunkline.ami.wire.AmiMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the PBX said when it was asked for its queues: the rows of QueueStatus. Complete only if all
 * rows are in it: a queue, a member or a caller that is not here is taken for gone. Immutable; may
 * cross threads.
 */
public record QueueSnapshot(
    List<Params> queues, List<QueueMemberState> members, List<Entry> entries) {
  public QueueSnapshot {
    queues = List.copyOf(queues);
    members = List.copyOf(members);
    entries = List.copyOf(entries);
  }

  /**
   * One queue. Counts are since Asterisk loaded it or its statistics were reset; times in seconds.
   *
   * @param max how many may wait, 0 for any number
   * @param strategy {@code ringall}, {@code linear} ...
   * @param holdTime how long callers waited, a moving average that favours the last ones
   * @param talkTime how long they talked, likewise
   * @param completed calls that ended after an answer
   * @param abandoned callers who left unanswered by hanging up, by the queue's timeout or otherwise
   * @param serviceLevel the seconds within which callers should be answered
   * @param performance per cent of the answered that were answered within them
   * @param performance2 likewise, of all callers; 0 before Asterisk 16
   * @param weight the queue with more of it rings a member of several queues first
   */
  public record Params(
      String queue,
      int max,
      String strategy,
      int holdTime,
      int talkTime,
      int completed,
      int abandoned,
      int serviceLevel,
      double performance,
      double performance2,
      int weight) {}

  /**
   * One caller who waits.
   *
   * @param position from 1
   * @param channel the channel's name now
   * @param number null where Asterisk says {@code unknown}
   * @param name likewise
   * @param waited how many whole seconds already
   */
  public record Entry(
      String queue,
      int position,
      String uniqueId,
      @Nullable String channel,
      @Nullable String number,
      @Nullable String name,
      int waited) {}

  /** Reads the rows out of any mixture of list rows; all other messages are passed over. */
  public static QueueSnapshot of(List<AmiMessage> messages) {
    List<Params> queues = new ArrayList<>();
    List<QueueMemberState> members = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (AmiMessage message : messages) {
      Fields f = Fields.ofRow(message);
      if (!message.isEvent() || f.text("Queue") == null) {
        continue;
      }
      switch (message.name()) {
        case "QueueParams" -> queues.add(params(f));
        case "QueueMember" -> {
          QueueMemberState member = QueueDecoders.memberState(f);
          if (member != null) {
            members.add(member);
          }
        }
        case "QueueEntry" -> {
          if (f.text("Uniqueid") != null) {
            entries.add(entry(f));
          }
        }
        default -> {}
      }
    }
    return new QueueSnapshot(queues, members, entries);
  }

  private static Params params(Fields f) {
    return new Params(
        f.word("Queue"),
        f.number("Max"),
        f.word("Strategy"),
        f.number("Holdtime"),
        f.number("TalkTime"),
        f.number("Completed"),
        f.number("Abandoned"),
        f.number("ServiceLevel"),
        f.decimal("ServicelevelPerf"),
        f.decimal("ServicelevelPerf2"),
        f.number("Weight"));
  }

  private static Entry entry(Fields f) {
    return new Entry(
        f.word("Queue"),
        f.number("Position"),
        f.word("Uniqueid"),
        f.text("Channel"),
        known(f.text("CallerIDNum")),
        known(f.text("CallerIDName")),
        f.number("Wait"));
  }

  /** These rows, unlike all events, say {@code unknown} without brackets. */
  private static @Nullable String known(@Nullable String text) {
    return "unknown".equals(text) ? null : text;
  }
}
