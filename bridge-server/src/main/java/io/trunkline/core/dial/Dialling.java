package io.trunkline.core.dial;

import io.trunkline.core.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How agents of a PBX call from their pages: the PBX calls the agent's phone and, once it is
 * answered, sends it into the dialplan. A page never says any of this.
 *
 * <p>A prefix that begins with {@code +} or {@code 00} is compared with the international number,
 * any other with the number as its country writes and dials it at home, and, to forbid, also with
 * what was typed. {@code 00} alone means every number of another country than the PBX's, whatever
 * is dialled to get abroad; a country that shares the calling code is another one too.
 *
 * @param context the dialplan context that the number is dialled in; the agents' own as a rule
 * @param callerName what the agent's phone shows as name while it rings; {@code {number}} is the
 *     number that will be called, {@code {extension}} the agent's own
 * @param callerNumber the same for the number; the dialplan goes on with it as the caller's, so it
 *     is the agent's extension as a rule
 * @param ringSeconds how long the agent's phone may ring
 * @param allowedPrefixes what numbers must begin with, besides numbers inside; empty for any
 * @param forbiddenPrefixes what no number may begin with, allowed or not
 */
public record Dialling(
    String context,
    String callerName,
    String callerNumber,
    int ringSeconds,
    List<String> allowedPrefixes,
    List<String> forbiddenPrefixes) {
  /** What a name or number may hold in the place of which the call's own is put. */
  public static final String NUMBER = "{number}";

  /** In its place the agent's extension is put. */
  public static final String EXTENSION = "{extension}";

  private static final Pattern CONTEXT = Pattern.compile("[A-Za-z0-9_.-]{1,79}");
  private static final Pattern CALLER_NAME = Pattern.compile("[^\"<>\\\\\\p{Cntrl}]{0,60}");
  private static final Pattern CALLER_NUMBER = Pattern.compile("[A-Za-z0-9+*#._-]{1,40}");
  private static final Pattern PREFIX = Pattern.compile("\\+?[0-9*#]{0,16}");
  private static final int MOST_PREFIXES = 200;
  private static final int LONGEST_RING = 120;
  private static final int SHORTEST_RING = 5;

  public Dialling {
    allowedPrefixes = List.copyOf(allowedPrefixes);
    forbiddenPrefixes = List.copyOf(forbiddenPrefixes);
  }

  /** What is wrong with it, for people; fields are named as its components. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (!CONTEXT.matcher(context).matches()) {
      problems.add(
          new Problem(
              "context", "is no dialplan context", "name the one that agents' phones dial in"));
    }
    if (!CALLER_NAME.matcher(callerName).matches()) {
      problems.add(
          new Problem(
              "callerName",
              "cannot be shown by a phone",
              "write at most 60 characters without quotes and < >"));
    }
    if (!CALLER_NUMBER.matcher(filled(callerNumber, "0", "0")).matches()) {
      problems.add(
          new Problem("callerNumber", "is no number", "write digits, {extension} or {number}"));
    }
    if (ringSeconds < SHORTEST_RING || ringSeconds > LONGEST_RING) {
      problems.add(
          new Problem(
              "ringSeconds",
              "is " + ringSeconds,
              "choose from " + SHORTEST_RING + " to " + LONGEST_RING));
    }
    prefixes(problems, "allowedPrefixes", allowedPrefixes);
    prefixes(problems, "forbiddenPrefixes", forbiddenPrefixes);
    return problems;
  }

  private static void prefixes(List<Problem> problems, String field, List<String> prefixes) {
    if (prefixes.size() > MOST_PREFIXES) {
      problems.add(new Problem(field, "has too many entries", "send at most " + MOST_PREFIXES));
    }
    for (int i = 0; i < prefixes.size(); i++) {
      if (prefixes.get(i).isEmpty() || !PREFIX.matcher(prefixes.get(i)).matches()) {
        problems.add(
            new Problem(
                field + "[" + i + "]",
                "'" + prefixes.get(i) + "' is no beginning of a number",
                "write it like +39, 00 or 899"));
      }
    }
  }

  /**
   * The caller id that the agent's phone shows, as Asterisk writes it.
   *
   * @param number the number that will be called
   * @param extension the agent's own
   */
  public String callerId(String number, String extension) {
    String name = filled(callerName, number, extension);
    return "\"" + name + "\" <" + filled(callerNumber, number, extension) + ">";
  }

  private static String filled(String template, String number, String extension) {
    return template.replace(NUMBER, number).replace(EXTENSION, extension);
  }
}
