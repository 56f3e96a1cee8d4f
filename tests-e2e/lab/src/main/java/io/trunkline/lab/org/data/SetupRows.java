package io.trunkline.lab.org.data;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows of profiles and permissions, made from the users' profiles: each profile owns a
 * permission set, and that one the permissions on objects and fields. As in Salesforce a field that
 * cannot be hidden has no row, nor has one that is hidden; an object that is not seen has none, nor
 * has Task ever: Edit Tasks is a permission of its own. Thread-safe by {@link OrgData}'s lock.
 */
final class SetupRows {
  private static final List<String> KINDS =
      List.of(
          "Profile",
          "PermissionSet",
          "PermissionSetAssignment",
          "ObjectPermissions",
          "FieldPermissions");

  private final OrgData data;
  private final Map<String, String> idByKey = new ConcurrentHashMap<>();
  private final Set<Profile> planted = ConcurrentHashMap.newKeySet();

  SetupRows(OrgData data) {
    this.data = data;
  }

  /** The id of a profile's row; profiles that differ in anything are two. */
  String profileId(Profile profile) {
    return id("Profile", profile.name() + profile.hashCode());
  }

  /** After the schema changed: all permissions anew. */
  void refresh(Collection<OrgUser> users) {
    synchronized (data) {
      planted.clear();
      KINDS.forEach(data::uproot);
      users.forEach(this::put);
    }
  }

  /** After a user was added or got another profile. */
  void put(OrgUser user) {
    synchronized (data) {
      if (planted.add(user.profile())) {
        profile(user.profile());
      }
      plant(
          "PermissionSetAssignment",
          user.id(),
          Map.of("PermissionSetId", setId(user.profile()), "AssigneeId", user.id()));
    }
  }

  private void profile(Profile profile) {
    String id = profileId(profile);
    Map<String, Object> rights = new LinkedHashMap<>();
    rights.put("PermissionsApiEnabled", profile.api());
    rights.put("PermissionsEditTask", profile.may(Right.CREATE, "Task"));
    rights.put("PermissionsViewAllData", profile.viewAll());
    rights.put("PermissionsModifyAllData", profile.modifyAll());
    Map<String, Object> row = new LinkedHashMap<>(rights);
    row.put("Name", profile.name());
    data.plant(object("Profile"), id, row);
    Map<String, Object> set = new LinkedHashMap<>(rights);
    set.putAll(
        Map.of(
            "Name", "X" + id, "Label", profile.name(), "IsOwnedByProfile", true, "ProfileId", id));
    String setId = setId(profile);
    data.plant(object("PermissionSet"), setId, set);
    data.schema().objects().stream()
        .filter(SObject::writable)
        .filter(object -> profile.may(Right.READ, object.name()))
        .forEach(object -> rights(setId, object, profile));
  }

  private void rights(String setId, SObject object, Profile profile) {
    if (!object.name().equals("Task")) {
      onObject(setId, object.name(), profile);
    }
    for (Field field : object.fields()) {
      String name = object.name() + "." + field.name();
      if (field.permissionable() && !profile.hidden().contains(name)) {
        Map<String, Object> right = new LinkedHashMap<>();
        right.put("ParentId", setId);
        right.put("SobjectType", object.name());
        right.put("Field", name);
        right.put("PermissionsRead", true);
        right.put("PermissionsEdit", !profile.readOnly().contains(name));
        plant("FieldPermissions", setId + name, right);
      }
    }
  }

  private void onObject(String setId, String object, Profile profile) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("ParentId", setId);
    row.put("SobjectType", object);
    row.put("PermissionsRead", true);
    row.put("PermissionsCreate", profile.may(Right.CREATE, object));
    row.put("PermissionsEdit", profile.may(Right.EDIT, object));
    row.put("PermissionsDelete", profile.may(Right.EDIT, object));
    row.put("PermissionsViewAllRecords", profile.viewAll());
    row.put("PermissionsModifyAllRecords", profile.modifyAll());
    plant("ObjectPermissions", setId + object, row);
  }

  private String setId(Profile profile) {
    return id("PermissionSet", profileId(profile));
  }

  private void plant(String object, String key, Map<String, Object> values) {
    data.plant(object(object), id(object, key), values);
  }

  private String id(String object, String key) {
    return idByKey.computeIfAbsent(object + "/" + key, any -> data.nextId(object(object).prefix()));
  }

  private SObject object(String name) {
    return data.schema().object(name).orElseThrow();
  }
}
