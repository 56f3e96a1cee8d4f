package io.trunkline.lab.org.data;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The people of an org and the rows that set-up keeps: users, the organisation, statuses.
 * Thread-safe.
 */
public final class Users {
  private final OrgData data;
  private final ZoneId zone;
  private final String orgId;
  private final Map<String, OrgUser> userById = new ConcurrentHashMap<>();

  public Users(OrgData data, ZoneId zone) {
    this.data = data;
    this.zone = zone;
    this.orgId = data.nextId("00D");
    data.plant(
        object("Organization"),
        orgId,
        Map.of("Name", "Acme", "TimeZoneSidKey", zone.getId(), "IsSandbox", false));
    statuses("TaskStatus", "Task");
    statuses("CaseStatus", "Case");
  }

  public String orgId() {
    return orgId;
  }

  /** Adds an active user. The username need not be the e-mail address. */
  public OrgUser add(
      String username, String password, String email, String fullName, Profile profile) {
    int blank = fullName.lastIndexOf(' ');
    OrgUser user =
        new OrgUser(
            data.nextId("005"),
            username,
            password,
            email,
            fullName.substring(0, Math.max(blank, 0)),
            fullName.substring(blank + 1),
            true,
            profile);
    put(user);
    return user;
  }

  /** Replaces what is known of a user: profile, or whether active. */
  public void put(OrgUser user) {
    userById.put(user.id(), user);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("Username", user.username());
    values.put("FirstName", user.firstName());
    values.put("LastName", user.lastName());
    values.put("Email", user.email());
    values.put("IsActive", user.active());
    values.put("TimeZoneSidKey", zone.getId());
    data.plant(object("User"), user.id(), values);
  }

  public Optional<OrgUser> byId(String id) {
    return Optional.ofNullable(userById.get(id));
  }

  public Optional<OrgUser> byUsername(String username) {
    return userById.values().stream()
        .filter(user -> user.username().equalsIgnoreCase(username))
        .findFirst();
  }

  /** All users, in the order of their ids. */
  public List<OrgUser> all() {
    List<OrgUser> users = new ArrayList<>(userById.values());
    users.sort(java.util.Comparator.comparing(OrgUser::id));
    return users;
  }

  public ZoneId zone() {
    return zone;
  }

  private void statuses(String statusObject, String of) {
    Field status = object(of).field("Status").orElseThrow();
    long order = 1;
    for (String value : status.picklist()) {
      data.plant(
          object(statusObject),
          data.nextId(object(statusObject).prefix()),
          Map.of(
              "MasterLabel", value,
              "ApiName", value,
              "SortOrder", order++,
              "IsDefault", value.equals(status.defaultValue()),
              "IsClosed", Schema.closes(value)));
    }
  }

  private SObject object(String name) {
    return data.schema().object(name).orElseThrow();
  }
}
