package io.trunkline.lab.story;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.LabPorts;
import io.trunkline.lab.phone.OutsideWorld;
import io.trunkline.lab.phone.PhoneCall;
import io.trunkline.lab.phone.SipPhone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The phones of one story, all of them there before it begins, and a hand on the manager interface.
 * For one thread; {@link #close} hangs up what is left.
 */
public final class Stage implements AutoCloseable {
  /** Who calls from outside, where the story does not care. */
  public static final String CUSTOMER = "+393331234567";

  private static final String OTHER_CUSTOMER = "+390612345678";

  private static final Duration A_WORD = Duration.ofMillis(150);
  private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();
  private static final Duration LOOKS = Duration.ofMillis(25);

  private final ManagerHand hand;
  private final AsteriskVersion version;
  private final List<SipPhone> phones = new ArrayList<>();
  private final SipPhone alice;
  private final SipPhone alicesOther;
  private final SipPhone bob;
  private final SipPhone carol;
  private final SipPhone dave;
  private final Optional<SipPhone> erin;
  private final OutsideWorld world;

  Stage(AsteriskVersion version, LabPorts ports, ManagerHand hand) {
    this.version = version;
    this.hand = hand;
    alice = phone("alice", "1001", "1001", ports);
    alicesOther = phone("alice's other phone", "1001", LabPorts.SECOND_PHONE, ports);
    bob = phone("bob", "1002", "1002", ports);
    carol = phone("carol", "1003", "1003", ports);
    dave = phone("dave", "1004", "1004", ports);
    erin =
        version == AsteriskVersion.V16
            ? Optional.of(
                SipPhone.open("erin", "3001", "pw3001", ports.phone("3001"), ports.chanSip()))
            : Optional.empty();
    erin.ifPresent(phones::add);
    world = OutsideWorld.open(ports.trunk(), ports.sip());
  }

  private SipPhone phone(String name, String extension, String place, LabPorts ports) {
    SipPhone phone =
        SipPhone.open(name, extension, "pw" + extension, ports.phone(place), ports.sip());
    phones.add(phone);
    return phone;
  }

  public AsteriskVersion version() {
    return version;
  }

  /** Extension 1001, first in the queue sales. */
  public SipPhone alice() {
    return alice;
  }

  /** The second phone on extension 1001. */
  public SipPhone alicesOtherPhone() {
    return alicesOther;
  }

  /** Extension 1002, second in the queue sales. */
  public SipPhone bob() {
    return bob;
  }

  /** Extension 1003, the third in the queue support, and behind the Local members. */
  public SipPhone carol() {
    return carol;
  }

  /** Extension 1004, in no queue. */
  public SipPhone dave() {
    return dave;
  }

  /** Extension 3001 on chan_sip, which only Asterisk 16 has. */
  public SipPhone erin() {
    return erin.orElseThrow(() -> new IllegalStateException("no chan_sip on " + version));
  }

  public OutsideWorld world() {
    return world;
  }

  /** The customer calls this number of ours. */
  public PhoneCall customerCalls(String number) {
    return world.calls(number).from(CUSTOMER, "Ada Customer");
  }

  /** Another one calls meanwhile, from another number. */
  public PhoneCall otherCustomerCalls(String number) {
    return world.calls(number).from(OTHER_CUSTOMER, "Bea Customer");
  }

  /** From now on everybody's calls carry audio: Asterisk joins Local channels only then. */
  public void everybodySpeaks() {
    phones.forEach(SipPhone::speaks);
    world.speaks();
  }

  /** Asks something of the PBX by AMI; what it answers is not awaited longer than it takes. */
  public void asks(AmiAction action) {
    hand.asks(action);
  }

  /** The living channel of this endpoint, as {@code PJSIP/1001}; waits until there is one. */
  public String channelOf(String endpoint) {
    return awaits(
        "no channel of " + endpoint,
        () ->
            hand.channels().stream()
                .map(row -> row.get("Channel"))
                .filter(name -> name != null && name.startsWith(endpoint + "-"))
                .map(String::valueOf)
                .findFirst());
  }

  /** Until these two channels are in the same bridge: what the phones cannot see. */
  public void awaitsTalkBetween(String one, String two) {
    boolean unused =
        awaits(
            one + " and " + two + " do not talk",
            () -> {
              List<AmiMessage> rows = hand.channels();
              Set<String> shared = bridges(rows, one);
              shared.retainAll(bridges(rows, two));
              return shared.isEmpty() ? Optional.empty() : Optional.of(true);
            });
  }

  /** Until a channel of this endpoint is in a bridge, a room's perhaps. */
  public void awaitsBridgeOf(String endpoint) {
    String unused =
        awaits(
            endpoint + " is in no bridge",
            () -> bridges(hand.channels(), endpoint).stream().findFirst());
  }

  /** Until a channel of this endpoint waits in the parking lot. */
  public void awaitsParkingOf(String endpoint) {
    boolean unused =
        awaits(
            endpoint + " is not parked",
            () ->
                hand.asks(AmiAction.list("ParkedCalls", "ParkedCallsComplete")).rows().stream()
                    .map(row -> String.valueOf(row.get("ParkeeChannel")).startsWith(endpoint + "-"))
                    .filter(isHis -> isHis)
                    .findFirst());
  }

  /** An endpoint may have several channels. */
  private static Set<String> bridges(List<AmiMessage> rows, String endpoint) {
    Set<String> found = new HashSet<>();
    for (AmiMessage row : rows) {
      String bridge = row.get("BridgeId");
      boolean isHis = String.valueOf(row.get("Channel")).startsWith(endpoint + "-");
      if (isHis && bridge != null && !bridge.isEmpty()) {
        found.add(bridge);
      }
    }
    return found;
  }

  /** They say a word to each other: long enough for what follows an answer to have happened. */
  public void talk() {
    LockSupport.parkNanos(A_WORD.toNanos());
  }

  /** Longer than a word, where the dialplan itself lets time pass. */
  public void waits(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  /** For the next story: nothing of the last one is left on the phones. */
  void clears() {
    phones.forEach(SipPhone::forgetsWhatItWasTold);
    world.forgetsWhatItWasTold();
  }

  /** Until the PBX has no channel left. */
  void awaitsSilence() {
    boolean unused =
        awaits(
            "calls go on", () -> hand.channels().isEmpty() ? Optional.of(true) : Optional.empty());
  }

  private interface Look<T> {
    Optional<T> now();
  }

  private static <T> T awaits(String what, Look<T> look) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      Optional<T> seen = look.now();
      if (seen.isPresent()) {
        return seen.get();
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException(what);
      }
      LockSupport.parkNanos(LOOKS.toNanos());
    }
  }

  /** All at once: a SIP stack takes a second to end. */
  @Override
  public void close() {
    List<Thread> closing = new ArrayList<>();
    phones.forEach(phone -> closing.add(new Thread(phone::close, "closes-" + phone.extension())));
    closing.add(new Thread(world::close, "closes-the-world"));
    closing.forEach(Thread::start);
    for (Thread thread : closing) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
