package io.trunkline.command.doctor;

import io.trunkline.core.Finding;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.trigger.Condition;
import io.trunkline.core.trigger.Trigger;
import io.trunkline.edge.pbx.PbxView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the queues that triggers name exist on any PBX, and whether any trigger is on. */
final class TriggersCheck implements Check {
  private final Site site;
  private final List<Pbx> pbxs;

  TriggersCheck(Site site, List<Pbx> pbxs) {
    this.site = site;
    this.pbxs = pbxs;
  }

  @Override
  public String about() {
    return "triggers";
  }

  @Override
  public List<Finding> look() {
    return judge(site.store().triggers().all(), pbxs.stream().map(site::view).toList());
  }

  static List<Finding> judge(List<Trigger> triggers, List<PbxView> views) {
    List<Trigger> on = triggers.stream().filter(Trigger::on).toList();
    if (on.isEmpty()) {
      return List.of(Finding.warn("triggers", "none is on: no call leaves a ticket", "make one"));
    }
    Set<String> queues =
        views.stream()
            .flatMap(view -> view.queues().stream())
            .flatMap(all -> all.keySet().stream())
            .map(TriggersCheck::plain)
            .collect(Collectors.toSet());
    boolean whole = views.stream().allMatch(view -> view.queues().isPresent());
    List<Finding> findings = new ArrayList<>();
    for (Trigger trigger : on) {
      Set<String> unknown = new TreeSet<>(named(trigger));
      unknown.removeIf(queue -> queues.contains(plain(queue)));
      if (!unknown.isEmpty()) {
        findings.add(finding(trigger, String.join(", ", unknown), whole));
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.ok("triggers", on.size() + " are on, and the queues they name exist"))
        : findings;
  }

  private static Finding finding(Trigger trigger, String queues, boolean whole) {
    return whole
        ? Finding.fail(
            "triggers",
            trigger.name() + " names a queue that no PBX has: " + queues,
            "correct the condition, or make the queue")
        : Finding.warn(
            "triggers",
            "could not be checked: whether the queue of " + trigger.name() + " exists: " + queues,
            "mend the PBX first");
  }

  private static List<String> named(Trigger trigger) {
    return Stream.concat(trigger.all().stream(), trigger.any().stream())
        .filter(one -> one.field() == Condition.Field.QUEUE)
        .filter(one -> one.operator() == Condition.Operator.EQUALS)
        .map(Condition::value)
        .toList();
  }

  /** As triggers compare queues: without case. */
  private static String plain(String queue) {
    return queue.toLowerCase(Locale.ROOT);
  }
}
