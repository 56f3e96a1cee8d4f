package io.trunkline.lab.org.data;

import static io.trunkline.lab.org.data.Field.Trait.AUTO_NUMBER;
import static io.trunkline.lab.org.data.Field.Trait.DEFAULTED;
import static io.trunkline.lab.org.data.Field.Trait.FILTERABLE;
import static io.trunkline.lab.org.data.Field.Trait.NAME;
import static io.trunkline.lab.org.data.Field.Trait.OPEN;
import static io.trunkline.lab.org.data.Field.Trait.RESTRICTED;
import static io.trunkline.lab.org.data.Field.Trait.SORTABLE;
import static io.trunkline.lab.org.data.FieldType.BOOLEAN;
import static io.trunkline.lab.org.data.FieldType.COMBOBOX;
import static io.trunkline.lab.org.data.FieldType.DATE;
import static io.trunkline.lab.org.data.FieldType.DATETIME;
import static io.trunkline.lab.org.data.FieldType.EMAIL;
import static io.trunkline.lab.org.data.FieldType.ID;
import static io.trunkline.lab.org.data.FieldType.INT;
import static io.trunkline.lab.org.data.FieldType.PHONE;
import static io.trunkline.lab.org.data.FieldType.PICKLIST;
import static io.trunkline.lab.org.data.FieldType.STRING;
import static io.trunkline.lab.org.data.FieldType.TEXTAREA;
import static io.trunkline.lab.org.data.FieldType.URL;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The objects of a fresh org: Salesforce's standard ones, and custom fields of each type. */
final class Layout {
  private Layout() {}

  static List<SObject> standard() {
    List<SObject> objects = new ArrayList<>(List.of(task(), cases(), contact(), lead(), account()));
    objects.addAll(SetupLayout.objects());
    return objects;
  }

