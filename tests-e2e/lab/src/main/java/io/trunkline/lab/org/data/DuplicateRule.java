package io.trunkline.lab.org.data;

import java.util.List;

/**
 * A duplicate rule: two records of an object are taken for one when all these fields hold the same.
 *
 * @param name the rule's API name, as Standard_Contact_Duplicate_Rule
 * @param fields compared ignoring case; a record with one of them empty is nobody's duplicate
 * @param words the alert text
 * @param blocks false for a rule that only alerts: {@code allowSave=true} passes it
 */
public record DuplicateRule(
    String name, String object, List<String> fields, String words, boolean blocks) {

  public DuplicateRule {
    fields = List.copyOf(fields);
  }

  /** A rule that alerts, with Salesforce's own words. */
  public static DuplicateRule alerting(String object, String... fields) {
    return new DuplicateRule(
        "Standard_" + object + "_Duplicate_Rule",
        object,
        List.of(fields),
        "Use one of these records?",
        false);
  }

  /** The same rule, but nothing passes it. */
  public DuplicateRule blocking() {
    return new DuplicateRule(name, object, fields, words, true);
  }

  boolean matches(OrgRecord one, OrgRecord other) {
    return fields.stream()
        .allMatch(
            field ->
                !one.text(field).isEmpty() && one.text(field).equalsIgnoreCase(other.text(field)));
  }
}
