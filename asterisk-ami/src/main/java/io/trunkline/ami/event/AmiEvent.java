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

  /** A channel has begun; nothing is known yet of where it leads. */
  record Newchannel(@Nullable Instant at, ChannelSnapshot channel) implements OfChannel {}

  /** The channel rings, is rung, or was answered. */
  record Newstate(@Nullable Instant at, ChannelSnapshot channel) implements OfChannel {}

  /** The channel's own number or name has changed. */
  record NewCallerid(@Nullable Instant at, ChannelSnapshot channel) implements OfChannel {}

  /** Whom the channel shows as its partner has changed. */
  record NewConnectedLine(@Nullable Instant at, ChannelSnapshot channel) implements OfChannel {}

  /** The channel bears another name; its unique id stays. */
  record Rename(@Nullable Instant at, String uniqueId, String oldName, String newName)
      implements AmiEvent {}

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

  /** How it goes with a channel that is being dialled: {@code RINGING}, {@code PROGRESS} ... */
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

  /** A mixing point has been made; nobody is in it yet. */
  record BridgeCreate(@Nullable Instant at, BridgeSnapshot bridge) implements AmiEvent {}

  /** A channel has come into a bridge: who is in it with another talks. */
  record BridgeEnter(@Nullable Instant at, BridgeSnapshot bridge, ChannelSnapshot channel)
      implements OfChannel {}

  /** A channel has left a bridge, to hang up or to go elsewhere. */
  record BridgeLeave(@Nullable Instant at, BridgeSnapshot bridge, ChannelSnapshot channel)
      implements OfChannel {}

  /** All channels of one bridge move into another. */
  record BridgeMerge(@Nullable Instant at, BridgeSnapshot to, BridgeSnapshot from)
      implements AmiEvent {}

  /** The bridge is gone; nobody was left in it. */
  record BridgeDestroy(@Nullable Instant at, BridgeSnapshot bridge) implements AmiEvent {}

  /** The two halves of a Local channel belong together. */
  record LocalBridge(@Nullable Instant at, ChannelSnapshot one, ChannelSnapshot two)
      implements AmiEvent {}

  /** Asterisk begins to take the Local channel out of the call. */
  record LocalOptimizationBegin(@Nullable Instant at, ChannelSnapshot one, ChannelSnapshot two)
      implements AmiEvent {}

  /** The Local channel is out of the call; its halves hang up next. */
  record LocalOptimizationEnd(@Nullable Instant at, ChannelSnapshot one, ChannelSnapshot two)
      implements AmiEvent {}

  /** The channel's phone has put its partner on hold. */
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

  /** The parkee waits in a parking lot. */
  record ParkedCall(@Nullable Instant at, ChannelSnapshot parkee) implements AmiEvent {}

  /** The parkee was fetched; {@code retriever} is null when the channel is gone already. */
  record UnParkedCall(
      @Nullable Instant at, ChannelSnapshot parkee, @Nullable ChannelSnapshot retriever)
      implements AmiEvent {}

  /** Nobody has fetched the parkee in time; who parked is rung next. */
  record ParkedCallTimeOut(@Nullable Instant at, ChannelSnapshot parkee) implements AmiEvent {}

  /** The parkee has hung up in the parking lot. */
  record ParkedCallGiveUp(@Nullable Instant at, ChannelSnapshot parkee) implements AmiEvent {}

  /** A recording begins; its file is only in the VarSet MIXMONITOR_FILENAME. */
  record MixMonitorStart(@Nullable Instant at, ChannelSnapshot channel) implements OfChannel {}

  /** A recording ends; another one of the same channel may go on. */
  record MixMonitorStop(@Nullable Instant at, ChannelSnapshot channel) implements OfChannel {}

  /** {@code variable} is without the inheritance marks {@code _} and {@code __}. */
  record VarSet(@Nullable Instant at, String uniqueId, String variable, String value)
      implements AmiEvent {}

  /** A caller waits in a queue from now on. */
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

  /** The queue rings a member for this caller; comes before the DialBegin. */
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

  /** The member's device, or anything else of the member, has changed; once per queue. */
  record QueueMemberStatus(@Nullable Instant at, QueueMemberState member) implements OfMember {}

  /** A member has come into the queue. */
  record QueueMemberAdded(@Nullable Instant at, QueueMemberState member) implements OfMember {}

  /** A member has left the queue; a call of theirs may go on. */
  record QueueMemberRemoved(@Nullable Instant at, QueueMemberState member) implements OfMember {}

  /** A member pauses or is back. */
  record QueueMemberPause(@Nullable Instant at, QueueMemberState member) implements OfMember {}

  /** A member is rung sooner or later than before. */
  record QueueMemberPenalty(@Nullable Instant at, QueueMemberState member) implements OfMember {}

  /** A member is, or is not, rung while on the phone from now on. */
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

  /** Asterisk has started; to a login afterwards it is said at once. */
  record FullyBooted(@Nullable Instant at) implements AmiEvent {}

  /** Asterisk ends; {@code restart} when it comes back by itself. */
  record Shutdown(@Nullable Instant at, boolean restart) implements AmiEvent {}

  /** The queue, the member and the channel that Asterisk made to reach the member. */
  record MemberCall(
      String queue,
      String deviceInterface,
      @Nullable String memberName,
      @Nullable ChannelSnapshot dest) {}
}
