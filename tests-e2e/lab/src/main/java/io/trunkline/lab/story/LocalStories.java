package io.trunkline.lab.story;

import static io.trunkline.lab.story.ReferStories.DIRECT;
import static io.trunkline.lab.story.ReferStories.SALES;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.phone.PhoneCall;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What agents do who sit behind Local channels, on chan_sip, or who pick up and forward. */
final class LocalStories {
  private static final String TRUNK = "PJSIP/trunk";
  private static final String CAROL = "PJSIP/1003";
  private static final String KEPT = "39062001";
  private static final String OPTIMISED = "39061003";
  private static final String FREEPBX = "39062002";
  private static final Duration A_WHILE = Duration.ofMillis(500);

  private LocalStories() {}

  static List<Story> all() {
    return Stream.of(behindLocal(), taken(), chanSip()).flatMap(List::stream).toList();
  }

  private static List<Story> behindLocal() {
    return List.of(
        Story.of(
            "queue-member-local-held",
            "The queue's member is Local/1003@agents/n. Carol holds her customer, comes back, and"
                + " hangs up.",
            LocalStories::held),
        Story.of(
            "queue-member-local-transfers",
            "The queue's member is Local/1003@agents/n. Carol sends her customer to Bob by REFER;"
                + " Bob hangs up.",
            s -> transfers(s, KEPT)),
        Story.of(
            "queue-member-freepbx-transfers",
            "The queue's member is dialled as FreePBX does. Carol sends her customer to Bob by"
                + " REFER; Bob hangs up.",
            s -> transfers(s, FREEPBX)),
        Story.of(
            "queue-member-local-consults",
            "The queue's member is Local/1003@agents/n. Carol holds her customer, calls Bob, and"
                + " joins the two by REFER with Replaces. Bob hangs up.",
            s -> consults(s, KEPT)),
        Story.of(
            "queue-member-freepbx-consults-by-code",
            "The queue's member is dialled as FreePBX does. Carol presses *2 and 1002, talks to"
                + " Bob, and hangs up: Bob has the customer, and hangs up.",
            LocalStories::consultsByCode),
        Story.of(
            "queue-member-local-optimised-consults",
            "The queue's member is Local/1003@agents, optimised away: the phones speak. Carol holds"
                + " her customer, calls Bob, and joins the two by REFER. Bob hangs up.",
            s -> {
              s.everybodySpeaks();
              consults(s, OPTIMISED);
            }),
        Story.of(
            "queue-member-screened",
            "The queue's member must press 1 to accept. Alice picks up and presses 2, is rung"
                + " again, picks up and presses 1, has the customer, and hangs up.",
            LocalStories::screened),
        Story.of(
            "ring-group-local",
            "A ring group as FreePBX dials it: Alice, Bob and Carol, each behind a Local channel,"
                + " ring at once; Carol refuses, Bob answers, the customer hangs up.",
            LocalStories::group));
  }

  private static List<Story> taken() {
    return List.of(
        Story.of(
            "queue-member-forwards",
            "Alice's phone, rung by the queue, sends the caller to 1002 (302); Bob answers and"
                + " hangs up.",
            LocalStories::forwards),
        Story.of(
            "forwarded-by-phone-outside",
            "Alice's phone sends the caller outside (302); somebody answers there, the customer"
                + " hangs up.",
            LocalStories::forwardsOutside),
        Story.of(
            "picked-up-from-queue",
            "The queue rings Alice's phone; Bob presses *8 on his, has the customer, and hangs up.",
            LocalStories::pickedUp));
  }

  private static List<Story> chanSip() {
    return List.of(
        Story.of(
                "chan-sip-holds-and-transfers",
                "An agent on chan_sip holds her customer, comes back, and sends him to Bob by"
                    + " REFER; Bob hangs up.",
                LocalStories::sipTransfers)
            .only(AsteriskVersion.V16),
        Story.of(
                "chan-sip-consults-by-code",
                "An agent on chan_sip presses *2 and 1002, talks to Bob, and hangs up: Bob has the"
                    + " customer, and hangs up.",
                LocalStories::sipConsults)
            .only(AsteriskVersion.V16),
        Story.of(
                "chan-sip-outbound",
                "An agent on chan_sip calls outside and hangs up.",
                LocalStories::sipOutbound)
            .only(AsteriskVersion.V16));
  }

  private static PhoneCall carolTalks(Stage s, PhoneCall customer) {
    PhoneCall first = s.carol().rings().answers().awaitsAnswer();
    customer.awaitsAnswer();
    s.awaitsBridgeOf(CAROL);
    s.waits(A_WHILE);
    return first;
  }

  private static void held(Stage s) {
    PhoneCall customer = s.customerCalls(KEPT);
    PhoneCall first = carolTalks(s, customer).holds();
    s.talk();
    first.resumes();
    s.talk();
    first.hangsUp();
    customer.awaitsEnd();
  }

