package io.trunkline.lab.story;

import static io.trunkline.lab.story.ReferStories.DIRECT;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.lab.phone.PhoneCall;
import java.time.Duration;
import java.util.List;

/**
 * Attended transfers of a customer whom Alice was called by directly: each way of asking for one,
 * to each kind of target, with each ending. Those to an extension by REFER and by feature code are
 * told elsewhere.
 */
final class ConsultationStories {
  /** Asterisk takes its time between the digits of a feature and what they do. */
  private static final Duration UNTIL_IT_LISTENS = Duration.ofMillis(700);

  /** How Alice asks for it. */
  private enum Way {
    /** Her phone holds the customer and calls; REFER with Replaces completes it. */
    REFER("holds her customer, calls"),
    /** Asterisk does all of it, by the keys of features.conf. */
    CODE("presses *2 and the number of"),
    /** The same, asked for by the AMI actions Atxfer and CancelAtxfer. */
    AMI("is asked by the AMI action Atxfer for a number, presses that of");

    final String words;

    Way(String words) {
      this.words = words;
    }
  }

  /** Whom she asks. */
  private enum Target {
    EXTENSION("1002", "Bob"),
    /** The dialplan answers before it queues: a phone can hand on only what it is connected to. */
    QUEUE("1281", "the queue second, where Bob's phone rings"),
    OUTSIDE(ReferStories.OUTSIDE, "somebody outside");

    final String number;
    final String words;

    Target(String number, String words) {
      this.number = number;
      this.words = words;
    }

    PhoneCall rings(Stage s) {
      return this == OUTSIDE ? s.world().rings() : s.bob().rings();
    }
  }

  /** What comes of it. */
  private enum Ending {
    COMPLETED("talks, and hands the customer on; the target hangs up."),
    CANCELLED("talks, and comes back to the customer, who hangs up."),
    BLOND("hands the customer on while it rings; the target answers, the customer hangs up.");

    final String words;

    Ending(String words) {
      this.words = words;
    }
  }

  private ConsultationStories() {}

  static List<Story> all() {
    return List.of(
        story("attended-transfer-refer-to-queue", Way.REFER, Target.QUEUE, Ending.COMPLETED),
        story("attended-transfer-refer-queue-cancelled", Way.REFER, Target.QUEUE, Ending.CANCELLED),
        story("attended-transfer-refer-queue-blond", Way.REFER, Target.QUEUE, Ending.BLOND),
        story(
            "attended-transfer-refer-outside-cancelled",
            Way.REFER,
            Target.OUTSIDE,
            Ending.CANCELLED),
        story("attended-transfer-refer-outside-blond", Way.REFER, Target.OUTSIDE, Ending.BLOND),
        Story.of(
            "attended-transfer-refer-queue-waiting",
            "Alice holds her customer, calls the queue empty, and hands him on while she waits"
                + " there. He hangs up in the queue.",
            ConsultationStories::waiting),
        story("attended-transfer-code-to-queue", Way.CODE, Target.QUEUE, Ending.COMPLETED),
        story("attended-transfer-code-queue-cancelled", Way.CODE, Target.QUEUE, Ending.CANCELLED),
        story("attended-transfer-code-queue-blond", Way.CODE, Target.QUEUE, Ending.BLOND),
        story("attended-transfer-code-outside", Way.CODE, Target.OUTSIDE, Ending.COMPLETED),
        story(
            "attended-transfer-code-outside-cancelled", Way.CODE, Target.OUTSIDE, Ending.CANCELLED),
        story("attended-transfer-code-outside-blond", Way.CODE, Target.OUTSIDE, Ending.BLOND),
        story("ami-attended-transfer-cancelled", Way.AMI, Target.EXTENSION, Ending.CANCELLED),
        story("ami-attended-transfer-blond", Way.AMI, Target.EXTENSION, Ending.BLOND),
        story("ami-attended-transfer-to-queue", Way.AMI, Target.QUEUE, Ending.COMPLETED),
        story("ami-attended-transfer-queue-cancelled", Way.AMI, Target.QUEUE, Ending.CANCELLED),
        story("ami-attended-transfer-queue-blond", Way.AMI, Target.QUEUE, Ending.BLOND),
        story("ami-attended-transfer-outside", Way.AMI, Target.OUTSIDE, Ending.COMPLETED),
        story("ami-attended-transfer-outside-cancelled", Way.AMI, Target.OUTSIDE, Ending.CANCELLED),
        story("ami-attended-transfer-outside-blond", Way.AMI, Target.OUTSIDE, Ending.BLOND));
  }

