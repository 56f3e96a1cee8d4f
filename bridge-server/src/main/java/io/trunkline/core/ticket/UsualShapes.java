package io.trunkline.core.ticket;

import java.util.List;

/**
 * Task and Case as Salesforce delivers them (object reference 67.0): lengths, types, and of
 * picklists only the values that every org has. Orgs may need more; they say so when we file.
 */
final class UsualShapes {
  private static final TicketShape TASK =
      new TicketShape(
          "Task",
          List.of(
              text("Subject", "combobox", 255),
              text("Description", "textarea", 32_000),
              once("TaskSubtype", "Call", "Task"),
              choice("CallType", "Inbound", "Outbound", "Internal"),
              text("CallObject", "string", 255),
              text("CallDisposition", "string", 255),
              text("CallDurationInSeconds", "int", 0),
              text("ActivityDate", "date", 0),
              choice("Status"),
              choice("Priority"),
              link("OwnerId", "User"),
              link("WhoId", "Contact", "Lead"),
              link("WhatId", "Account")));
  private static final TicketShape CASE =
      new TicketShape(
          "Case",
          List.of(
              text("Subject", "string", 255),
              text("Description", "textarea", 32_000),
              choice("Origin", "Phone"),
              choice("Status"),
              choice("Priority"),
              text("SuppliedName", "string", 80),
              text("SuppliedPhone", "string", 40),
              text("SuppliedEmail", "email", 80),
              link("OwnerId", "User"),
              link("ContactId", "Contact"),
              link("AccountId", "Account")));

  private UsualShapes() {}

  static TicketShape of(TicketType type) {
    return type == TicketType.TASK ? TASK : CASE;
  }

  private static FieldShape text(String name, String type, int length) {
    return new FieldShape(
        name, name, type, length, false, true, true, false, false, List.of(), null, List.of(),
        true);
  }

  private static FieldShape link(String name, String... to) {
    return new FieldShape(
        name,
        name,
        "reference",
        18,
        false,
        true,
        true,
        false,
        false,
        List.of(),
        null,
        List.of(to),
        true);
  }

  private static FieldShape choice(String name, String... values) {
    return new FieldShape(
        name,
        name,
        "picklist",
        255,
        false,
        true,
        true,
        false,
        false,
        List.of(values),
        null,
        List.of(),
        true);
  }

  private static FieldShape once(String name, String... values) {
    return new FieldShape(
        name,
        name,
        "picklist",
        40,
        false,
        true,
        false,
        false,
        true,
        List.of(values),
        null,
        List.of(),
        true);
  }
}
