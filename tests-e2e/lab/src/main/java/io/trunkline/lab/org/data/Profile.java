package io.trunkline.lab.org.data;

import java.util.HashSet;
import java.util.Set;

/**
 * What a user may do. Fields are named as Object.Field, as in Task.Region__c.
 *
 * @param viewAll sees every record, whatever the sharing
 * @param modifyAll may change every record that is seen
 * @param hidden fields, named as Object.Field, and objects that do not exist for this user
 * @param readOnly fields that this user may read only
 * @param withheld rights on objects that this user lacks, as {@code create Case}; record types are
 *     named as Object.RecordType
 * @param api whether the user may use the API at all
 */
public record Profile(
    String name,
    boolean viewAll,
    boolean modifyAll,
    Set<String> hidden,
    Set<String> readOnly,
    Set<String> withheld,
    boolean api) {

  public Profile {
    hidden = Set.copyOf(hidden);
    readOnly = Set.copyOf(readOnly);
    withheld = Set.copyOf(withheld);
  }

  /** Sees and changes everything. */
  public static Profile administrator() {
    return new Profile("System Administrator", true, true, Set.of(), Set.of(), Set.of(), true);
  }

  /** Sees what sharing lets through. */
  public static Profile standard() {
    return new Profile("Standard User", false, false, Set.of(), Set.of(), Set.of(), true);
  }

  public Profile hiding(String what) {
    return new Profile(name, viewAll, modifyAll, plus(hidden, what), readOnly, withheld, api);
  }

  public Profile readingOnly(String field) {
    return new Profile(name, viewAll, modifyAll, hidden, plus(readOnly, field), withheld, api);
  }

  /** Without records of an object: it does not exist for this user. */
  public Profile notReading(String object) {
    return withholding(Right.READ, object);
  }

  /** Of tasks, one permission is for both: who may not create them may not edit them. */
  public Profile notCreating(String object) {
    Profile less = withholding(Right.CREATE, object);
    return object.equals("Task") ? less.withholding(Right.EDIT, object) : less;
  }

  public Profile notEditing(String object) {
    return object.equals("Task") ? notCreating(object) : withholding(Right.EDIT, object);
  }

  /** Whether the user has this right; with what is not seen nothing can be done. */
  public boolean may(Right right, String object) {
    return !hidden.contains(object)
        && !withheld.contains(Right.READ.of(object))
        && !withheld.contains(right.of(object));
  }

  private Profile withholding(Right right, String object) {
    Set<String> more = plus(withheld, right.of(object));
    return new Profile(name, viewAll, modifyAll, hidden, readOnly, more, api);
  }

  /** The same profile without the permission API Enabled. */
  public Profile withoutApi() {
    return new Profile(name, viewAll, modifyAll, hidden, readOnly, withheld, false);
  }

  private static Set<String> plus(Set<String> some, String one) {
    Set<String> more = new HashSet<>(some);
    more.add(one);
    return more;
  }
}
