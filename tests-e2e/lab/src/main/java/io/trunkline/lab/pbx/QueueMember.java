package io.trunkline.lab.pbx;

/** How Asterisk tells of a member that came to a queue. */
final class QueueMember {
  private QueueMember() {}

  /** The event of a static member whose phone is idle. */
  static String added(String queue, String name, String phone) {
    return Answers.block(
        "Event",
        "QueueMemberAdded",
        "Privilege",
        "agent,all",
        "Queue",
        queue,
        "MemberName",
        name,
        "Interface",
        phone,
        "StateInterface",
        phone,
        "Membership",
        "static",
        "Penalty",
        "0",
        "CallsTaken",
        "0",
        "LastCall",
        "0",
        "LastPause",
        "0",
        "LoginTime",
        "0",
        "InCall",
        "0",
        "Status",
        "1",
        "Paused",
        "0",
        "PausedReason",
        "",
        "Ringinuse",
        "0",
        "Wrapuptime",
        "0");
  }
}
