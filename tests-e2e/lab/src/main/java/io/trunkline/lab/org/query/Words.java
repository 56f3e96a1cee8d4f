package io.trunkline.lab.org.query;

import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.SObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What stands between the braces of a search: alternatives of words that must all be there. A field
 * is compared piece by piece, ignoring case; a phone field also by its digits as a whole or, with a
 * trailing *, by their beginning.
 */
record Words(List<List<Word>> alternatives) {
  private static final String RESERVED = "?&|!{}[]()^~:+-";

  /** One word or phrase; open at its end where a * followed. */
  record Word(String text, boolean open) {}

  static Words read(String raw) {
    List<List<Word>> alternatives = new ArrayList<>();
    List<Word> all = new ArrayList<>();
    int at = 0;
    while (at < raw.length()) {
      if (Character.isWhitespace(raw.charAt(at))) {
        at++;
        continue;
      }
      StringBuilder text = new StringBuilder();
      boolean phrase = raw.charAt(at) == '"';
      at = phrase ? phrase(raw, at + 1, text) : plain(raw, at, text);
      boolean open = at < raw.length() && raw.charAt(at) == '*';
      at += open ? 1 : 0;
      if (!phrase && !open && text.toString().equalsIgnoreCase("OR")) {
        alternatives.add(all);
        all = new ArrayList<>();
      } else if (phrase || open || !text.toString().equalsIgnoreCase("AND")) {
        all.add(word(text.toString(), open));
      }
    }
    alternatives.add(all);
    if (alternatives.stream().anyMatch(List::isEmpty)) {
      throw Sosl.malformed("Search term is incomplete: {" + raw + "}");
    }
    return new Words(alternatives);
  }

  boolean match(SObject object, OrgRecord record, String scope) {
    return alternatives.stream()
        .anyMatch(all -> all.stream().allMatch(word -> match(object, record, scope, word)));
  }

  private static boolean match(SObject object, OrgRecord record, String scope, Word word) {
    return object.fields().stream()
        .filter(field -> inScope(field, scope))
        .anyMatch(field -> match(field, record.text(field.name()), word));
  }

  private static boolean inScope(Field field, String scope) {
    return switch (scope) {
      case "PHONE" -> field.type() == FieldType.PHONE;
      case "EMAIL" -> field.type() == FieldType.EMAIL;
      case "NAME" -> field.is(Field.Trait.NAME);
      default -> field.type().quoted();
    };
  }

  private static boolean match(Field field, String value, Word word) {
    String digits = word.text().replaceAll("\\D", "");
    if (field.type() == FieldType.PHONE && !digits.isEmpty()) {
      String whole = value.replaceAll("\\D", "");
      if (word.open() ? whole.startsWith(digits) : whole.equals(digits)) {
        return true;
      }
    }
    return stands(pieces(word.text()), word.open(), pieces(value));
  }

  /** Whether these pieces stand there one behind the other. */
  private static boolean stands(List<String> wanted, boolean open, List<String> there) {
    int last = wanted.size() - 1;
    for (int at = 0; last >= 0 && at + last < there.size(); at++) {
      String end = there.get(at + last);
      boolean ends = open ? end.startsWith(wanted.get(last)) : end.equals(wanted.get(last));
      if (ends && there.subList(at, at + last).equals(wanted.subList(0, last))) {
        return true;
      }
    }
    return false;
  }

  /** Salesforce takes a text apart at blanks and punctuation, and between letters and digits. */
  private static List<String> pieces(String text) {
    String parted = text.toLowerCase(Locale.ROOT).replaceAll("(?<=\\d)(?=\\p{L})", " ");
    parted = parted.replaceAll("(?<=\\p{L})(?=\\d)", " ");
    return Arrays.stream(parted.split("[^\\p{L}\\d]+")).filter(one -> !one.isEmpty()).toList();
  }

  private static int phrase(String raw, int from, StringBuilder text) {
    int at = from;
    while (at < raw.length() && raw.charAt(at) != '"') {
      at += raw.charAt(at) == '\\' ? 1 : 0;
      text.append(at < raw.length() ? raw.charAt(at) : '\\');
      at++;
    }
    if (at >= raw.length()) {
      throw Sosl.malformed("Search term has an unclosed quotation mark: {" + raw + "}");
    }
    return at + 1;
  }

  private static int plain(String raw, int from, StringBuilder text) {
    int at = from;
    while (at < raw.length() && !Character.isWhitespace(raw.charAt(at)) && raw.charAt(at) != '*') {
      char c = raw.charAt(at);
      if (c == '\\' && at + 1 < raw.length()) {
        c = raw.charAt(++at);
      } else if (RESERVED.indexOf(c) >= 0) {
        throw Sosl.malformed("line 1:" + at + " unexpected character '" + c + "'");
      }
      text.append(c);
      at++;
    }
    return at;
  }

  private static Word word(String text, boolean open) {
    if (text.length() < 2) {
      throw Sosl.malformed("search term must be longer than one character: " + text);
    }
    return new Word(text, open);
  }
}
