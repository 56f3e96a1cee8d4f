package io.trunkline.demo;

import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.lab.pbx.FakePbx;
import io.trunkline.lab.pbx.Replacements;
import io.trunkline.lab.pbx.Tape;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the demo's PBX does when it is asked to place a call: what a real one did, with these two.
 */
public final class ClickedCalls {
  private static final String TAPE = "asterisk-22/click-to-dial-originate";
  private static final String PHONE = "PJSIP/1001";
  private static final String DIALLED = "00039021112222";

  private ClickedCalls() {}

  /**
   * The phone rings and is picked up, the number is called and answers; a phone that nobody of the
   * demo has cannot be reached.
   */
  public static Optional<FakePbx.Script> script(AmiMessage originate) {
    String phone = text(originate.get("Channel"));
    if (Person.ALL.stream().noneMatch(person -> person.phone().equals(phone))) {
      return Optional.empty();
    }
    String number = text(originate.get("Exten"));
    Replacements ours =
        Replacements.NONE
            .agent(PHONE, phone)
            .text(DIALLED, number)
            .text(DIALLED.substring(1), number.substring(Math.min(1, number.length())));
    return Optional.of(new FakePbx.Script(Tape.named(TAPE), ours, 1));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
