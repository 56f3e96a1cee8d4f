package io.trunkline.lab.org.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that are people. Each has a contact that shadows it; a field of one shows in the other,
 * and custom fields of contacts end in {@code __pc} on the account. Not thread-safe: {@link
 * OrgData} holds the lock.
 */
final class PersonAccounts {
  /** The account's name of a field, and the contact's. */
  private static final Map<String, String> CONTACT_FIELD =
      Map.ofEntries(
          Map.entry("FirstName", "FirstName"),
          Map.entry("LastName", "LastName"),
          Map.entry("Phone", "Phone"),
          Map.entry("PersonMobilePhone", "MobilePhone"),
          Map.entry("PersonHomePhone", "HomePhone"),
          Map.entry("PersonOtherPhone", "OtherPhone"),
          Map.entry("PersonEmail", "Email"),
          Map.entry("PersonTitle", "Title"),
          Map.entry("PersonMailingCountry", "MailingCountry"),
          Map.entry("PersonOtherCountry", "OtherCountry"),
          Map.entry("PersonMailingCountryCode", "MailingCountryCode"),
          Map.entry("PersonOtherCountryCode", "OtherCountryCode"),
          Map.entry("OwnerId", "OwnerId"));

  private final Records records;
  private final Schema schema;

  PersonAccounts(Records records, Schema schema) {
    this.records = records;
    this.schema = schema;
  }

  /** Adds the fields that an org has once person accounts are on; nothing turns them off again. */
  void turnOn() {
    SObject account = object("Account");
    for (Field field : own()) {
      account = account.with(field);
    }
    for (Field field : object("Contact").fields()) {
      account = field.custom() ? account.with(merged(field)) : account;
    }
    schema.put(account);
    schema.put(object("Contact").with(mark()));
  }

  boolean on() {
    return object("Account").field("IsPersonAccount").isPresent();
  }

  /** The account's view of a custom field of contacts. */
  static Field merged(Field field) {
    return field.named(field.name().replaceFirst("__c$", "__pc"));
  }

  /** Makes a new account a person when it was given a last name, and keeps the two kinds apart. */
  void prepare(
      SObject object, Map<String, Object> values, Map<String, ? extends @Nullable Object> sent) {
    if (!object.name().equals("Account") || !on()) {
      return;
    }
    boolean isNew = !values.containsKey("Id");
    boolean person =
        isNew ? values.containsKey("LastName") : Boolean.TRUE.equals(values.get("IsPersonAccount"));
    String foreign =
        sent.keySet().stream()
            .filter(name -> person ? name.equalsIgnoreCase("Name") : ofPeople(name))
            .findFirst()
            .orElse(null);
    if (foreign != null && sent.get(foreign) != null) {
      throw Refusal.ofData(
          "INVALID_FIELD_FOR_INSERT_UPDATE",
          "Account: bad field names on insert/update call: " + foreign,
          foreign);
    }
    values.put("IsPersonAccount", person);
    if (person) {
      values.put("Name", Formula.fullName(values));
    }
  }

  /** After a save: the other half of the person follows. */
  void follow(OrgRecord saved) {
    if (!on() || !Boolean.TRUE.equals(saved.value("IsPersonAccount"))) {
      return;
    }
    if (saved.object().equals("Account")) {
      shadow(saved);
    } else if (saved.object().equals("Contact")) {
      records
          .find("Account", saved.text("AccountId"))
          .ifPresent(account -> records.put(account.with(ofAccount(account, saved))));
    }
  }

  /** After a delete: the shadow goes with its account. */
  void removed(OrgRecord account) {
    records.find("Contact", account.text("PersonContactId")).ifPresent(records::remove);
  }

  private void shadow(OrgRecord account) {
    OrgRecord contact = records.find("Contact", account.text("PersonContactId")).orElse(null);
    Map<String, Object> values =
        new LinkedHashMap<>(contact == null ? account.values() : contact.values());
    if (contact == null) {
      values.keySet().retainAll(Set.of("CreatedDate", "CreatedById", "IsDeleted"));
      values.put("Id", records.nextId("003"));
      values.put("AccountId", account.id());
      values.put("IsPersonAccount", true);
    }
    for (Field field : object("Account").fields()) {
      String name = contactField(field.name());
      if (name != null) {
        copy(account.value(field.name()), name, values);
      }
    }
    values.put("Name", account.text("Name"));
    for (String stamp : List.of("LastModifiedDate", "LastModifiedById", "SystemModstamp")) {
      copy(account.value(stamp), stamp, values);
    }
    String id = String.valueOf(values.get("Id"));
    records.put(new OrgRecord("Contact", id, account.bornAt(), values));
    Map<String, Object> linked = new LinkedHashMap<>(account.values());
    linked.put("PersonContactId", id);
    records.put(account.with(linked));
  }

  private Map<String, Object> ofAccount(OrgRecord account, OrgRecord contact) {
    Map<String, Object> values = new LinkedHashMap<>(account.values());
    for (Field field : object("Account").fields()) {
      String name = contactField(field.name());
      if (name != null) {
        copy(contact.value(name), field.name(), values);
      }
    }
    values.put("Name", contact.text("Name"));
    return values;
  }

  private static void copy(@Nullable Object value, String name, Map<String, Object> values) {
    if (value == null) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
  }

  private static @Nullable String contactField(String accountField) {
    return accountField.endsWith("__pc")
        ? accountField.replaceFirst("__pc$", "__c")
        : CONTACT_FIELD.get(accountField);
  }

  private static boolean ofPeople(String name) {
    return name.equalsIgnoreCase("FirstName")
        || name.equalsIgnoreCase("LastName")
        || name.startsWith("Person")
        || name.endsWith("__pc");
  }

  private SObject object(String name) {
    return schema.object(name).orElseThrow();
  }

  private static Field mark() {
    return Field.of("IsPersonAccount", "Is Person Account", FieldType.BOOLEAN, 0).readOnly();
  }

  private static List<Field> own() {
    return List.of(
        mark(),
        Field.reference("PersonContactId", "Contact ID", "PersonContact", "Contact").readOnly(),
        Field.of("FirstName", "First Name", FieldType.STRING, 40),
        Field.of("LastName", "Last Name", FieldType.STRING, 80),
        Field.of("PersonMobilePhone", "Mobile", FieldType.PHONE, 40),
        Field.of("PersonHomePhone", "Home Phone", FieldType.PHONE, 40),
        Field.of("PersonOtherPhone", "Other Phone", FieldType.PHONE, 40),
        Field.of("PersonEmail", "Email", FieldType.EMAIL, 80),
        Field.of("PersonTitle", "Title", FieldType.STRING, 80),
        Field.of("PersonMailingCountry", "Mailing Country", FieldType.STRING, 80),
        Field.of("PersonOtherCountry", "Other Country", FieldType.STRING, 80));
  }
}
