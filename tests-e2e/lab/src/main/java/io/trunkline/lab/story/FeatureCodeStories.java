package io.trunkline.lab.story;

import static io.trunkline.lab.story.ReferStories.DIRECT;
import static io.trunkline.lab.story.ReferStories.SALES;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.lab.phone.PhoneCall;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Transfers that Asterisk makes itself: by the keys of features.conf, and by AMI. */
final class FeatureCodeStories {
  /** Keys that come before Asterisk has taken in the code are lost. */
  private static final Duration UNTIL_IT_LISTENS = Duration.ofMillis(700);

  private FeatureCodeStories() {}

  static List<Story> all() {
    return Stream.of(attendedByCode(), othersByCode(), byAmi()).flatMap(List::stream).toList();
  }

  private static List<Story> attendedByCode() {
    return List.of(
        Story.of(
            "attended-transfer-code",
            "Alice presses *2 and 1002 in her customer's call, talks to Bob, and hangs up: Bob has"
                + " the customer. The consultation is no call of Alice's phone and is part of her"
                + " turn.",
            FeatureCodeStories::attended),
        Story.of(
            "attended-transfer-code-cancelled",
            "Alice presses *2 and 1002, talks to Bob, and presses *1: she has her customer again,"
                + " who hangs up.",
            FeatureCodeStories::cancelled),
        Story.of(
            "attended-transfer-code-blond",
            "Alice presses *2 and 1002 and hangs up while Bob's phone rings. Bob answers; the"
                + " customer hangs up.",
            FeatureCodeStories::blond),
        Story.of(
            "customer-leaves-during-consultation",
            "Alice presses *2 and 1002 and talks to Bob, and the customer hangs up meanwhile. Alice"
                + " and Bob go on until she hangs up, which is no call of her phone.",
            FeatureCodeStories::customerLeaves));
  }

  private static List<Story> othersByCode() {
    return List.of(
        Story.of(
            "parked-by-code",
            "Alice presses #72; Bob dials 701, has the customer, and hangs up.",
            FeatureCodeStories::parked),
        Story.of(
            "blind-transfer-code",
            "Alice presses #1 and 1002 in her customer's call; Bob answers and hangs up.",
            s -> blind(s, "1002")),
        Story.of(
            "blind-transfer-code-to-queue",
            "Alice presses #1 and 1280, the queue second; Bob, its member, answers and hangs"
                + " up.",
            s -> blind(s, "1280")));
  }

  private static List<Story> byAmi() {
    return List.of(
        Story.of(
            "ami-redirect",
            "Somebody redirects Alice's customer to 1003 by AMI. Carol answers and hangs up.",
            s ->
                moved(
                    s, () -> AmiAction.redirect(s.channelOf("PJSIP/trunk"), "agents", "1003", 1))),
        Story.of(
            "ami-blind-transfer",
            "Somebody transfers Alice's customer to 1003 by the AMI action BlindTransfer. Carol"
                + " answers and hangs up.",
            s ->
                moved(
                    s,
                    () ->
                        AmiAction.of(
                            "BlindTransfer",
                            "Channel",
                            s.channelOf("PJSIP/1001"),
                            "Context",
                            "agents",
                            "Exten",
                            "1003"))),
        Story.of(
            "ami-attended-transfer",
            "The AMI action Atxfer asks Alice for a number, she presses 1003 and talks to Carol,"
                + " then hangs up: Carol has the customer.",
            FeatureCodeStories::byAtxfer));
  }

  private static void attended(Stage s) {
    PhoneCall customer = s.customerCalls(SALES);
    PhoneCall first = alicePresses(s, "*2", "1002");
    PhoneCall second = s.bob().rings().answers().awaitsAnswer();
    s.talk();
    first.hangsUp();
    s.talk();
    second.hangsUp();
    customer.awaitsEnd();
  }

  /** Asterisk hears feature codes only in a bridge. */
  private static PhoneCall alicePresses(Stage s, String code, String target) {
    PhoneCall first = s.alice().rings().answers();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    first.presses(code);
    s.waits(UNTIL_IT_LISTENS);
    return first.presses(target);
  }

  private static void cancelled(Stage s) {
    PhoneCall customer = s.customerCalls(SALES);
    PhoneCall first = alicePresses(s, "*2", "1002");
    PhoneCall second = s.bob().rings().answers().awaitsAnswer();
    s.talk();
    first.presses("*1");
    second.awaitsEnd();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    s.talk();
    customer.hangsUp();
    first.awaitsEnd();
  }

  private static void blond(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = alicePresses(s, "*2", "1002");
    PhoneCall second = s.bob().rings();
    s.talk();
    first.hangsUp();
    s.talk();
    second.answers().awaitsAnswer();
    s.talk();
    customer.hangsUp();
    second.awaitsEnd();
  }

  private static void customerLeaves(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = alicePresses(s, "*2", "1002");
    PhoneCall second = s.bob().rings().answers().awaitsAnswer();
    s.talk();
    customer.hangsUp();
    s.talk();
    first.hangsUp();
    second.awaitsEnd();
  }

  private static void parked(Stage s) {
    PhoneCall customer = s.customerCalls("39062007");
    PhoneCall first = s.alice().rings().answers();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    first.presses("#72");
    s.awaitsParkingOf("PJSIP/trunk");
    first.hangsUp();
    PhoneCall second = s.bob().calls("701").awaitsAnswer();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1002");
    s.talk();
    second.hangsUp();
    customer.awaitsEnd();
  }

  private static void blind(Stage s, String target) {
    PhoneCall customer = s.customerCalls(DIRECT);
    alicePresses(s, "#1", target);
    PhoneCall second = s.bob().rings().answers().awaitsAnswer();
    s.talk();
    second.hangsUp();
    customer.awaitsEnd();
  }

  private static void moved(Stage s, Supplier<AmiAction> move) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = s.alice().rings().answers().awaitsAnswer();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    s.asks(move.get());
    PhoneCall second = s.carol().rings().answers().awaitsAnswer();
    first.awaitsEnd();
    s.talk();
    second.hangsUp();
    customer.awaitsEnd();
  }

  private static void byAtxfer(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = s.alice().rings().answers().awaitsAnswer();
    s.asks(
        AmiAction.of(
            "Atxfer", "Channel", s.channelOf("PJSIP/1001"), "Context", "agents", "Exten", "1003"));
    s.waits(UNTIL_IT_LISTENS);
    first.presses("1003");
    PhoneCall second = s.carol().rings().answers().awaitsAnswer();
    s.talk();
    first.hangsUp();
    s.talk();
    second.hangsUp();
    customer.awaitsEnd();
  }
}
