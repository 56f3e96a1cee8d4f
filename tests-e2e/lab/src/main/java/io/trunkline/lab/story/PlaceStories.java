package io.trunkline.lab.story;

import static io.trunkline.lab.story.ReferStories.DIRECT;
import static io.trunkline.lab.story.ReferStories.OUTSIDE;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.lab.phone.PhoneCall;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Rooms and the parking lot, calls that AMI begins, and what values with line ends do. */
final class PlaceStories {
  private static final Duration A_WHILE = Duration.ofMillis(500);
  private static final String TRUNK = "PJSIP/trunk";
  private static final String ALICE = "PJSIP/1001";
  private static final String BOB = "PJSIP/1002";
  private static final String ROOM = "7000";

  private PlaceStories() {}

  static List<Story> all() {
    return Stream.of(rooms(), parked(), originated(), forged()).flatMap(List::stream).toList();
  }

  private static List<Story> rooms() {
    return List.of(
        Story.of(
            "conference-agents-first",
            "Alice and Bob talk in a room, then a customer comes. Alice leaves, Bob leaves, the"
                + " customer hangs up.",
            PlaceStories::agentsFirst),
        Story.of(
            "conference-agents-alone",
            "Alice and Bob meet in a room. Alice leaves, then Bob.",
            PlaceStories::agentsAlone),
        Story.of(
            "conference-by-redirect",
            "Somebody redirects Alice and her customer into a room by AMI, where Bob joins them."
                + " Alice leaves, Bob leaves, the customer hangs up.",
            PlaceStories::redirected),
        Story.of(
            "conference-transferred-into",
            "Alice sends her customer into a room by REFER, and calls the room. She hangs up, then"
                + " the customer.",
            PlaceStories::sentIntoRoom));
  }

  private static List<Story> parked() {
    return List.of(
        Story.of(
            "parked-by-refer",
            "Alice sends her customer to 700, the parking lot, by REFER. Bob dials 701, has him,"
                + " and hangs up.",
            PlaceStories::parkedByRefer),
        Story.of(
            "parked-and-given-up",
            "Alice parks her customer, who hangs up in the parking lot.",
            PlaceStories::givenUp));
  }

  private static List<Story> originated() {
    return List.of(
        Story.of(
            "originate-through-local",
            "An AMI Originate rings Alice's phone through Local/1001@agents; she picks up, and Bob"
                + " is called, who answers and hangs up.",
            PlaceStories::throughLocal),
        Story.of(
            "originate-far-busy",
            "An AMI Originate rings Alice's phone, she picks up, and the number outside is busy.",
            PlaceStories::farBusy),
        Story.of(
            "originate-refused",
            "An AMI Originate rings Alice's phone, and she refuses: no call for anybody.",
            PlaceStories::refused));
  }

  private static List<Story> forged() {
    return List.of(
        Story.of(
            "forged-in-a-number",
            "A customer talks to Alice. A second caller's number has line ends in it, and behind"
                + " them a Hangup of the first one's channel, with Privilege. Bob answers the"
                + " second, who hangs up; then the first hangs up.",
            s -> beside(s, "39062021")),
        Story.of(
            "forged-whole-hangup",
            "The dialplan's NoOp has line ends in its data, and behind them a Hangup of the"
                + " caller's channel that nobody can tell from a true one. Alice answers; the"
                + " caller hangs up. It has no tape: only who asked not to hear of NoOp is not"
                + " deceived.",
            s -> aliceTakes(s, "39062026")),
        Story.of(
            "caller-with-control-characters",
            "The caller's name has control characters and a tab. Alice answers; he hangs up.",
            s -> aliceTakes(s, "39062025")));
  }

  private static void agentsFirst(Stage s) {
    PhoneCall one = s.alice().calls(ROOM).awaitsAnswer();
    PhoneCall two = s.bob().calls(ROOM).awaitsAnswer();
    s.awaitsTalkBetween(ALICE, BOB);
    s.talk();
    PhoneCall customer = s.customerCalls("39062008").awaitsAnswer();
    s.awaitsTalkBetween(TRUNK, ALICE);
    leaveOneByOne(s, one, two, customer);
  }

