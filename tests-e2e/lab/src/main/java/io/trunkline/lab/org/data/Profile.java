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
 * @param mayNotCreate objects of which this user may create no record, and record types, named as
 *     Object.RecordType
 * @param api whether the user may use the API at all
 */
public record Profile(
    String name,
    boolean viewAll,
    boolean modifyAll,
    Set<String> hidden,
    Set<String> readOnly,
    Set<String> mayNotCreate,
    boolean api) {

  public Profile {
    hidden = Set.copyOf(hidden);
    readOnly = Set.copyOf(readOnly);
    mayNotCreate = Set.copyOf(mayNotCreate);
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
    return new Profile(name, viewAll, modifyAll, plus(hidden, what), readOnly, mayNotCreate, api);
  }

  public Profile readingOnly(String field) {
    return new Profile(name, viewAll, modifyAll, hidden, plus(readOnly, field), mayNotCreate, api);
  }

  public Profile notCreating(String object) {
    return new Profile(name, viewAll, modifyAll, hidden, readOnly, plus(mayNotCreate, object), api);
  }

  /** The same profile without the permission API Enabled. */
  public Profile withoutApi() {
    return new Profile(name, viewAll, modifyAll, hidden, readOnly, mayNotCreate, false);
  }

  private static Set<String> plus(Set<String> some, String one) {
    Set<String> more = new HashSet<>(some);
    more.add(one);
    return more;
  }
}
