package io.trunkline.lab.org.data;

import java.util.HashSet;
import java.util.Set;

/**
 * Who sees and changes what: objects are public, or private to each record's owner. Users whose
 * profile views all see all. Not thread-safe: {@link OrgData} holds the lock.
 */
final class Sharing {
  private final Set<String> privateObjects = new HashSet<>();

  void makePrivate(String object) {
    privateObjects.add(object);
  }

  void makePublic(String object) {
    privateObjects.remove(object);
  }

  boolean isPublic(String object) {
    return !privateObjects.contains(object);
  }

  boolean sees(OrgUser user, OrgRecord record) {
    return user.profile().viewAll() || !isPrivate(record) || record.ownerId().equals(user.id());
  }

  /** A contact of no account is its owner's alone, whatever is shared. */
  private boolean isPrivate(OrgRecord record) {
    boolean isNobodys = record.object().equals("Contact") && record.text("AccountId").isEmpty();
    return isNobodys || privateObjects.contains(record.object());
  }

  boolean changes(OrgUser user, OrgRecord record) {
    return user.profile().modifyAll() || !isPrivate(record) || record.ownerId().equals(user.id());
  }
}
