package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent.MemberCall;
import io.trunkline.ami.event.ChannelSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One living channel, by its uniqueid: names and linkedids change, uniqueids do not. Written only
 * by the tracker's own classes, on its thread.
 */
final class Leg {
  final String uniqueId;
  final String firstExten;
  Call call;

  /** The latest snapshot: who the leg is, and the source of the system variables. */
  ChannelSnapshot seen;

  String channel;

  /**
   * Its beginning was heard, or the PBX has listed it since; else who dialled whom is not known.
   */
  boolean accounted;

  /** Its phone rang: without that there is no refusal and no ringing out. */
  boolean rang;

  /** Dialled by nobody: an Originate's first leg. Its ringing is no ring. */
  boolean originated;

  /** The first DialEnd counts, Asterisk sends a second (app_queue, app_dial). */
  boolean dialEnded;

  boolean dialAnswered;

  /** When its own far side asked for the end, in the tracker's order of events; 0 = never. */
  long requested;

  int requestCause;

  /** When Asterisk asked for its end; 0 = never. */
  long softRequested;

  /** Neither an agent's nor an internal extension's, nor a Local half. */
  boolean outside;

  boolean gone;

  /** Handed its party on, or into the parking lot: it takes nothing over in its old bridge. */
  boolean handedOn;

  @Nullable Mix mix;

  /** How it entered the bridge: elsewhere in the dialplan on leaving = redirected. */
  @Nullable ChannelSnapshot entered;

  boolean moved;

  /** Nobody was in its bridge when it came. */
  boolean cameFirst;

  /** The bridge that it left last; empty before it left any. */
  String left = "";

  /** The bridge that the one it left last was being merged into; empty if into none. */
  String into = "";

  /** Sent on by a blind transfer. Its event may come late: the variable is on the leg before. */
  boolean sentOn;

  /** As whom a queue dialled it, or the Local channel in front of it. */
  @Nullable MemberCall member;

  /** How many recordings run on it. */
  int recordings;

  @Nullable Leg otherHalf;
  @Nullable Leg dialledBy;
  final List<Leg> dialled = new ArrayList<>(2);
  @Nullable Turn turn;

  Leg(ChannelSnapshot first, Call call) {
    this.uniqueId = first.uniqueId();
    this.firstExten = first.exten() == null ? "" : first.exten();
    this.call = call;
    this.seen = first;
    this.channel = first.channel();
  }

  String endpoint() {
    return ChannelSnapshot.endpointOf(channel);
  }

  /** The endpoint without its technology: {@code 1001} of {@code PJSIP/1001}. */
  String extension() {
    String endpoint = endpoint();
    return endpoint.substring(endpoint.indexOf('/') + 1);
  }

  boolean local() {
    return channel.startsWith("Local/");
  }

  boolean up() {
    return seen.state() == ChannelSnapshot.UP;
  }

  /** As whom a queue dialled it, perhaps through a Local channel; null outside queues. */
  @Nullable MemberCall queueMember() {
    Leg half = dialledBy == null ? null : dialledBy.otherHalf;
    return member != null || half == null ? member : half.member;
  }

  /** It has dialled that one. */
  void dials(Leg dest) {
    dest.dialledBy = this;
    dialled.add(dest);
  }

  @Nullable String number() {
    return seen.callerIdNum();
  }

  /** Where in the dialplan it was when it entered the bridge; empty before. */
  String place() {
    return entered == null ? "" : placeOf(entered);
  }

  static String placeOf(ChannelSnapshot s) {
    return s.context() + "/" + s.exten() + "/" + s.priority();
  }
}
