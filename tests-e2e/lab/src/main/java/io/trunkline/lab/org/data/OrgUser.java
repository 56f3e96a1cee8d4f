package io.trunkline.lab.org.data;

/** A user of the org. The id is that of the User record; inactive users sign in nowhere. */
public record OrgUser(
    String id,
    String username,
    String password,
    String email,
    String firstName,
    String lastName,
    boolean active,
    Profile profile) {

  public String name() {
    return (firstName + " " + lastName).trim();
  }

  public OrgUser with(Profile other) {
    return new OrgUser(id, username, password, email, firstName, lastName, active, other);
  }

  OrgUser withPassword(String other) {
    return new OrgUser(id, username, other, email, firstName, lastName, active, profile);
  }

  public OrgUser deactivated() {
    return new OrgUser(id, username, password, email, firstName, lastName, false, profile);
  }

  @Override
  public String toString() {
    return "OrgUser[" + id + " " + username + "]";
  }
}