  private static SObject task() {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.picklist("Subject", "Subject", COMBOBOX, "Call", "Email", "Send Letter", "Other"));
    fields.add(Field.reference("WhoId", "Name ID", "Who", "Contact", "Lead"));
    fields.add(Field.reference("WhatId", "Related To ID", "What", "Account", "Case"));
    fields.add(Field.of("ActivityDate", "Due Date Only", DATE, 0));
    fields.add(
        Field.picklist(
                "Status",
                "Status",
                PICKLIST,
                "Not Started",
                "In Progress",
                "Completed",
                "Waiting on someone else",
                "Deferred")
            .required()
            .startsAs("Not Started"));
    fields.add(
        Field.picklist("Priority", "Priority", PICKLIST, "High", "Normal", "Low")
            .required()
            .startsAs("Normal"));
    fields.add(Field.of("IsHighPriority", "High Priority", BOOLEAN, 0).readOnly());
    fields.add(owner("Assigned To ID"));
    fields.add(longText("Description", "Description", 32000));
    fields.add(Field.picklist("Type", "Type", PICKLIST, "Call", "Email", "Meeting", "Other"));
    fields.add(Field.reference("AccountId", "Account ID", "Account", "Account").readOnly());
    fields.add(Field.of("IsClosed", "Closed", BOOLEAN, 0).readOnly());
    fields.addAll(ofCalls());
    fields.add(Field.of("CompletedDateTime", "Completed Date", DATETIME, 0).readOnly());
    fields.addAll(customs());
    return object("Task", "Task", "00T", fields);
  }

  /** Field-level security does not apply to those of the call itself. */
  private static List<Field> ofCalls() {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("CallDurationInSeconds", "Call Duration", INT, 0).with(OPEN));
    fields.add(
        Field.picklist("CallType", "Call Type", PICKLIST, "Internal", "Inbound", "Outbound")
            .with(RESTRICTED, OPEN));
    fields.add(Field.of("CallDisposition", "Call Result", STRING, 255).with(OPEN));
    fields.add(Field.of("CallObject", "Call Object Identifier", STRING, 255).with(OPEN));
    fields.add(
        Field.picklist(
                "TaskSubtype",
                "Task Subtype",
                PICKLIST,
                "Task",
                "Email",
                "ListEmail",
                "Cadence",
                "Call",
                "LinkedIn")
            .with(RESTRICTED)
            .without(Field.Trait.UPDATEABLE)
            .startsAs("Task"));
    return fields;
  }

  private static SObject cases() {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.of("CaseNumber", "Case Number", STRING, 30).readOnly().with(NAME, AUTO_NUMBER));
    fields.add(Field.reference("ContactId", "Contact ID", "Contact", "Contact"));
    fields.add(Field.reference("AccountId", "Account ID", "Account", "Account"));
    fields.add(Field.of("SuppliedName", "Web Name", STRING, 80));
    fields.add(Field.of("SuppliedEmail", "Web Email", EMAIL, 80));
    fields.add(Field.of("SuppliedPhone", "Web Phone", STRING, 40));
    fields.add(
        Field.picklist("Type", "Case Type", PICKLIST, "Problem", "Question", "Feature Request"));
    fields.add(
        Field.picklist("Status", "Status", PICKLIST, "New", "Working", "Escalated", "Closed")
            .startsAs("New"));
    fields.add(
        Field.picklist("Reason", "Case Reason", PICKLIST, "Installation", "Billing", "Other"));
    fields.add(Field.picklist("Origin", "Case Origin", PICKLIST, "Phone", "Email", "Web"));
    fields.add(Field.of("Subject", "Subject", STRING, 255));
    fields.add(
        Field.picklist("Priority", "Priority", PICKLIST, "High", "Medium", "Low")
            .startsAs("Medium"));
    fields.add(longText("Description", "Description", 32000));
    fields.add(Field.of("IsClosed", "Closed", BOOLEAN, 0).readOnly());
    fields.add(Field.of("ClosedDate", "Closed Date", DATETIME, 0).readOnly());
    fields.add(owner("Owner ID"));
    fields.add(Field.reference("Lead__c", "Lead", "Lead__r", "Lead"));
    fields.addAll(customs());
    return object("Case", "Case", "500", fields);
  }

  private static SObject contact() {
    List<Field> fields = person();
    fields.add(Field.reference("AccountId", "Account ID", "Account", "Account"));
    fields.add(Field.of("MobilePhone", "Mobile Phone", PHONE, 40));
    fields.add(Field.of("HomePhone", "Home Phone", PHONE, 40));
    fields.add(Field.of("OtherPhone", "Other Phone", PHONE, 40));
    fields.add(Field.of("Direct_Line__c", "Direct Line", PHONE, 40));
    fields.add(country("MailingCountry", "Mailing Country"));
    fields.add(country("OtherCountry", "Other Country"));
    fields.add(owner("Owner ID"));
    return object("Contact", "Contact", "003", fields);
  }

  private static SObject lead() {
    List<Field> fields = person();
    fields.add(Field.of("Company", "Company", STRING, 255).required());
    fields.add(
        Field.picklist(
                "Status",
                "Status",
                PICKLIST,
                "Open - Not Contacted",
                "Working - Contacted",
                "Closed - Converted",
                "Closed - Not Converted")
            .required()
            .startsAs("Open - Not Contacted"));
    fields.add(
        Field.picklist("LeadSource", "Lead Source", PICKLIST, "Phone Inquiry", "Web", "Other"));
    fields.add(Field.of("MobilePhone", "Mobile Phone", PHONE, 40));
    fields.add(country("Country", "Country"));
    fields.add(Field.of("IsConverted", "Converted", BOOLEAN, 0).readOnly());
    fields.add(Field.of("ConvertedDate", "Converted Date", DATE, 0).readOnly());
    fields.add(
        Field.reference("ConvertedAccountId", "Converted Account ID", "ConvertedAccount", "Account")
            .readOnly());
    fields.add(
        Field.reference("ConvertedContactId", "Converted Contact ID", "ConvertedContact", "Contact")
            .readOnly());
    fields.add(owner("Owner ID"));
    return object("Lead", "Lead", "00Q", fields);
  }

  private static SObject account() {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("Name", "Account Name", STRING, 255).required().with(NAME));
    fields.add(Field.of("Phone", "Account Phone", PHONE, 40));
    fields.add(Field.of("Fax", "Account Fax", PHONE, 40));
    fields.add(Field.of("Website", "Website", URL, 255));
    fields.add(country("BillingCountry", "Billing Country"));
    fields.add(country("ShippingCountry", "Shipping Country"));
    fields.add(Field.of("AccountNumber", "Account Number", STRING, 40));
    fields.add(longText("Description", "Account Description", 32000));
    fields.add(owner("Owner ID"));
    return object("Account", "Account", "001", fields);
  }

  private static List<Field> person() {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("LastName", "Last Name", STRING, 80).required());
    fields.add(Field.of("FirstName", "First Name", STRING, 40));
    fields.add(Field.of("Name", "Full Name", STRING, 121).readOnly().with(NAME));
    fields.add(Field.of("Title", "Title", STRING, 128));
    fields.add(Field.of("Email", "Email", EMAIL, 80));
    fields.add(Field.of("Phone", "Phone", PHONE, 40));
    fields.add(longText("Description", "Description", 32000));
    return fields;
  }

  private static List<Field> customs() {
    return List.of(
        Field.of("Region__c", "Region", STRING, 80),
        Field.of("Attempts__c", "Attempts", INT, 0),
        Field.picklist("Mood__c", "Mood", PICKLIST, "Happy", "Neutral", "Angry").with(RESTRICTED),
        Field.of("Vip__c", "VIP", BOOLEAN, 0),
        Field.of("Reply_To__c", "Reply To", EMAIL, 80),
        Field.of("Remarks__c", "Remarks", TEXTAREA, 255),
        Field.of("Callback__c", "Callback", PHONE, 40));
  }

  private static Field country(String name, String label) {
    return Field.of(name, label, STRING, 80);
  }

  private static Field owner(String label) {
    return Field.reference("OwnerId", label, "Owner", "User").required().with(DEFAULTED);
  }

  private static Field longText(String name, String label, int length) {
    return Field.of(name, label, TEXTAREA, length).without(FILTERABLE, SORTABLE);
  }

  static SObject object(String name, String label, String prefix, List<Field> own) {
    Map<String, Field> fields = new LinkedHashMap<>();
    put(fields, Field.of("Id", label + " ID", ID, 18).readOnly().required().with(DEFAULTED));
    put(fields, Field.of("IsDeleted", "Deleted", BOOLEAN, 0).readOnly());
    own.forEach(field -> put(fields, field));
    put(fields, Field.of("CreatedDate", "Created Date", DATETIME, 0).readOnly().required());
    put(fields, by("CreatedById", "Created By ID", "CreatedBy"));
    put(fields, Field.of("LastModifiedDate", "Last Modified Date", DATETIME, 0).readOnly());
    put(fields, by("LastModifiedById", "Last Modified By ID", "LastModifiedBy"));
    put(fields, Field.of("SystemModstamp", "System Modstamp", DATETIME, 0).readOnly());
    return new SObject(name, label, prefix, true, fields);
  }

  private static Field by(String name, String label, String relationship) {
    return Field.reference(name, label, relationship, "User").readOnly().required();
  }

  private static void put(Map<String, Field> fields, Field field) {
    fields.put(field.name().toLowerCase(Locale.ROOT), field);
  }
}