  private static Story story(String name, Way way, Target target, Ending ending) {
    return Story.of(
        name,
        "Alice " + way.words + " " + target.words + ", " + ending.words,
        way == Way.REFER ? s -> byPhone(s, target, ending) : s -> byPbx(s, way, target, ending));
  }

  private static void waiting(Stage s) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = s.alice().rings().answers();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    s.talk();
    first.holds();
    PhoneCall consult = s.alice().calls("1282").awaitsAnswer();
    s.waits(UNTIL_IT_LISTENS);
    first.transfersTo(consult);
    first.awaitsEnd();
    s.waits(UNTIL_IT_LISTENS);
    customer.hangsUp();
  }

  private static void byPhone(Stage s, Target target, Ending ending) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = s.alice().rings().answers();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    s.talk();
    first.holds();
    PhoneCall consult = s.alice().calls(target.number);
    PhoneCall second = target.rings(s);
    if (ending == Ending.BLOND) {
      PhoneCall unused = target == Target.QUEUE ? consult.awaitsAnswer() : consult.awaitsRinging();
      s.talk();
      first.transfersTo(consult);
      first.awaitsEnd();
      s.talk();
      customerLeaves(s, customer, second.answers().awaitsAnswer());
      return;
    }
    second.answers().awaitsAnswer();
    consult.awaitsAnswer();
    s.waits(UNTIL_IT_LISTENS);
    if (ending == Ending.COMPLETED) {
      first.transfersTo(consult);
      first.awaitsEnd();
      targetLeaves(s, customer, second);
      return;
    }
    consult.hangsUp();
    second.awaitsEnd();
    first.resumes();
    customerLeaves(s, customer, first);
  }

  private static void byPbx(Stage s, Way way, Target target, Ending ending) {
    PhoneCall customer = s.customerCalls(DIRECT);
    PhoneCall first = s.alice().rings().answers();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    String alices = s.channelOf("PJSIP/1001");
    if (way == Way.AMI) {
      s.asks(AmiAction.atxfer(alices, "agents", target.number));
    } else {
      first.presses("*2");
    }
    s.waits(UNTIL_IT_LISTENS);
    first.presses(target.number);
    PhoneCall second = target.rings(s);
    if (ending == Ending.BLOND) {
      s.talk();
      first.hangsUp();
      s.talk();
      customerLeaves(s, customer, second.answers().awaitsAnswer());
      return;
    }
    second.answers().awaitsAnswer();
    s.waits(UNTIL_IT_LISTENS);
    if (ending == Ending.COMPLETED) {
      first.hangsUp();
      targetLeaves(s, customer, second);
      return;
    }
    if (way == Way.AMI) {
      s.asks(AmiAction.cancelAtxfer(alices));
    } else {
      first.presses("*1");
    }
    second.awaitsEnd();
    s.awaitsTalkBetween("PJSIP/trunk", "PJSIP/1001");
    customerLeaves(s, customer, first);
  }

  private static void targetLeaves(Stage s, PhoneCall customer, PhoneCall target) {
    s.waits(UNTIL_IT_LISTENS);
    target.hangsUp();
    customer.awaitsEnd();
  }

  private static void customerLeaves(Stage s, PhoneCall customer, PhoneCall with) {
    s.waits(UNTIL_IT_LISTENS);
    customer.hangsUp();
    with.awaitsEnd();
  }
}
