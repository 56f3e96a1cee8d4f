package io.trunkline.lab.org.data;

import static io.trunkline.lab.org.data.Field.Trait.NAME;
import static io.trunkline.lab.org.data.FieldType.BOOLEAN;
import static io.trunkline.lab.org.data.FieldType.EMAIL;
import static io.trunkline.lab.org.data.FieldType.INT;
import static io.trunkline.lab.org.data.FieldType.PHONE;
import static io.trunkline.lab.org.data.FieldType.PICKLIST;
import static io.trunkline.lab.org.data.FieldType.STRING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The objects that set-up keeps and the API only shows: people, permissions, statuses. */
final class SetupLayout {
  private static final String[] SHARED = {"Account", "Contact", "Lead", "Case"};

  private SetupLayout() {}

  static List<SObject> objects() {
    return List.of(
        user(),
        organization(),
        status("TaskStatus"),
        status("CaseStatus"),
        recordType(),
        profile(),
        permissionSet(),
        assignment(),
        ofObjects(),
        ofFields());
  }

  private static SObject user() {
    return readOnly(
        "User",
        "005",
        Field.of("Username", "Username", STRING, 80).required(),
        Field.of("LastName", "Last Name", STRING, 80).required(),
        Field.of("FirstName", "First Name", STRING, 40),
        Field.of("Name", "Full Name", STRING, 121).readOnly().with(NAME),
        Field.of("Alias", "Alias", STRING, 8),
        Field.of("Email", "Email", EMAIL, 128).required(),
        Field.of("Phone", "Phone", PHONE, 40),
        Field.of("Extension", "Extension", PHONE, 40),
        Field.of("IsActive", "Active", BOOLEAN, 0),
        Field.reference("ProfileId", "Profile ID", "Profile", "Profile").required(),
        Field.picklist("UserType", "User Type", PICKLIST, "Standard"),
        Field.of("TimeZoneSidKey", "Time Zone", STRING, 40).required());
  }

  private static SObject organization() {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("Name", "Name", STRING, 80).with(NAME));
    fields.add(Field.of("TimeZoneSidKey", "Time Zone", STRING, 40));
    fields.add(Field.of("IsSandbox", "Is Sandbox", BOOLEAN, 0));
    fields.add(Field.of("OrganizationType", "Edition", STRING, 40));
    fields.add(Field.of("InstanceName", "Instance Name", STRING, 5));
    for (String object : SHARED) {
      String name = "Default" + object + "Access";
      fields.add(Field.picklist(name, name, PICKLIST, "None", "Read", "Edit"));
    }
    return readOnly("Organization", "00D", fields.toArray(new Field[0]));
  }

  private static SObject status(String name) {
    return readOnly(
        name,
        name.equals("TaskStatus") ? "01T" : "01M",
        Field.of("MasterLabel", "Master Label", STRING, 255).with(NAME),
        Field.of("ApiName", "API Name", STRING, 255),
        Field.of("SortOrder", "Sort Order", INT, 0),
        Field.of("IsDefault", "Default", BOOLEAN, 0),
        Field.of("IsClosed", "Closed", BOOLEAN, 0));
  }

  private static SObject recordType() {
    return readOnly(
        "RecordType",
        "012",
        Field.of("Name", "Name", STRING, 80).with(NAME),
        Field.of("DeveloperName", "Record Type Name", STRING, 80),
        Field.of("SobjectType", "SObject Type Name", STRING, 40),
        Field.of("IsActive", "Active", BOOLEAN, 0),
        Field.of("IsPersonType", "Is Person Type", BOOLEAN, 0));
  }

  private static SObject profile() {
    return readOnly(
        "Profile",
        "00e",
        Field.of("Name", "Name", STRING, 255).with(NAME),
        Field.of("PermissionsApiEnabled", "API Enabled", BOOLEAN, 0),
        Field.of("PermissionsEditTask", "Edit Tasks", BOOLEAN, 0),
        Field.of("PermissionsViewAllData", "View All Data", BOOLEAN, 0),
        Field.of("PermissionsModifyAllData", "Modify All Data", BOOLEAN, 0));
  }

  private static SObject permissionSet() {
    return readOnly(
        "PermissionSet",
        "0PS",
        Field.of("Name", "Permission Set Name", STRING, 80).with(NAME),
        Field.of("Label", "Permission Set Label", STRING, 80),
        Field.of("IsOwnedByProfile", "Is Owned By Profile", BOOLEAN, 0),
        Field.reference("ProfileId", "Profile ID", "Profile", "Profile"),
        Field.of("PermissionsApiEnabled", "API Enabled", BOOLEAN, 0),
        Field.of("PermissionsEditTask", "Edit Tasks", BOOLEAN, 0),
        Field.of("PermissionsViewAllData", "View All Data", BOOLEAN, 0),
        Field.of("PermissionsModifyAllData", "Modify All Data", BOOLEAN, 0));
  }

  private static SObject assignment() {
    return readOnly(
        "PermissionSetAssignment",
        "0Pa",
        Field.reference("PermissionSetId", "PermissionSet ID", "PermissionSet", "PermissionSet"),
        Field.reference("AssigneeId", "Assignee ID", "Assignee", "User"));
  }

  private static SObject ofObjects() {
    return readOnly(
        "ObjectPermissions",
        "110",
        Field.reference("ParentId", "Parent ID", "Parent", "PermissionSet"),
        Field.of("SobjectType", "SObject Type Name", STRING, 40),
        Field.of("PermissionsRead", "Read Records", BOOLEAN, 0),
        Field.of("PermissionsCreate", "Create Records", BOOLEAN, 0),
        Field.of("PermissionsEdit", "Edit Records", BOOLEAN, 0),
        Field.of("PermissionsDelete", "Delete Records", BOOLEAN, 0),
        Field.of("PermissionsViewAllRecords", "Read All Records", BOOLEAN, 0),
        Field.of("PermissionsModifyAllRecords", "Edit All Records", BOOLEAN, 0));
  }

  private static SObject ofFields() {
    return readOnly(
        "FieldPermissions",
        "01k",
        Field.reference("ParentId", "Parent ID", "Parent", "PermissionSet"),
        Field.of("SobjectType", "SObject Type Name", STRING, 40),
        Field.of("Field", "Field Name", STRING, 255),
        Field.of("PermissionsRead", "Read Field", BOOLEAN, 0),
        Field.of("PermissionsEdit", "Edit Field", BOOLEAN, 0));
  }

  /** Seen through the API, kept by set-up pages: nothing of it can be written here. */
  private static SObject readOnly(String name, String prefix, Field... own) {
    SObject object = Layout.object(name, name, prefix, List.of(own));
    Map<String, Field> fields = new LinkedHashMap<>();
    object.fields().forEach(f -> fields.put(f.name().toLowerCase(Locale.ROOT), f.readOnly()));
    return new SObject(name, name, prefix, false, fields);
  }
}