  private static void leaveOneByOne(Stage s, PhoneCall... calls) {
    for (PhoneCall call : calls) {
      s.waits(A_WHILE);
      call.hangsUp();
    }
  }

  private static void agentsAlone(Stage s) {
    PhoneCall one = s.alice().calls(ROOM).awaitsAnswer();
    PhoneCall two = s.bob().calls(ROOM).awaitsAnswer();
    s.awaitsTalkBetween(ALICE, BOB);
    leaveOneByOne(s, one, two);
  }

  private static PhoneCall aliceTalks(Stage s) {
    PhoneCall first = s.alice().rings().answers();
    s.awaitsTalkBetween(TRUNK, ALICE);
    s.talk();
    return first;
  }

  private static void redirected(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall one = aliceTalks(s);
    s.asks(
        AmiAction.redirect(s.channelOf(TRUNK), "agents", ROOM, s.channelOf(ALICE), "agents", ROOM));
    s.waits(A_WHILE);
    s.awaitsTalkBetween(TRUNK, ALICE);
    PhoneCall two = s.bob().calls(ROOM).awaitsAnswer();
    s.awaitsTalkBetween(ALICE, BOB);
    leaveOneByOne(s, one, two, customer);
  }

  private static void sentIntoRoom(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = aliceTalks(s).transfersTo(ROOM);
    first.awaitsEnd();
    PhoneCall one = s.alice().calls(ROOM).awaitsAnswer();
    s.awaitsTalkBetween(TRUNK, ALICE);
    leaveOneByOne(s, one, customer);
  }

  private static void parkedByRefer(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    aliceTalks(s).transfersTo("700");
    s.awaitsParkingOf(TRUNK);
    PhoneCall second = s.bob().calls("701").awaitsAnswer();
    s.awaitsTalkBetween(TRUNK, BOB);
    s.talk();
    second.hangsUp();
    customer.awaitsEnd();
  }

  private static void givenUp(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = aliceTalks(s);
    s.asks(AmiAction.park(s.channelOf(TRUNK), s.channelOf(ALICE), Duration.ofSeconds(8)));
    s.awaitsParkingOf(TRUNK);
    first.awaitsEnd();
    s.talk();
    customer.hangsUp();
  }

  private static void throughLocal(Stage s) {
    s.asks(LocalStories.originate("Local/1001@agents", "1002"));
    PhoneCall own = s.alice().rings().answers().awaitsAnswer();
    PhoneCall far = s.bob().rings().answers().awaitsAnswer();
    s.waits(A_WHILE);
    far.hangsUp();
    own.awaitsEnd();
  }

  private static void farBusy(Stage s) {
    s.world().refusesAtOnce(486);
    s.asks(LocalStories.originate(ALICE, OUTSIDE));
    PhoneCall own = s.alice().rings().answers().awaitsAnswer();
    s.world().isCalled().awaitsEnd();
    own.awaitsEnd();
  }

  private static void refused(Stage s) {
    s.asks(LocalStories.originate(ALICE, "1002"));
    PhoneCall own = s.alice().rings();
    s.talk();
    own.refuses(603);
    own.awaitsEnd();
  }

  private static void beside(Stage s, String number) {
    PhoneCall customer = s.customerCalls("39062020");
    PhoneCall first = aliceTalks(s);
    PhoneCall other = s.otherCustomerCalls(number);
    PhoneCall second = s.bob().rings().answers().awaitsAnswer();
    s.waits(A_WHILE);
    other.hangsUp();
    second.awaitsEnd();
    s.waits(A_WHILE);
    customer.hangsUp();
    first.awaitsEnd();
  }

  private static void aliceTakes(Stage s, String number) {
    PhoneCall customer = s.customerCalls(number);
    PhoneCall taken = aliceTalks(s);
    customer.hangsUp();
    taken.awaitsEnd();
  }
}
