package io.trunkline.lab.org;

import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A small company for demos: two agents, a supervisor, and customers with fictional numbers. */
public final class DemoData {
  private DemoData() {}

  /** Adds everything to an org. Passwords are the first names, in lower case. */
  public static void fill(FakeOrg org) {
    person(org, "alice", "Alice Archer");
    person(org, "bob", "Bob Baker");
    org.addUser(
        "carol@acme.example",
        "carol",
        "carol@acme.example",
        "Carol Chief",
        Profile.administrator());
    OrgRecord globex = account(org, "Globex Corporation", "(212) 555-0100");
    OrgRecord initech = account(org, "Initech", "+1 415 555 0110");
    contact(org, globex, "Jane Doe", "(212) 555-0101", "+1 212 555 0102");
    contact(org, globex, "John Roe", "212.555.0103", "");
    contact(org, initech, "Priya Nair", "+1 (415) 555-0111", "415-555-0112");
    contact(org, initech, "Tom Jones", "020 7946 0001", "");
    contact(org, globex, "Giulia Bianchi", "02 111 2222", "");
    lead(org, "Lena Lind", "Umbrella", "+44 20 7946 0002");
    lead(org, "Max Muster", "Hooli", "(415) 555-0113");
  }

  private static void person(FakeOrg org, String first, String name) {
    String mail = first + "@acme.example";
    org.addUser(mail, first, mail, name, Profile.standard());
  }

  private static OrgRecord account(FakeOrg org, String name, String phone) {
    return org.add("Account", Map.of("Name", name, "Phone", phone));
  }

  private static void contact(
      FakeOrg org, OrgRecord account, String name, String phone, String mobile) {
    List<String> names = Arrays.stream(name.split(" ")).toList();
    org.add(
        "Contact",
        Map.of(
            "FirstName",
            names.get(0),
            "LastName",
            names.get(1),
            "Phone",
            phone,
            "MobilePhone",
            mobile,
            "Email",
            names.get(0).toLowerCase(java.util.Locale.ROOT) + "@customer.example",
            "AccountId",
            account.id()));
  }

  private static void lead(FakeOrg org, String name, String company, String phone) {
    List<String> names = Arrays.stream(name.split(" ")).toList();
    org.add(
        "Lead",
        Map.of(
            "FirstName",
            names.get(0),
            "LastName",
            names.get(1),
            "Company",
            company,
            "Phone",
            phone));
  }
}
