package io.trunkline.core.dial;

import io.trunkline.calls.Direction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which numbers agents of one PBX may call from their pages, and what is dialled for them.
 * Immutable; safe for use from several threads.
 *
 * <p>A number may come in any form that people write or that stands in a record. Extensions and
 * short numbers are dialled as they are, all others behind the outside prefix, as the PBX's own
 * country dials them. What cannot be understood, or is no number that its country can have given,
 * is refused: nobody knows what it would cost. Emergency numbers are short numbers like any other.
 */
public final class DialRules {
  private static final Pattern DIALLABLE = Pattern.compile("[+*#0-9]{1,32}");
  private static final Pattern TEL = Pattern.compile("(?i)(?:tel|callto):(?://)?(.*)");
  private static final Pattern TEL_PARAMETER = Pattern.compile("(?i);(?!ext=|isub=)[a-z-]+=[^;]*");
  private static final Pattern SEPARATORS =
      Pattern.compile("[\\p{Cf}\\p{Z}\\t()\\[\\].\\p{Pd}\\u2212/]");
  private static final Pattern WITH_EXTENSION =
      Pattern.compile(
          "(?i)\\+?[0-9]+(?:[,;pw].*|#?(?:ext?n?|extension|int|interno|poste|dw|x):?=?[0-9]+)");
  private static final Pattern CODE = Pattern.compile("[*#]");
  private static final int LONGEST_WORD = 64;

  private final Pbx pbx;
  private final Dialling dialling;
  private final NumberPlan plan;

  private DialRules(Pbx pbx, Dialling dialling) {
    this.pbx = pbx;
    this.dialling = dialling;
    this.plan = NumberPlan.of(pbx);
  }

  /** The rules of this PBX, whose settings say how agents dial. */
  public static DialRules of(Pbx pbx, Dialling dialling) {
    return new DialRules(pbx, dialling);
  }

  /** What is to be done about a number that an agent typed or clicked. */
  public ToDial plan(String word) {
    String text = word.strip();
    if (text.isEmpty()) {
      return new ToDial.Refused("There is no number.", "Type one.");
    }
    if (text.length() > LONGEST_WORD || text.codePoints().anyMatch(Character::isISOControl)) {
      return notANumber();
    }
    String plain = cleaned(text);
    if (WITH_EXTENSION.matcher(plain).matches()) {
      return new ToDial.Refused(
          "The number has an extension behind it.",
          "Call it without the extension, and dial that when they answer.");
    }
    if (!DIALLABLE.matcher(plain).matches() || plain.lastIndexOf('+') > 0) {
      return notANumber();
    }
    return CODE.matcher(plain).find() ? code(plain) : number(plain);
  }

  private static ToDial notANumber() {
    return new ToDial.Refused(
        "That is no telephone number.", "Type digits, with + and the country for one abroad.");
  }

  /** Codes switch things on a PBX: only those that an administrator lists are dialled. */
  private ToDial code(String plain) {
    boolean listed =
        dialling.allowedPrefixes().stream()
            .anyMatch(prefix -> CODE.matcher(prefix).find() && plain.startsWith(prefix));
    CustomerNumber number = plan.customer(plain, Direction.INTERNAL);
    return listed && !prefixes(plain, number, Set.of(plain)).forbid(dialling.forbiddenPrefixes())
        ? new ToDial.Allowed(plain, number)
        : new ToDial.Refused(
            "Codes with * and # are not called from here.", "Dial it on your phone.");
  }

  private ToDial number(String plain) {
    CustomerNumber number = plan.customer(plain, Direction.INBOUND);
    return switch (number.kind()) {
      case SHORT -> allowed(plain, number, prefixes(plain, number, typed(plain)));
      case OUTSIDE ->
          plan.dialledFromHere(number)
              .map(
                  way ->
                      allowed(
                          pbx.outsidePrefix() + way,
                          number,
                          prefixes(plain, number, forms(way, number))))
              .orElseGet(DialRules::notFromHere);
      case WITHHELD, OTHER -> notANumber();
    };
  }

  private static ToDial notFromHere() {
    return new ToDial.Refused(
        "There is no such number.",
        "Check its digits; write one abroad with + and its country's number.");
  }

  /** How a number is written where rules speak of it: as dialled, and as at home. */
  private Set<String> forms(String way, CustomerNumber number) {
    Set<String> forms = new LinkedHashSet<>(List.of(way));
    plan.nationalHere(number).ifPresent(forms::add);
    return forms;
  }

  private Prefixes prefixes(String plain, CustomerNumber number, Set<String> forms) {
    return new Prefixes(number.e164(), plan.isAbroad(number), forms, typed(plain));
  }

  private Set<String> typed(String plain) {
    return new LinkedHashSet<>(List.of(plain, behindPrefix(plain)));
  }

  private ToDial allowed(String dialled, CustomerNumber number, Prefixes prefixes) {
    if (prefixes.forbid(dialling.forbiddenPrefixes())) {
      return new ToDial.Refused(
          "Calls to this number are not allowed.", "Ask your administrator if you need them.");
    }
    boolean inside = number.kind() == CustomerNumber.Kind.SHORT && plan.isInside(dialled);
    boolean any = dialling.allowedPrefixes().isEmpty() || inside;
    if (!any && !prefixes.allow(dialling.allowedPrefixes())) {
      return new ToDial.Refused(
          "Only certain numbers may be called from here, and this is none of them.",
          "Ask your administrator if you need it.");
    }
    return DIALLABLE.matcher(dialled).matches()
        ? new ToDial.Allowed(dialled, number)
        : notANumber();
  }

  private String behindPrefix(String plain) {
    boolean has = !pbx.outsidePrefix().isEmpty() && plain.startsWith(pbx.outsidePrefix());
    return has ? plain.substring(pbx.outsidePrefix().length()) : plain;
  }

  private static String cleaned(String text) {
    Matcher address = TEL.matcher(text);
    String number = address.matches() ? address.group(1) : text;
    String bare = TEL_PARAMETER.matcher(number).replaceAll("");
    return SEPARATORS.matcher(bare).replaceAll("");
  }
}