  private static void transfers(Stage s, String number) {
    PhoneCall customer = s.customerCalls(number);
    carolTalks(s, customer).transfersTo("1002");
    bobLeaves(s, customer, s.bob().rings().answers().awaitsAnswer());
  }

  private static void bobLeaves(Stage s, PhoneCall customer, PhoneCall bobs) {
    s.waits(A_WHILE);
    bobs.hangsUp();
    customer.awaitsEnd();
  }

  private static void consults(Stage s, String number) {
    PhoneCall customer = s.customerCalls(number);
    PhoneCall first = carolTalks(s, customer).holds();
    PhoneCall consult = s.carol().calls("1002");
    PhoneCall second = s.bob().rings().answers();
    consult.awaitsAnswer();
    s.awaitsTalkBetween(CAROL, "PJSIP/1002");
    s.talk();
    first.transfersTo(consult);
    first.awaitsEnd();
    bobLeaves(s, customer, second);
  }

  private static void consultsByCode(Stage s) {
    PhoneCall customer = s.customerCalls(FREEPBX);
    consultsByCode(s, customer, carolTalks(s, customer));
  }

  private static void consultsByCode(Stage s, PhoneCall customer, PhoneCall first) {
    first.presses("*2");
    s.waits(Duration.ofMillis(700));
    first.presses("1002");
    PhoneCall second = s.bob().rings().answers().awaitsAnswer();
    s.waits(A_WHILE);
    first.hangsUp();
    bobLeaves(s, customer, second);
  }

  private static void screened(Stage s) {
    PhoneCall customer = s.customerCalls("39062023");
    PhoneCall no = s.alice().rings().answers().awaitsAnswer();
    s.waits(A_WHILE);
    no.presses("2");
    no.awaitsEnd();
    PhoneCall yes = s.alice().rings().answers().awaitsAnswer();
    s.waits(A_WHILE);
    yes.presses("1");
    customer.awaitsAnswer();
    bobLeaves(s, customer, yes);
  }

  private static void group(Stage s) {
    PhoneCall customer = s.customerCalls("39062024");
    PhoneCall first = s.alice().rings();
    PhoneCall second = s.bob().rings();
    s.carol().rings().refuses(603);
    s.talk();
    second.answers().awaitsAnswer();
    first.awaitsEnd();
    s.waits(A_WHILE);
    customer.hangsUp();
    second.awaitsEnd();
  }

  private static void forwards(Stage s) {
    s.alice().next(call -> call.redirectsTo("1002"));
    PhoneCall customer = s.customerCalls(SALES);
    PhoneCall taken = s.bob().rings().answers().awaitsAnswer();
    customer.awaitsAnswer();
    bobLeaves(s, customer, taken);
  }

  private static void forwardsOutside(Stage s) {
    s.alice().next(call -> call.redirectsTo(ReferStories.OUTSIDE));
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall taken = s.world().rings().answers().awaitsAnswer();
    customer.awaitsAnswer();
    s.waits(A_WHILE);
    customer.hangsUp();
    taken.awaitsEnd();
  }

  private static void pickedUp(Stage s) {
    PhoneCall customer = s.customerCalls(SALES);
    PhoneCall ringing = s.alice().rings();
    PhoneCall taken = s.bob().calls("*8").awaitsAnswer();
    ringing.awaitsEnd();
    s.awaitsTalkBetween(TRUNK, "PJSIP/1002");
    bobLeaves(s, customer, taken);
  }

  private static PhoneCall erinTalks(Stage s) {
    PhoneCall first = s.erin().rings().answers().awaitsAnswer();
    s.awaitsTalkBetween(TRUNK, "SIP/3001");
    return first;
  }

  private static void sipTransfers(Stage s) {
    PhoneCall customer = s.customerCalls("39061008");
    PhoneCall first = erinTalks(s).holds();
    s.talk();
    first.resumes();
    s.talk();
    first.transfersTo("1002");
    bobLeaves(s, customer, s.bob().rings().answers().awaitsAnswer());
  }

  private static void sipConsults(Stage s) {
    PhoneCall customer = s.customerCalls("39061008");
    consultsByCode(s, customer, erinTalks(s));
  }

  private static void sipOutbound(Stage s) {
    PhoneCall call = s.erin().calls(ReferStories.OUTSIDE);
    PhoneCall far = s.world().rings().answers();
    call.awaitsAnswer();
    s.talk();
    call.hangsUp();
    far.awaitsEnd();
  }

  static AmiAction originate(String channel, String exten) {
    return AmiAction.of(
        "Originate",
        "Channel",
        channel,
        "Context",
        "agents",
        "Exten",
        exten,
        "Priority",
        "1",
        "Timeout",
        "5000",
        "ChannelId",
        "story-" + System.nanoTime(),
        "Async",
        "true");
  }
}
