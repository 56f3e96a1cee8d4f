package io.trunkline.demo;

import java.util.List;

/**
 * An agent of the demo, who has a phone on the tapes and a user in the org.
 *
 * @param name as the org knows her
 * @param email her sign-in, here and in the org
 * @param password of her sign-in to the bridge; the org's is her first name
 * @param phone her interface on the tapes
 */
public record Person(String name, String email, String password, String phone) {
  public static final Person ALICE = named("Alice", "Archer", "PJSIP/1001");
  public static final Person BOB = named("Bob", "Baker", "PJSIP/1002");
  public static final Person CAROL = named("Carol", "Chief", "PJSIP/1003");

  /** All three. */
  public static final List<Person> ALL = List.of(ALICE, BOB, CAROL);

  private static Person named(String first, String last, String phone) {
    String word = first.toLowerCase(java.util.Locale.ROOT);
    return new Person(first + " " + last, word + "@acme.example", word + "-demo", phone);
  }

  /** Her password in the org. */
  public String orgPassword() {
    return email.substring(0, email.indexOf('@'));
  }

  @Override
  public String toString() {
    return "Person[" + email + "]";
  }
}
