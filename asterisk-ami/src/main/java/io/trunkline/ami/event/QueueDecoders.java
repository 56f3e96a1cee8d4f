package io.trunkline.ami.event;

import io.trunkline.ami.event.AmiEvent.MemberCall;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of queues and their members, as Asterisk's app_queue writes them. */
final class QueueDecoders {
  private interface OfMember {
    AmiEvent make(Fields fields, QueueMemberState member);
  }

  private interface OfCaller {
    AmiEvent make(Fields fields, ChannelSnapshot caller);
  }

  /** What app_queue has always written of a member. */
  private static final String[] ALWAYS = {
    "Queue", "Membership", "Penalty", "CallsTaken", "LastCall", "Status", "Paused"
  };

  private QueueDecoders() {}

  static void addTo(Map<String, Decoder> all) {
    all.put("QueueCallerJoin", caller(QueueDecoders::join));
    all.put("QueueCallerLeave", caller(QueueDecoders::leave));
    all.put("QueueCallerAbandon", caller(QueueDecoders::abandon));
    all.put("AgentCalled", caller((f, c) -> new AmiEvent.AgentCalled(f.at(), c, memberCall(f))));
    all.put(
        "AgentConnect",
        caller(
            (f, c) ->
                new AmiEvent.AgentConnect(
                    f.at(), c, memberCall(f), f.text("HoldTime"), f.text("RingTime"))));
    all.put(
        "AgentRingNoAnswer",
        caller(
            (f, c) ->
                new AmiEvent.AgentRingNoAnswer(f.at(), c, memberCall(f), f.text("RingTime"))));
    all.put("AgentComplete", QueueDecoders::complete);
    all.put("QueueMemberStatus", member((f, m) -> new AmiEvent.QueueMemberStatus(f.at(), m)));
    all.put("QueueMemberAdded", member((f, m) -> new AmiEvent.QueueMemberAdded(f.at(), m)));
    all.put("QueueMemberRemoved", member((f, m) -> new AmiEvent.QueueMemberRemoved(f.at(), m)));
    all.put("QueueMemberPause", member((f, m) -> new AmiEvent.QueueMemberPause(f.at(), m)));
    all.put("QueueMemberPenalty", member((f, m) -> new AmiEvent.QueueMemberPenalty(f.at(), m)));
    all.put("QueueMemberRinginuse", member((f, m) -> new AmiEvent.QueueMemberRinginuse(f.at(), m)));
  }

  /**
   * A member as the live events ({@code Interface}) and the list rows ({@code Location}) say it.
   */
  static @Nullable QueueMemberState memberState(Fields f) {
    String deviceInterface = f.text("Interface");
    if (deviceInterface == null) {
      deviceInterface = f.text("Location");
    }
    if (deviceInterface == null || !f.hasAll(ALWAYS)) {
      return null;
    }
    String name = f.text("MemberName");
    return new QueueMemberState(
        f.word("Queue"),
        name == null ? f.text("Name") : name,
        deviceInterface,
        f.text("StateInterface"),
        f.text("Membership"),
        f.number("Penalty"),
        f.number("CallsTaken"),
        f.second("LastCall"),
        f.second("LastPause"),
        f.second("LoginTime"),
        f.truth("InCall"),
        f.number("Status"),
        f.truth("Paused"),
        f.text("PausedReason"),
        f.text("Ringinuse") == null ? null : f.truth("Ringinuse"),
        f.number("Wrapuptime"));
  }

  private static AmiEvent join(Fields f, ChannelSnapshot caller) {
    return new AmiEvent.QueueCallerJoin(
        f.at(), caller, f.word("Queue"), f.text("Position"), f.text("Count"));
  }

  private static AmiEvent leave(Fields f, ChannelSnapshot caller) {
    return new AmiEvent.QueueCallerLeave(
        f.at(), caller, f.word("Queue"), f.text("Position"), f.text("Count"));
  }

  private static AmiEvent abandon(Fields f, ChannelSnapshot caller) {
    return new AmiEvent.QueueCallerAbandon(
        f.at(),
        caller,
        f.word("Queue"),
        f.text("Position"),
        f.text("OriginalPosition"),
        f.text("HoldTime"));
  }

  private static AmiEvent complete(Fields f) {
    return new AmiEvent.AgentComplete(
        f.at(),
        f.channel(),
        memberCall(f),
        f.text("HoldTime"),
        f.text("TalkTime"),
        f.text("Reason"));
  }

  private static MemberCall memberCall(Fields f) {
    return new MemberCall(
        f.word("Queue"), f.word("Interface"), f.text("MemberName"), f.channel(AmiEvents.DEST));
  }

  private static Decoder caller(OfCaller make) {
    return f -> {
      ChannelSnapshot caller = f.channel();
      return caller == null ? null : make.make(f, caller);
    };
  }

  private static Decoder member(OfMember make) {
    return f -> {
      QueueMemberState member = memberState(f);
      return member == null ? null : make.make(f, member);
    };
  }
}
