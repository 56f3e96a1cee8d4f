package io.trunkline.ami.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the PBX tells us, in Asterisk's own words. Each record bears the event's name; {@link #at}
 * is the event's own Timestamp, null where the PBX sends none. Immutable; may cross threads.
 */
public sealed interface AmiEvent {
  /** The event's own time, or null with {@code timestampevents = no}. */
  @Nullable Instant at();

  /** An event that says something of one channel. */
  sealed interface OfChannel extends AmiEvent {
    ChannelSnapshot channel();
  }

  /** An event that says something of a queue's member, outside any call. */
  sealed interface OfMember extends AmiEvent {
    QueueMemberState member();
  }

  record Newchannel(@Nullable Instant at, ChannelSnapshot channel) implements OfChannel {}

  record Newstate(@Nullable Instant at, ChannelSnapshot channel) implements OfChannel {}

  record NewCallerid(@Nullable Instant at, ChannelSnapshot channel) implements OfChannel {}

  record NewConnectedLine(@Nullable Instant at, ChannelSnapshot channel) implements OfChannel {}

  record Rename(@Nullable Instant at, String uniqueId, String newName) implements AmiEvent {}

  /** The channel is gone; cause is Q.850, 0 when not said. */
  record Hangup(@Nullable Instant at, ChannelSnapshot channel, int cause) implements OfChannel {}

  /** The channel's own far side asks for the end: somebody hung up or refused. */
  record HangupRequest(@Nullable Instant at, ChannelSnapshot channel, int cause)
      implements OfChannel {}

  /** Asterisk itself asks for the channel's end: dialplan, AMI, the other leg's end. */
  record SoftHangupRequest(@Nullable Instant at, ChannelSnapshot channel, int cause)
      implements OfChannel {}

  /** {@code caller} is null when the call is originated. */
  record DialBegin(
      @Nullable Instant at,
      @Nullable ChannelSnapshot caller,
      ChannelSnapshot dest,
      @Nullable String dialString)
      implements AmiEvent {}

  record DialState(
      @Nullable Instant at,
      @Nullable ChannelSnapshot caller,
      ChannelSnapshot dest,
      String dialStatus)
      implements AmiEvent {}

  /** May come twice for one dest; the first one counts. */
  record DialEnd(
      @Nullable Instant at,
      @Nullable ChannelSnapshot caller,
      ChannelSnapshot dest,
      String dialStatus)
      implements AmiEvent {}

  record BridgeCreate(@Nullable Instant at, BridgeSnapshot bridge) implements AmiEvent {}

  record BridgeEnter(@Nullable Instant at, BridgeSnapshot bridge, ChannelSnapshot channel)
      implements OfChannel {}

  record BridgeLeave(@Nullable Instant at, BridgeSnapshot bridge, ChannelSnapshot channel)
      implements OfChannel {}

  record BridgeMerge(@Nullable Instant at, BridgeSnapshot to, BridgeSnapshot from)
      implements AmiEvent {}

  record BridgeDestroy(@Nullable Instant at, BridgeSnapshot bridge) implements AmiEvent {}

  /** The two halves of a Local channel belong together. */
  record LocalBridge(@Nullable Instant at, ChannelSnapshot one, ChannelSnapshot two)
      implements AmiEvent {}

  record LocalOptimizationBegin(@Nullable Instant at, ChannelSnapshot one, ChannelSnapshot two)
      implements AmiEvent {}

  record LocalOptimizationEnd(@Nullable Instant at, ChannelSnapshot one, ChannelSnapshot two)
      implements AmiEvent {}

  record Hold(@Nullable Instant at, ChannelSnapshot channel) implements OfChannel {}

  /** Also comes before a REFER transfer, with no Hold before it. */
  record Unhold(@Nullable Instant at, ChannelSnapshot channel) implements OfChannel {}

  /** {@code transferee} is null when more than two are in the bridge. */
  record BlindTransfer(
      @Nullable Instant at,
      String result,
      ChannelSnapshot transferer,
      @Nullable ChannelSnapshot transferee,
      @Nullable String extension)
      implements AmiEvent {}

  /** Comes after the bridge moves, with snapshots from before them. */
  record AttendedTransfer(
      @Nullable Instant at,
      String result,
      @Nullable String destType,
      @Nullable ChannelSnapshot origTransferer,
      @Nullable ChannelSnapshot secondTransferer,
      @Nullable ChannelSnapshot transferee,
      @Nullable ChannelSnapshot transferTarget)
      implements AmiEvent {}

  /** {@code channel} takes the call that was ringing at {@code target}. */
  record Pickup(@Nullable Instant at, ChannelSnapshot channel, ChannelSnapshot target)
      implements OfChannel {}

  record ParkedCall(@Nullable Instant at, ChannelSnapshot parkee) implements AmiEvent {}

  record UnParkedCall(
      @Nullable Instant at, ChannelSnapshot parkee, @Nullable ChannelSnapshot retriever)
      implements AmiEvent {}

  record ParkedCallTimeOut(@Nullable Instant at, ChannelSnapshot parkee) implements AmiEvent {}

  record ParkedCallGiveUp(@Nullable Instant at, ChannelSnapshot parkee) implements AmiEvent {}

  /** A recording begins; its file is only in the VarSet MIXMONITOR_FILENAME. */
  record MixMonitorStart(@Nullable Instant at, ChannelSnapshot channel) implements OfChannel {}

  record MixMonitorStop(@Nullable Instant at, ChannelSnapshot channel) implements OfChannel {}

  /** {@code variable} is without the inheritance marks {@code _} and {@code __}. */
  record VarSet(@Nullable Instant at, String uniqueId, String variable, String value)
      implements AmiEvent {}

  record QueueCallerJoin(
      @Nullable Instant at,
      ChannelSnapshot channel,
      String queue,
      @Nullable String position,
      @Nullable String count)
      implements OfChannel {}

  /** Says only that the caller is no longer in the queue; not why. */
  record QueueCallerLeave(
      @Nullable Instant at,
      ChannelSnapshot channel,
      String queue,
      @Nullable String position,
      @Nullable String count)
      implements OfChannel {}

  /** Comes on queue timeout and redirect too, not only when the caller hangs up. */
  record QueueCallerAbandon(
      @Nullable Instant at,
      ChannelSnapshot channel,
      String queue,
      @Nullable String position,
      @Nullable String originalPosition,
      @Nullable String holdTime)
      implements OfChannel {}

  record AgentCalled(@Nullable Instant at, ChannelSnapshot caller, MemberCall member)
      implements AmiEvent {}

  /** {@code holdTime} and {@code ringTime} in seconds. */
  record AgentConnect(
      @Nullable Instant at,
      ChannelSnapshot caller,
      MemberCall member,
      @Nullable String holdTime,
      @Nullable String ringTime)
      implements AmiEvent {}

  /**
   * May come twice, late, and without either channel.
   *
   * @param reason {@code agent}, {@code caller} or {@code transfer}
   */
  record AgentComplete(
      @Nullable Instant at,
      @Nullable ChannelSnapshot caller,
      MemberCall member,
      @Nullable String holdTime,
      @Nullable String talkTime,
      @Nullable String reason)
      implements AmiEvent {}

  /** {@code ringTimeMillis} in milliseconds, unlike AgentConnect's. */
  record AgentRingNoAnswer(
      @Nullable Instant at,
      ChannelSnapshot caller,
      MemberCall member,
      @Nullable String ringTimeMillis)
      implements AmiEvent {}

  record QueueMemberStatus(@Nullable Instant at, QueueMemberState member) implements OfMember {}

  record QueueMemberAdded(@Nullable Instant at, QueueMemberState member) implements OfMember {}

  record QueueMemberRemoved(@Nullable Instant at, QueueMemberState member) implements OfMember {}

  record QueueMemberPause(@Nullable Instant at, QueueMemberState member) implements OfMember {}

  record QueueMemberPenalty(@Nullable Instant at, QueueMemberState member) implements OfMember {}

  record QueueMemberRinginuse(@Nullable Instant at, QueueMemberState member) implements OfMember {}

  /**
   * How an Originate ended; comes to every manager, with the asking one's action id.
   *
   * @param reason a control frame's number: 4 answered, 3 rang until timeout, 5 busy, 8 congestion
   */
  record OriginateResponse(
      @Nullable Instant at,
      @Nullable String actionId,
      boolean success,
      @Nullable String uniqueId,
      @Nullable String channel,
      int reason)
      implements AmiEvent {}

  record FullyBooted(@Nullable Instant at) implements AmiEvent {}

  record Shutdown(@Nullable Instant at, boolean restart) implements AmiEvent {}

  /** The queue, the member and the channel that Asterisk made to reach the member. */
  record MemberCall(
      String queue,
      String deviceInterface,
      @Nullable String memberName,
      @Nullable ChannelSnapshot dest) {}
}
