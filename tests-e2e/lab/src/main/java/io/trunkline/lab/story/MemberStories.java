package io.trunkline.lab.story;

import static io.trunkline.lab.story.ReferStories.DIRECT;
import static io.trunkline.lab.story.ReferStories.OUTSIDE;

import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.phone.PhoneCall;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Every way in which a call reaches a phone: Local members, groups, forwarding, screening. */
final class MemberStories {
  private static final String OPTIMISED = "39061003";
  private static final String KEPT = "39062001";
  private static final String FREEPBX = "39062002";
  private static final String FOLLOW_ME = "39062003";
  private static final String SCREENED = "39062004";

  private MemberStories() {}

  static List<Story> all() {
    return Stream.of(members(), groups()).flatMap(List::stream).toList();
  }

  private static List<Story> members() {
    return List.of(
        Story.of(
            "queue-member-local-kept",
            "The queue's member is Local/1003@agents/n, which stays in the call. Carol hangs up.",
            s -> carolTakes(s, KEPT)),
        Story.of(
            "queue-member-local-optimised",
            "The queue's member is Local/1003@agents; the phones speak, so Asterisk takes the Local"
                + " channel out of the call. Carol hangs up.",
            s -> {
              s.everybodySpeaks();
              carolTakes(s, OPTIMISED);
            }),
        Story.of(
            "queue-member-local-without-audio",
            "The queue's member is Local/1003@agents; nobody speaks, so its halves stay. Carol"
                + " hangs up.",
            s -> carolTakes(s, OPTIMISED)),
        Story.of(
            "queue-member-freepbx",
            "The queue's member is dialled as FreePBX does: Local/1003@from-queue/n, and from there"
                + " through a macro (16) or a GoSub (22). Carol hangs up.",
            s -> carolTakes(s, FREEPBX)),
        Story.of(
            "queue-member-follow-me",
            "The queue's member rings Bob's phone for a second, then Dave's, who answers and hangs"
                + " up.",
            MemberStories::followMe),
        Story.of(
            "screened-accepted",
            "Alice's phone is picked up, but she has the customer only when she presses 1.",
            s -> screened(s, "1")),
        Story.of(
            "screened-not-accepted",
            "Alice's phone is picked up, and she presses 2: the customer never hears her, and the"
                + " dialplan hangs up.",
            s -> screened(s, "2")));
  }

  private static List<Story> groups() {
    return List.of(
        Story.of(
            "two-phones-on-one-extension",
            "Both phones of extension 1001 ring; the second answers, and its agent hangs up.",
            MemberStories::twoPhones),
        Story.of(
            "ring-group",
            "Alice's, Bob's and Carol's phones ring at once; Carol refuses, Bob answers, the"
                + " customer hangs up.",
            MemberStories::group),
        Story.of(
            "forwarded-by-phone",
            "Alice's phone sends the caller to 1002 (302); Bob answers and hangs up.",
            MemberStories::deflected),
        Story.of(
            "forwarded-by-dialplan",
            "1001 is forwarded to 1002 by the dialplan through a Local channel, and optimised: the"
                + " phones speak. Bob hangs up.",
            MemberStories::forwarded),
        Story.of(
            "next-in-line",
            "Alice's phone rings for a second, then Bob's; Bob answers, the customer hangs up.",
            MemberStories::nextInLine),
        Story.of(
            "picked-up",
            "Alice's phone rings; Bob presses *8 on his, has the customer, and hangs up.",
            MemberStories::pickedUp),
        Story.of(
            "early-media",
            "Alice calls outside and hears audio (183) before the answer; the far end hangs up.",
            MemberStories::earlyMedia),
        Story.of(
                "chan-sip-agent",
                "An agent on chan_sip (SIP/3001) answers a direct call and hangs up.",
                MemberStories::chanSip)
            .only(AsteriskVersion.V16));
  }

  private static void carolTakes(Stage s, String number) {
    PhoneCall customer = s.customerCalls(number);
    PhoneCall taken = s.carol().rings().answers().awaitsAnswer();
    customer.awaitsAnswer();
    s.waits(Duration.ofMillis(400));
    taken.hangsUp();
    customer.awaitsEnd();
  }

  private static void followMe(Stage s) {
    PhoneCall customer = s.customerCalls(FOLLOW_ME);
    s.bob().rings().awaitsEnd();
    PhoneCall taken = s.dave().rings().answers().awaitsAnswer();
    s.talk();
    taken.hangsUp();
    customer.awaitsEnd();
  }

  private static void screened(Stage s, String key) {
    PhoneCall customer = s.customerCalls(SCREENED);
    PhoneCall picked = s.alice().rings().answers().awaitsAnswer();
    s.waits(Duration.ofMillis(300));
    picked.presses(key);
    if (key.equals("1")) {
      customer.awaitsAnswer();
      s.talk();
      picked.hangsUp();
    }
    picked.awaitsEnd();
    customer.awaitsEnd();
  }

  private static void twoPhones(Stage s) {
    PhoneCall customer = s.customerCalls("39061007");
    PhoneCall desk = s.alice().rings();
    PhoneCall other = s.alicesOtherPhone().rings();
    other.answers().awaitsAnswer();
    desk.awaitsEnd();
    s.talk();
    other.hangsUp();
    customer.awaitsEnd();
  }

  private static void group(Stage s) {
    PhoneCall customer = s.customerCalls("39062005");
    PhoneCall first = s.alice().rings();
    PhoneCall second = s.bob().rings();
    s.carol().rings().refuses(603);
    s.talk();
    second.answers().awaitsAnswer();
    first.awaitsEnd();
    s.talk();
    customer.hangsUp();
    second.awaitsEnd();
  }

  private static void deflected(Stage s) {
    s.alice().next(call -> call.redirectsTo("1002"));
    PhoneCall customer = s.customerCalls(DIRECT);
    bobTakes(s, customer);
  }

  private static void forwarded(Stage s) {
    s.everybodySpeaks();
    bobTakes(s, s.customerCalls("39062006"));
  }

  private static void bobTakes(Stage s, PhoneCall customer) {
    PhoneCall taken = s.bob().rings().answers().awaitsAnswer();
    customer.awaitsAnswer();
    s.waits(Duration.ofMillis(400));
    taken.hangsUp();
    customer.awaitsEnd();
  }

  private static void nextInLine(Stage s) {
    PhoneCall customer = s.customerCalls("39062017");
    s.alice().rings().awaitsEnd();
    PhoneCall taken = s.bob().rings().answers().awaitsAnswer();
    s.talk();
    customer.hangsUp();
    taken.awaitsEnd();
  }

  private static void pickedUp(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall ringing = s.alice().rings();
    PhoneCall taken = s.bob().calls("*8").awaitsAnswer();
    ringing.awaitsEnd();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1002");
    s.talk();
    taken.hangsUp();
    customer.awaitsEnd();
  }

  private static void earlyMedia(Stage s) {
    s.world().next(PhoneCall::playsEarlyMedia);
    PhoneCall call = s.alice().calls(OUTSIDE);
    PhoneCall far = s.world().rings();
    call.awaitsRinging();
    s.talk();
    far.answers();
    call.awaitsAnswer();
    s.talk();
    far.hangsUp();
    call.awaitsEnd();
  }

  private static void chanSip(Stage s) {
    PhoneCall customer = s.customerCalls("39061008");
    PhoneCall taken = s.erin().rings().answers().awaitsAnswer();
    s.talk();
    taken.hangsUp();
    customer.awaitsEnd();
  }
}
