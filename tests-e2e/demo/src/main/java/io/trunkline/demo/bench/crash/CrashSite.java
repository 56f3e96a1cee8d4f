package io.trunkline.demo.bench.crash;

import io.trunkline.core.ticket.TicketType;
import io.trunkline.demo.Administrator;
import io.trunkline.demo.Person;
import io.trunkline.demo.World;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.data.Profile;
import java.util.List;
import java.util.Map;

/** What the kill test needs beside the demo's site. */
final class CrashSite {
  /** Bears the reference of a ticket, where the org has it. */
  static final String KEY = "Trunkline_Ref__c";

  /** Who answered: known from the answer on. */
  static final String ANSWERED_BY = "Answered_By__c";

  /** How long they talked: known at the end. A Case has no other field for that. */
  static final String TALKED = "Talked_Seconds__c";

  private static final String INBOUND = "Call from a queue";
  private static final String OUTBOUND = "Outbound call";
  private static final String CASE = "Case of a call";
  private static final String TABS = "Acme in tabs";
  private static final String TAB_CASE = "Case in a tab";
  private static final String TAB_TASK = "Task in a tab";

  private final World world;
  private final Administrator administrator;

  private CrashSite(World world) {
    this.world = world;
    this.administrator = new Administrator(world.admin());
  }

  /**
   * An agent without a page and one with a tab, a queue whose ring is enough, queues that leave
   * Cases and those of an account in new tabs, a default owner, the unique fields, the customers.
   */
  static void furnish(World world, boolean externalId, CrashPlan plan) {
    CrashSite site = new CrashSite(world);
    for (Person person : List.of(CrashPlan.DAVE, CrashPlan.ERIN)) {
      world
          .org()
          .addUser(
              person.email(),
              person.orgPassword(),
              person.email(),
              person.name(),
              Profile.standard());
      site.administrator.hires(person);
    }
    site.administrator.letsSignIn(CrashPlan.ERIN);
    site.administrator.triggers(CallKind.FRONT, "ring", INBOUND);
    site.administrator.givesUnansweredCallsTo(Person.CAROL);
    site.tabsAndCases();
    if (externalId) {
      site.unique();
    }
    plan.calls().forEach(site::customer);
    // Look-ups shall never rest: a ticket without its customer must have another reason.
    world.org().dailyLimit(1_000_000);
  }

  private void tabsAndCases() {
    for (String object : List.of("Task", "Case")) {
      world.org().addField(object, Field.of(ANSWERED_BY, "Answered By", FieldType.STRING, 80));
      world.org().addField(object, Field.of(TALKED, "Talked Seconds", FieldType.INT, 0));
    }
    administrator.opensTabsFor(TABS);
    administrator.designs(CASE, World.ACCOUNT, TicketType.CASE);
    administrator.designs(TAB_CASE, TABS, TicketType.CASE);
    administrator.designs(TAB_TASK, TABS, TicketType.TASK);
    for (String configuration : List.of(INBOUND, OUTBOUND, CASE, TAB_CASE, TAB_TASK)) {
      administrator.fills(configuration, ANSWERED_BY, "VARIABLE", "agentname");
      administrator.fills(configuration, TALKED, "VARIABLE", "billableseconds");
    }
    administrator.triggers(CallKind.CASES, "answer", CASE);
    administrator.triggers(CallKind.TAB_CASES, "answer", TABS, TAB_CASE);
    administrator.triggers(CallKind.TAB_TASKS, "answer", TABS, TAB_TASK);
  }

  private void unique() {
    world.org().addExternalId("Task", KEY);
    world.org().addExternalId("Case", KEY);
    administrator.marksTicketsIn(World.ACCOUNT, KEY);
    administrator.marksTicketsIn(TABS, KEY);
  }

  private void customer(PlannedCall call) {
    // a contact of no account would be nobody's but the administrator's
    String account = world.org().add("Account", Map.of("Name", "of " + call.number())).id();
    var unused =
        world
            .org()
            .add(
                "Contact",
                Map.of(
                    "LastName",
                    "of " + call.number(),
                    "AccountId",
                    account,
                    "Phone",
                    call.number()));
  }
}
