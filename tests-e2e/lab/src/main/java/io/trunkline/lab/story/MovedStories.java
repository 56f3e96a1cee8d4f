package io.trunkline.lab.story;

import static io.trunkline.lab.story.ReferStories.DIRECT;
import static io.trunkline.lab.story.ReferStories.OUTSIDE;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.lab.phone.PhoneCall;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Customers who are moved on without being asked, to queues and outside; and what goes wrong. */
final class MovedStories {
  private static final Duration UNTIL_IT_LISTENS = Duration.ofMillis(700);
  private static final String TRUNK = "PJSIP/trunk";
  private static final String ALICE = "PJSIP/1001";

  /** The queue second; nobody presses letters. */
  private static final String QUEUE = "1280";

  private MovedStories() {}

  static List<Story> all() {
    return Stream.of(blind(), consulted(), joined()).flatMap(List::stream).toList();
  }

  private static List<Story> blind() {
    return List.of(
        Story.of(
            "blind-transfer-code-outside",
            "Alice presses #1 and a number outside in her customer's call; he answers, the customer"
                + " hangs up.",
            MovedStories::byCodeOutside),
        Story.of(
            "blind-transfer-code-invalid",
            "Alice presses #1 and a number that there is not: she keeps her customer, who hangs"
                + " up.",
            MovedStories::byCodeNowhere),
        Story.of(
            "ami-blind-transfer-to-queue",
            "Somebody transfers Alice's customer to the queue second by the AMI action"
                + " BlindTransfer. Bob answers and hangs up.",
            s -> toQueue(s, () -> blindly(s, QUEUE))),
        Story.of(
            "ami-blind-transfer-outside",
            "Somebody transfers Alice's customer outside by the AMI action BlindTransfer. The"
                + " customer hangs up.",
            s -> outside(s, () -> blindly(s, OUTSIDE))),
        Story.of(
            "ami-redirect-to-queue",
            "Somebody redirects Alice's customer to the queue second by AMI. Bob answers and hangs"
                + " up.",
            s -> toQueue(s, () -> AmiAction.redirect(s.channelOf(TRUNK), "agents", QUEUE, 1))),
        Story.of(
            "ami-redirect-outside",
            "Somebody redirects Alice's customer outside by AMI. The customer hangs up.",
            s -> outside(s, () -> AmiAction.redirect(s.channelOf(TRUNK), "agents", OUTSIDE, 1))));
  }

  private static List<Story> consulted() {
    return List.of(
        Story.of(
            "attended-transfer-code-busy",
            "Alice presses *2 and 1002, whose phone is busy: she is back with her customer, who"
                + " hangs up.",
            MovedStories::busy),
        Story.of(
            "attended-transfer-code-threeway",
            "Alice presses *2 and 1002, talks to Bob, and presses *3: all three talk. She hangs up,"
                + " then Bob.",
            MovedStories::threeway),
        Story.of(
            "attended-transfer-code-blond-recalled",
            "Alice presses *2 and 1002 and hangs up while Bob's phone rings. Nobody answers it, and"
                + " Asterisk calls Alice again, who answers and hangs up.",
            MovedStories::recalled));
  }

  private static List<Story> joined() {
    return List.of(
        Story.of(
            "two-customers-joined",
            "Alice has a customer on hold, answers another one, and joins the two by REFER with"
                + " Replaces. The first hangs up.",
            MovedStories::twoCustomers),
        Story.of(
            "joined-by-ami",
            "Alice and Bob talk to a customer each. Somebody joins Alice's customer and Bob by the"
                + " AMI action Bridge; Bob hangs up.",
            MovedStories::bridged));
  }

  private static AmiAction blindly(Stage s, String target) {
    return AmiAction.blindTransfer(s.channelOf(ALICE), "agents", target);
  }

  private static PhoneCall aliceTalks(Stage s) {
    PhoneCall first = s.alice().rings().answers();
    s.awaitsTalkBetween(TRUNK, ALICE);
    return first;
  }

