package io.trunkline.lab.story;

import static io.trunkline.lab.story.ReferStories.DIRECT;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.lab.phone.PhoneCall;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a call goes through besides phones: the parking lot, rooms, recordings, queues, AMI. */
final class PassageStories {
  private static final String PARKABLE = "39062007";

  private PassageStories() {}

  static List<Story> all() {
    return Stream.of(places(), queues(), originated(), callers()).flatMap(List::stream).toList();
  }

  private static List<Story> places() {
    return List.of(
        Story.of(
            "parked-and-retrieved",
            "Alice parks her customer by AMI; Bob dials 701, has him, and hangs up.",
            PassageStories::retrieved),
        Story.of(
            "parked-too-long",
            "Alice parks her customer by AMI; nobody fetches him, Alice's phone rings again, she"
                + " answers and hangs up.",
            PassageStories::tooLong),
        Story.of(
            "conference",
            "A customer, Alice and Bob meet in a room; Alice leaves, Bob leaves, the customer"
                + " hangs up.",
            PassageStories::conference),
        Story.of(
            "conference-agent-first",
            "Alice calls the room while the customer still hears that he is alone in it; he comes"
                + " to her. Alice leaves, the customer hangs up.",
            PassageStories::agentFirst),
        Story.of(
            "recorded-twice",
            "The dialplan records into one file before the queue and into another during it. Alice"
                + " answers; the customer hangs up.",
            s -> aliceTakes(s, "39062009")),
        Story.of(
            "recorded-on-request",
            "Somebody starts a recording of Alice's call by AMI, and stops it. The customer hangs"
                + " up.",
            PassageStories::onRequest),
        Story.of(
            "music-before-the-ring",
            "The customer hears music, then Alice's phone rings and he hears music instead of a"
                + " tone. He hangs up after she has answered. Nobody was on hold.",
            s -> aliceTakes(s, "39062010")));
  }

  private static List<Story> queues() {
    return List.of(
        Story.of(
            "queue-overflow",
            "Nobody answers in the queue first; the caller goes on to the queue second, where Bob"
                + " answers and hangs up.",
            PassageStories::overflow),
        Story.of(
            "queue-left-by-key",
            "The caller presses 1 while Alice's phone rings in the queue, and leaves it for Bob,"
                + " who answers and hangs up.",
            PassageStories::leftByKey));
  }

  private static List<Story> originated() {
    return List.of(
        Story.of(
            "originate-answered",
            "An AMI Originate with a ChannelId rings Alice's phone; she picks up, and Bob is"
                + " called, who answers and hangs up.",
            PassageStories::originated),
        Story.of(
            "originate-busy",
            "An AMI Originate reaches Alice's phone, which is busy: no call for anybody.",
            s -> originatedInVain(s, "PJSIP/1001", 486)),
        Story.of(
            "originate-unanswered",
            "An AMI Originate rings Alice's phone for a second, and nobody picks up: no call for"
                + " anybody.",
            s -> {
              s.asks(originate("PJSIP/1001", "1000"));
              s.alice().rings().awaitsEnd();
            }),
        Story.of(
            "originate-bad-channel",
            "An AMI Originate names an endpoint that there is not: no call for anybody.",
            s -> s.asks(originate("PJSIP/nobody", "1000"))),
        Story.of(
            "ami-hangup",
            "Somebody hangs up the customer's channel by AMI: neither he nor Alice ended the call.",
            PassageStories::hungUp));
  }

  private static List<Story> callers() {
    return List.of(
        Story.of(
            "caller-with-an-odd-name",
            "The caller's name has UTF-8, quotes, a colon, an emoji and a backslash. Alice answers;"
                + " he hangs up.",
            s -> aliceTakes(s, "39062013")),
        Story.of(
            "forged-hangup",
            "The dialplan's NoOp has line ends in its data, and behind them a forged Hangup of the"
                + " caller's channel. Nothing of it is true: Alice answers; the caller hangs up.",
            s -> aliceTakes(s, "39062014")),
        Story.of(
            "caller-without-a-number",
            "The caller's number is empty. Alice answers; he hangs up.",
            s -> aliceTakes(s, "39062015")),
        Story.of(
            "caller-anonymous",
            "The caller withholds the number. Alice answers; he hangs up.",
            PassageStories::anonymous),
        Story.of(
            "variable-with-line-ends",
            "The variable CUSTOMER_ID has line ends and a forged event. Alice answers; the caller"
                + " hangs up.",
            s -> aliceTakes(s, "39062016")));
  }

  private static void aliceTakes(Stage s, String number) {
    aliceTakes(s, s.customerCalls(number));
  }

