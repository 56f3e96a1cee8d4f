package io.trunkline.queues;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.ChannelSnapshot;
import io.trunkline.ami.event.QueueMemberState;
import io.trunkline.ami.event.QueueSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One queue of the board: takes events in and shows what they come to. */
final class LiveQueue {
  private final String name;
  private final int most;
  private final Map<String, WaitingCaller> callerById = new LinkedHashMap<>();
  private final Map<String, LiveMember> memberByInterface = new LinkedHashMap<>();

  /** Listed, while the events that come may still be older than the list. */
  private final Set<String> onlyListed = new HashSet<>();

  /** One of them, who may have left under another channel's id. */
  private @Nullable String doubtful;

  private @Nullable Figures figures;
  private @Nullable QueueState shown;
  private long leftOut;

  /**
   * An empty one.
   *
   * @param most how many callers, and how many members, are kept
   */
  LiveQueue(String name, int most) {
    this.name = name;
    this.most = most;
  }

  /** Made anew only when something has happened. */
  QueueState state() {
    QueueState state = shown;
    if (state == null) {
      List<WaitingCaller> callers = new ArrayList<>(callerById.values());
      callers.sort(Comparator.comparingInt(WaitingCaller::position));
      state =
          new QueueState(
              name,
              figures,
              callers,
              memberByInterface.values().stream().map(LiveMember::shown).toList());
      shown = state;
    }
    return state;
  }

  /** How many callers and members there was no room for. */
  long leftOut() {
    return leftOut;
  }

  boolean has(String deviceInterface) {
    return memberByInterface.containsKey(deviceInterface);
  }

  /** Those at this position and behind it step back: a caller may have joined by priority. */
  void joins(AmiEvent.QueueCallerJoin e, Instant at) {
    shown = null;
    ChannelSnapshot caller = e.channel();
    if (callerById.containsKey(caller.uniqueId())) {
      onlyListed.remove(caller.uniqueId());
      doubtful = caller.uniqueId().equals(doubtful) ? null : doubtful;
    } else if (callerById.size() >= most) {
      leftOut++;
      return;
    } else {
      int place = number(e.position(), callerById.size() + 1);
      callerById.replaceAll((id, one) -> one.position() < place ? one : one.at(one.position() + 1));
      callerById.put(
          caller.uniqueId(),
          new WaitingCaller(
              caller.uniqueId(), place, caller.callerIdNum(), caller.callerIdName(), at));
    }
    compare(e.count());
  }

  /**
   * A caller is no longer in line. When another channel has taken the caller's place meanwhile, as
   * in a transfer, the event bears that channel's id, number and name: then only its position tells
   * who has left.
   */
  void leaves(AmiEvent.QueueCallerLeave e) {
    shown = null;
    WaitingCaller gone = callerById.get(e.channel().uniqueId());
    if (gone == null) {
      gone = inWhosePlace(e);
    }
    if (gone != null) {
      takeOut(gone);
      compare(e.count());
    }
  }

  private @Nullable WaitingCaller inWhosePlace(AmiEvent.QueueCallerLeave e) {
    if (number(e.count(), callerById.size()) >= callerById.size()) {
      return null;
    }
    int position = number(e.position(), 0);
    for (WaitingCaller one : callerById.values()) {
      if (one.position() == position) {
        if (onlyListed.contains(one.uniqueId())) {
          // or the list is younger than this event, and knew already that its caller had left
          doubtful = one.uniqueId();
          return null;
        }
        return one;
      }
    }
    return null;
  }

  private void takeOut(WaitingCaller gone) {
    callerById.remove(gone.uniqueId());
    onlyListed.remove(gone.uniqueId());
    callerById.replaceAll(
        (id, one) -> one.position() > gone.position() ? one.at(one.position() - 1) : one);
  }

  /** As many in line as app_queue counts: then the events have come up with the list. */
  private void compare(@Nullable String count) {
    int counted = number(count, -1);
    WaitingCaller doubt = doubtful == null ? null : callerById.get(doubtful);
    if (doubt != null && counted >= 0 && counted < callerById.size()) {
      takeOut(doubt);
      doubtful = null;
    }
    if (counted == callerById.size()) {
      onlyListed.clear();
      doubtful = null;
    }
  }

  /** Comes before the leave; one of somebody who is not in line any more is counted already. */
  void abandons(ChannelSnapshot caller) {
    if (figures != null && callerById.containsKey(caller.uniqueId())) {
      figures = figures.oneMore(0, 1);
      shown = null;
    }
  }

  void hears(QueueMemberState state, Instant at) {
    shown = null;
    LiveMember member = memberByInterface.get(state.deviceInterface());
    if (member != null) {
      member.hears(state, at);
    } else if (memberByInterface.size() >= most) {
      leftOut++;
    } else {
      memberByInterface.put(state.deviceInterface(), new LiveMember(state, at));
    }
  }

  void pauses(QueueMemberState state, Instant at) {
    LiveMember member = memberByInterface.get(state.deviceInterface());
    if (member != null) {
      member.pauses(state, at);
      shown = null;
    }
  }

  void removes(String deviceInterface) {
    memberByInterface.remove(deviceInterface);
    shown = null;
  }

  void connects(String deviceInterface) {
    LiveMember member = memberByInterface.get(deviceInterface);
    if (member != null) {
      member.connects();
      shown = null;
    }
  }

  void completes(String deviceInterface, Instant at) {
    LiveMember member = memberByInterface.get(deviceInterface);
    boolean counts = member == null || member.completes(at);
    if (figures != null && counts) {
      figures = figures.oneMore(1, 0);
    }
    shown = null;
  }

  /** The PBX's own account of this queue; what it does not name is gone. */
  void isListed(
      QueueSnapshot.@Nullable Params row,
      List<QueueMemberState> members,
      List<QueueSnapshot.Entry> entries,
      Instant now) {
    shown = null;
    figures = row == null ? figures : Figures.of(row);
    Map<String, LiveMember> known = Map.copyOf(memberByInterface);
    memberByInterface.clear();
    for (QueueMemberState member : members) {
      if (memberByInterface.size() >= most) {
        leftOut++;
      } else {
        memberByInterface.put(
            member.deviceInterface(), listed(member, known.get(member.deviceInterface())));
      }
    }
    Map<String, WaitingCaller> before = Map.copyOf(callerById);
    callerById.clear();
    onlyListed.clear();
    doubtful = null;
    for (QueueSnapshot.Entry entry : entries) {
      if (callerById.size() >= most) {
        leftOut++;
      } else {
        callerById.put(entry.uniqueId(), caller(entry, before.get(entry.uniqueId()), now));
        onlyListed.add(entry.uniqueId());
      }
    }
    shown = null;
  }

  private static LiveMember listed(QueueMemberState row, @Nullable LiveMember known) {
    if (known == null) {
      return new LiveMember(row, null);
    }
    known.isListed(row);
    return known;
  }

  private static WaitingCaller caller(
      QueueSnapshot.Entry entry, @Nullable WaitingCaller before, Instant now) {
    Instant since = before == null ? now.minusSeconds(entry.waited()) : before.since();
    return new WaitingCaller(
        entry.uniqueId(), entry.position(), entry.number(), entry.name(), since);
  }

  private static int number(@Nullable String text, int otherwise) {
    try {
      int number = text == null ? otherwise : Integer.parseInt(text);
      return number < 0 ? otherwise : number;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
