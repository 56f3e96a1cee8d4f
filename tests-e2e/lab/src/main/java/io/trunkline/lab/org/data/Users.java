package io.trunkline.lab.org.data;

import java.security.SecureRandom;
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
  private final Map<String, String> securityTokenByUserId = new ConcurrentHashMap<>();
  private final Map<String, ZoneId> zoneByUserId = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final SetupRows rows;

  public Users(OrgData data, ZoneId zone) {
    this.data = data;
    this.zone = zone;
    this.rows = new SetupRows(data);
    this.orgId = data.nextId("00D");
    refresh();
    statuses("TaskStatus", "Task");
    statuses("CaseStatus", "Case");
  }

  public String orgId() {
    return orgId;
  }

  /** Makes the rows of set-up anew, after schema, sharing or profiles changed. */
  public void refresh() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("Name", "Acme");
    values.put("TimeZoneSidKey", zone.getId());
    values.put("IsSandbox", false);
    values.put("OrganizationType", "Enterprise Edition");
    values.put("InstanceName", "EU99");
    for (String object : List.of("Account", "Contact", "Lead", "Case")) {
      values.put("Default" + object + "Access", data.shared(object) ? "Edit" : "None");
    }
    data.plant(object("Organization"), orgId, values);
    rows.refresh(all());
  }

  /** What a user appends to the password when signing in from a network that is not trusted. */
  public String securityToken(String userId) {
    return securityTokenByUserId.computeIfAbsent(userId, any -> token());
  }

  /** Gives a user another password; as in Salesforce the security token changes with it. */
  public void password(String userId, String password) {
    OrgUser user = byId(userId).orElseThrow().withPassword(password);
    userById.put(userId, user);
    securityTokenByUserId.put(userId, token());
  }

  private String token() {
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < 24; i++) {
      token.append(Character.forDigit(random.nextInt(36), 36));
    }
    return token.toString();
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
    values.put("TimeZoneSidKey", zone(user.id()).getId());
    values.put("ProfileId", rows.profileId(user.profile()));
    values.put("UserType", "Standard");
    data.plant(object("User"), user.id(), values);
    rows.put(user);
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

  /** The org's time zone. */
  public ZoneId zone() {
    return zone;
  }

  /** A user's time zone: the org's, unless the user chose another. */
  public ZoneId zone(String userId) {
    return zoneByUserId.getOrDefault(userId, zone);
  }

  /** From now on the user keeps this time zone. */
  public void zone(String userId, ZoneId other) {
    zoneByUserId.put(userId, other);
    byId(userId).ifPresent(this::put);
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
