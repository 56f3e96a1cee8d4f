package io.trunkline.core.ticket;

/** What a call leaves in Salesforce. */
public enum TicketType {
  TASK("Task"),
  CASE("Case");

  private final String object;

  TicketType(String object) {
    this.object = object;
  }

  /** The object's API name in Salesforce. */
  public String object() {
    return object;
  }
}