  private static void byCodeOutside(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = aliceTalks(s).presses("#1");
    s.waits(UNTIL_IT_LISTENS);
    first.presses(OUTSIDE);
    leavesOutside(s, customer);
  }

  private static void leavesOutside(Stage s, PhoneCall customer) {
    PhoneCall second = s.world().rings().answers().awaitsAnswer();
    s.waits(UNTIL_IT_LISTENS);
    customer.hangsUp();
    second.awaitsEnd();
  }

  private static void byCodeNowhere(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = aliceTalks(s).presses("#1");
    s.waits(UNTIL_IT_LISTENS);
    first.presses("1999");
    // the voice that says so takes its time
    s.waits(Duration.ofSeconds(5));
    s.awaitsTalkBetween(TRUNK, ALICE);
    s.talk();
    customer.hangsUp();
    first.awaitsEnd();
  }

  private static void toQueue(Stage s, Supplier<AmiAction> move) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = aliceTalks(s);
    s.asks(move.get());
    PhoneCall second = s.bob().rings().answers().awaitsAnswer();
    first.awaitsEnd();
    s.awaitsTalkBetween(TRUNK, "PJSIP/1002");
    s.talk();
    second.hangsUp();
    customer.awaitsEnd();
  }

  private static void outside(Stage s, Supplier<AmiAction> move) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = aliceTalks(s);
    s.asks(move.get());
    first.awaitsEnd();
    leavesOutside(s, customer);
  }

  private static void busy(Stage s) {
    s.bob().refusesAtOnce(486);
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = aliceTalks(s).presses("*2");
    s.waits(UNTIL_IT_LISTENS);
    first.presses("1002");
    s.bob().isCalled().awaitsEnd();
    s.awaitsTalkBetween(TRUNK, ALICE);
    s.talk();
    customer.hangsUp();
    first.awaitsEnd();
  }

  private static void threeway(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = aliceTalks(s).presses("*2");
    s.waits(UNTIL_IT_LISTENS);
    first.presses("1002");
    PhoneCall second = s.bob().rings().answers().awaitsAnswer();
    s.waits(UNTIL_IT_LISTENS);
    first.presses("*3");
    s.waits(UNTIL_IT_LISTENS);
    first.hangsUp();
    s.waits(UNTIL_IT_LISTENS);
    second.hangsUp();
    customer.awaitsEnd();
  }

  private static void recalled(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = aliceTalks(s).presses("*2");
    s.waits(UNTIL_IT_LISTENS);
    first.presses("1002");
    PhoneCall bobs = s.bob().rings();
    s.talk();
    first.hangsUp();
    bobs.awaitsEnd(Duration.ofSeconds(10));
    PhoneCall again = s.alice().rings().answers().awaitsAnswer();
    s.waits(UNTIL_IT_LISTENS);
    again.hangsUp();
    customer.awaitsEnd();
  }

  private static void twoCustomers(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = aliceTalks(s);
    s.talk();
    first.holds();
    PhoneCall other = s.otherCustomerCalls(DIRECT);
    PhoneCall second = s.alice().rings().answers().awaitsAnswer();
    other.awaitsAnswer();
    s.waits(UNTIL_IT_LISTENS);
    first.transfersTo(second);
    first.awaitsEnd();
    s.waits(UNTIL_IT_LISTENS);
    customer.hangsUp();
    other.awaitsEnd();
  }

  private static void bridged(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = aliceTalks(s);
    String customers = s.channelOf(TRUNK);
    PhoneCall other = s.otherCustomerCalls("39062022");
    PhoneCall second = s.bob().rings().answers().awaitsAnswer();
    s.awaitsBridgeOf("PJSIP/1002");
    s.talk();
    s.asks(
        AmiAction.of(
            "Bridge", "Channel1", customers, "Channel2", s.channelOf("PJSIP/1002"), "Tone", "no"));
    first.awaitsEnd();
    other.awaitsEnd();
    s.waits(UNTIL_IT_LISTENS);
    second.hangsUp();
    customer.awaitsEnd();
  }
}
