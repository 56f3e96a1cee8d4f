package io.trunkline.lab.story;

import io.trunkline.lab.phone.PhoneCall;
import io.trunkline.lab.phone.PhoneException;
import java.util.List;
import java.util.stream.Stream;

/** Transfers that the agent's phone asks for by REFER, as desk phones do. */
final class ReferStories {
  static final String DIRECT = "39061006";
  static final String SALES = "39061001";
  static final String OUTSIDE = "00039021112222";

  private ReferStories() {}

  static List<Story> all() {
    return Stream.of(attendedOnes(), others()).flatMap(List::stream).toList();
  }

  private static List<Story> attendedOnes() {
    return List.of(
        Story.of(
            "attended-transfer-refer",
            "A queue's customer is with Alice, who holds him, calls Bob, and joins the two by REFER"
                + " with Replaces. Bob hangs up.",
            ReferStories::attended),
        Story.of(
            "attended-transfer-refer-cancelled",
            "Alice holds her customer, asks Bob, hangs up on Bob and comes back to the customer,"
                + " who hangs up.",
            ReferStories::cancelled),
        Story.of(
            "attended-transfer-refer-blond",
            "Alice holds her customer, calls Bob, and transfers while Bob's phone still rings. Bob"
                + " answers; the customer hangs up.",
            ReferStories::blond),
        Story.of(
            "attended-transfer-refer-blond-refused",
            "Alice transfers her customer while Bob's phone still rings; Bob refuses, and the"
                + " dialplan hangs up.",
            ReferStories::blondRefused),
        Story.of(
            "attended-transfer-refer-outside",
            "Alice holds her customer, calls somebody outside, and joins the two by REFER.",
            ReferStories::attendedOutside));
  }

  private static List<Story> others() {
    return List.of(
        Story.of(
            "blind-transfer-refer-outside",
            "Alice sends her customer to a number outside by REFER; he answers, the customer hangs"
                + " up.",
            ReferStories::blindOutside),
        Story.of(
            "blind-transfer-refer-busy",
            "Alice sends her customer to Bob by REFER; Bob's phone is busy, and the dialplan hangs"
                + " up.",
            ReferStories::busy),
        Story.of(
            "blind-transfer-refer-busy-comes-back",
            "Alice sends her customer to Bob by REFER; Bob's phone is busy, and the dialplan calls"
                + " Alice again.",
            ReferStories::comesBack),
        Story.of(
            "outbound-transferred",
            "Alice calls outside, and sends the one who answers to Bob by REFER.",
            ReferStories::outbound),
        Story.of(
            "transferred-twice",
            "Alice sends her customer to Bob by REFER; Bob asks Carol first and then joins the two"
                + " by REFER with Replaces. Carol hangs up.",
            ReferStories::twice));
  }

  private static void attended(Stage s) {
    PhoneCall customer = s.customerCalls(SALES);
    PhoneCall first = aliceHolds(s);
    PhoneCall consult = s.alice().calls("1002");
    PhoneCall second = s.bob().rings().answers();
    consult.awaitsAnswer();
    s.awaitsTalkBetween("PJSIP/1001", "PJSIP/1002");
    first.transfersTo(consult);
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1002");
    s.talk();
    second.hangsUp();
    customer.awaitsEnd();
  }

  private static PhoneCall aliceHolds(Stage s) {
    PhoneCall first = s.alice().rings().answers();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    s.talk();
    return first.holds();
  }

  private static void cancelled(Stage s) {
    PhoneCall customer = s.customerCalls(SALES);
    PhoneCall first = aliceHolds(s);
    PhoneCall consult = s.alice().calls("1002");
    PhoneCall second = s.bob().rings().answers();
    consult.awaitsAnswer();
    s.awaitsTalkBetween("PJSIP/1001", "PJSIP/1002");
    s.talk();
    consult.hangsUp();
    second.awaitsEnd();
    first.resumes();
    s.talk();
    customer.hangsUp();
    first.awaitsEnd();
  }

  private static void blond(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = aliceHolds(s);
    PhoneCall consult = s.alice().calls("1002");
    PhoneCall second = s.bob().rings();
    consult.awaitsRinging();
    first.transfersTo(consult);
    first.awaitsEnd();
    s.talk();
    second.answers();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1002");
    s.talk();
    customer.hangsUp();
    second.awaitsEnd();
  }

  private static void blondRefused(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = aliceHolds(s);
    PhoneCall consult = s.alice().calls("1002");
    PhoneCall second = s.bob().rings();
    consult.awaitsRinging();
    first.transfersTo(consult);
    first.awaitsEnd();
    s.talk();
    second.refuses(486);
    customer.awaitsEnd();
  }

  private static void attendedOutside(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = aliceHolds(s);
    PhoneCall consult = s.alice().calls(OUTSIDE);
    PhoneCall second = s.world().rings().answers();
    consult.awaitsAnswer();
    s.talk();
    first.transfersTo(consult);
    first.awaitsEnd();
    s.talk();
    second.hangsUp();
    customer.awaitsEnd();
  }

  private static void blindOutside(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = s.alice().rings().answers();
    first.transfersTo(OUTSIDE);
    PhoneCall second = s.world().rings().answers();
    first.awaitsEnd();
    s.talk();
    customer.hangsUp();
    second.awaitsEnd();
  }

  private static void busy(Stage s) {
    s.bob().refusesAtOnce(486);
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = s.alice().rings().answers();
    // the phone is told that nobody took it; its customer is gone all the same
    transfersInVain(first);
    first.hangsUp();
    customer.awaitsEnd();
  }

  private static void transfersInVain(PhoneCall first) {
    try {
      first.transfersTo("1002");
    } catch (PhoneException refused) {
      return;
    }
    throw new IllegalStateException("somebody took the call");
  }

  private static void comesBack(Stage s) {
    s.bob().refusesAtOnce(486);
    PhoneCall customer = s.customerCalls(DIRECT);
    s.alice().rings().answers().transfersTo("1202");
    PhoneCall again = s.alice().rings().answers().awaitsAnswer();
    s.talk();
    again.hangsUp();
    customer.awaitsEnd();
  }

  private static void outbound(Stage s) {
    PhoneCall first = s.alice().calls(OUTSIDE);
    PhoneCall customer = s.world().rings().answers();
    first.awaitsAnswer();
    first.transfersTo("1002");
    PhoneCall second = s.bob().rings().answers().awaitsAnswer();
    s.talk();
    second.hangsUp();
    customer.awaitsEnd();
  }

  private static void twice(Stage s) {
    PhoneCall customer = s.customerCalls(SALES);
    s.alice().rings().answers().transfersTo("1002");
    PhoneCall second = s.bob().rings().answers().awaitsAnswer();
    PhoneCall consult = s.bob().calls("1003");
    PhoneCall third = s.carol().rings().answers();
    consult.awaitsAnswer();
    s.awaitsTalkBetween("PJSIP/1002", "PJSIP/1003");
    second.transfersTo(consult);
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1003");
    s.talk();
    third.hangsUp();
    customer.awaitsEnd();
  }
}
