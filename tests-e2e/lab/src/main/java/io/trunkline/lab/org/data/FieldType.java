package io.trunkline.lab.org.data;

import java.util.Locale;

/** Salesforce's field types, as far as the fake org has fields of them. */
public enum FieldType {
  ID,
  STRING,
  TEXTAREA,
  PICKLIST,
  COMBOBOX,
  REFERENCE,
  PHONE,
  EMAIL,
  URL,
  BOOLEAN,
  INT,
  DATE,
  DATETIME;

  /** The word that describe uses for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a literal of this type stands in quotes in SOQL. */
  public boolean quoted() {
    return this != BOOLEAN && this != INT && this != DATE && this != DATETIME;
  }

  /** The name that describe gives for the SOAP type. */
  public String soapType() {
    return switch (this) {
      case ID, REFERENCE -> "tns:ID";
      case BOOLEAN -> "xsd:boolean";
      case INT -> "xsd:int";
      case DATE -> "xsd:date";
      case DATETIME -> "xsd:dateTime";
      default -> "xsd:string";
    };
  }
}