  private static void aliceTakes(Stage s, PhoneCall customer) {
    PhoneCall taken = s.alice().rings().answers().awaitsAnswer();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    s.talk();
    customer.hangsUp();
    taken.awaitsEnd();
  }

  private static void park(Stage s, String millis) {
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    s.talk();
    String alices = s.channelOf("PJSIP/1001");
    s.asks(
        AmiAction.of(
            "Park",
            "Channel",
            s.channelOf("PJSIP/trunk"),
            "TimeoutChannel",
            alices,
            "AnnounceChannel",
            alices,
            "Timeout",
            millis));
  }

  private static void retrieved(Stage s) {
    PhoneCall customer = s.customerCalls(PARKABLE);
    PhoneCall first = s.alice().rings().answers();
    park(s, "8000");
    first.awaitsEnd();
    PhoneCall second = s.bob().calls("701").awaitsAnswer();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1002");
    s.talk();
    second.hangsUp();
    customer.awaitsEnd();
  }

  private static void tooLong(Stage s) {
    PhoneCall customer = s.customerCalls(PARKABLE);
    PhoneCall first = s.alice().rings().answers();
    park(s, "1000");
    first.awaitsEnd();
    PhoneCall again = s.alice().rings().answers().awaitsAnswer();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    s.talk();
    again.hangsUp();
    customer.awaitsEnd();
  }

  private static void conference(Stage s) {
    PhoneCall customer = s.customerCalls("39062008").awaitsAnswer();
    s.awaitsBridgeOf("PJSIP/trunk");
    PhoneCall one = s.alice().calls("7000").awaitsAnswer();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    PhoneCall two = s.bob().calls("7000").awaitsAnswer();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1002");
    s.talk();
    one.hangsUp();
    s.talk();
    two.hangsUp();
    s.talk();
    customer.hangsUp();
  }

  private static void agentFirst(Stage s) {
    PhoneCall customer = s.customerCalls("39062008").awaitsAnswer();
    PhoneCall one = s.alice().calls("7000").awaitsAnswer();
    s.awaitsBridgeOf("PJSIP/1001");
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    s.talk();
    one.hangsUp();
    s.talk();
    customer.hangsUp();
  }

  private static void onRequest(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall taken = s.alice().rings().answers();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    String channel = s.channelOf("PJSIP/trunk");
    s.asks(AmiAction.of("MixMonitor", "Channel", channel, "File", "story-on-request.wav"));
    s.talk();
    s.asks(AmiAction.of("StopMixMonitor", "Channel", channel));
    s.talk();
    customer.hangsUp();
    taken.awaitsEnd();
  }

  private static void overflow(Stage s) {
    PhoneCall customer = s.customerCalls("39062011");
    s.alice().rings().awaitsEnd();
    bobTakes(s, customer);
  }

  private static void leftByKey(Stage s) {
    PhoneCall customer = s.customerCalls("39062012").awaitsAnswer();
    PhoneCall ringing = s.alice().rings();
    s.talk();
    customer.presses("1");
    ringing.awaitsEnd();
    bobTakes(s, customer);
  }

  private static void bobTakes(Stage s, PhoneCall customer) {
    PhoneCall taken = s.bob().rings().answers().awaitsAnswer();
    s.talk();
    taken.hangsUp();
    customer.awaitsEnd();
  }

  private static AmiAction originate(String channel, String millis) {
    return AmiAction.of(
        "Originate",
        "Channel",
        channel,
        "Context",
        "agents",
        "Exten",
        "1002",
        "Priority",
        "1",
        "Timeout",
        millis,
        "ChannelId",
        "story-" + System.nanoTime(),
        "Async",
        "true");
  }

  private static void originated(Stage s) {
    s.asks(originate("PJSIP/1001", "5000"));
    PhoneCall own = s.alice().rings().answers().awaitsAnswer();
    PhoneCall far = s.bob().rings().answers().awaitsAnswer();
    s.awaitsTalkBetween("PJSIP/1001", "PJSIP/1002");
    s.talk();
    far.hangsUp();
    own.awaitsEnd();
  }

  private static void originatedInVain(Stage s, String channel, int status) {
    s.alice().refusesAtOnce(status);
    s.asks(originate(channel, "1000"));
    s.alice().isCalled().awaitsEnd();
  }

  private static void hungUp(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall taken = s.alice().rings().answers();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    s.talk();
    s.asks(AmiAction.hangup(s.channelOf("PJSIP/trunk"), 16));
    customer.awaitsEnd();
    taken.awaitsEnd(Duration.ofSeconds(2));
  }

  private static void anonymous(Stage s) {
    aliceTakes(s, s.world().calls(DIRECT).fromNobody());
  }
}
