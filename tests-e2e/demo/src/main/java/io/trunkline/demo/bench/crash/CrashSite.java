package io.trunkline.demo.bench.crash;

import io.trunkline.demo.Administrator;
import io.trunkline.demo.Person;
import io.trunkline.demo.World;
import io.trunkline.lab.org.data.Profile;

/** What the kill test needs beside the demo's site. */
final class CrashSite {
  private static final String KEY = "Trunkline_Ref__c";
  private static final String INBOUND = "Call from a queue";

  private CrashSite() {}

  /** An agent without a page, a queue whose ring is enough, a default owner, the unique field. */
  static void furnish(World world, boolean externalId) {
    Administrator administrator = new Administrator(world.admin());
    Person dave = CrashPlan.DAVE;
    world
        .org()
        .addUser(dave.email(), dave.orgPassword(), dave.email(), dave.name(), Profile.standard());
    administrator.hires(dave);
    administrator.triggers(CallKind.FRONT, "ring", INBOUND);
    administrator.givesUnansweredCallsTo(Person.CAROL);
    if (externalId) {
      world.org().addExternalId("Task", KEY);
      administrator.marksTasksIn(KEY);
    }
  }
}
