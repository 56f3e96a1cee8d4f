package io.trunkline.command.doctor;

import io.trunkline.ami.rights.Remark;
import io.trunkline.core.Finding;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.Pbx;
import io.trunkline.edge.pbx.PbxView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One PBX: the login and what it may, the clock, the queues, and the phones of the agents. */
final class PbxCheck implements Check {
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final int SHOWN = 10;

  private final Site site;
  private final Pbx pbx;

  PbxCheck(Site site, Pbx pbx) {
    this.site = site;
    this.pbx = pbx;
  }

  @Override
  public String about() {
    return "PBX " + pbx.name();
  }

  @Override
  public List<Finding> look() {
    return judge(pbx, site.store().agents().all(), site.view(pbx));
  }

  static List<Finding> judge(Pbx pbx, List<Agent> agents, PbxView view) {
    String name = "PBX " + pbx.name();
    if (!view.state().isUp()) {
      return List.of(Finding.fail(name, view.state().reason(), remedy(view)));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            name,
            view.state().reason()
                + (pbx.tls() ? " over TLS" : "")
                + view.version().map(version -> ", Asterisk " + version).orElse("")));
    rights(name, view, findings);
    clock(name, view, findings);
    queues(name, pbx, agents, view, findings);
    phones(name, pbx, agents, view, findings);
    inside(name, pbx, view, findings);
    return findings;
  }

  private static String remedy(PbxView view) {
    return view.state().remedy().isEmpty()
        ? "look at the PBX's host, port and manager.conf"
        : view.state().remedy();
  }

  private static void rights(String name, PbxView view, List<Finding> findings) {
    view.rights()
        .ifPresent(
            rights -> {
              for (Remark remark : rights.remarks()) {
                Finding.Level level =
                    remark.kind() == Remark.Kind.MISSING ? Finding.Level.FAIL : Finding.Level.WARN;
                findings.add(new Finding(level, name, remark.words(), remark.remedy()));
              }
              if (rights.remarks().isEmpty()) {
                findings.add(
                    Finding.ok(name, "manager.conf grants " + rights.user() + " what is needed"));
              }
            });
  }

  private static void clock(String name, PbxView view, List<Finding> findings) {
    view.ahead()
        .ifPresent(
            ahead -> {
              if (ahead.abs().compareTo(CLOSE) <= 0) {
                findings.add(Finding.ok(name, "its clock agrees with ours"));
                return;
              }
              findings.add(
                  Finding.warn(
                      name,
                      "its clock is "
                          + ahead.abs().toSeconds()
                          + " s "
                          + (ahead.isNegative() ? "behind" : "ahead of")
                          + " ours: times in tickets are wrong by that",
                      "let both machines follow NTP"));
            });
  }

  private static void queues(
      String name, Pbx pbx, List<Agent> agents, PbxView view, List<Finding> findings) {
    if (view.queues().isEmpty()) {
      findings.add(
          Finding.warn(
              name,
              "could not be checked: queues (QueueStatus was not answered)",
              "load app_queue if there are queues"));
      return;
    }
    Map<String, List<PbxView.Member>> queues = view.queues().get();
    long members =
        queues.values().stream()
            .flatMap(List::stream)
            .map(PbxView.Member::phone)
            .distinct()
            .count();
    findings.add(
        Finding.ok(name, queues.size() + " queues with " + members + " different members"));
    Set<String> lines = lines(pbx, agents);
    queues.forEach(
        (queue, all) -> {
          named(all.stream().filter(one -> !one.known()).toList())
              .ifPresent(
                  whom ->
                      findings.add(
                          Finding.fail(
                              name,
                              "queue " + queue + " calls phones that do not exist: " + whom,
                              "correct the member in queues.conf, or make the phone")));
          named(all.stream().filter(one -> !lines.contains(one.phone())).toList())
              .ifPresent(
                  whom ->
                      findings.add(
                          Finding.warn(
                              name,
                              "queue " + queue + " calls phones of no agent: " + whom,
                              "give the phone to an agent, as a line written just so")));
        });
  }

  private static java.util.Optional<String> named(List<PbxView.Member> members) {
    return some(members.stream().map(PbxView.Member::phone).toList());
  }

  private static java.util.Optional<String> some(List<String> all) {
    if (all.isEmpty()) {
      return java.util.Optional.empty();
    }
    String first = all.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return java.util.Optional.of(
        all.size() > SHOWN ? first + " and " + (all.size() - SHOWN) + " more" : first);
  }

  private static void phones(
      String name, Pbx pbx, List<Agent> agents, PbxView view, List<Finding> findings) {
    List<String> pjsip =
        lines(pbx, agents).stream().filter(one -> one.startsWith("PJSIP/")).toList();
    if (lines(pbx, agents).isEmpty()) {
      findings.add(Finding.warn(name, "no agent has a phone there", "give the agents their lines"));
      return;
    }
    if (view.phones().isEmpty()) {
      findings.add(
          Finding.warn(
              name,
              "could not be checked: whether the agents' phones exist",
              "PJSIPShowEndpoints needs the write class system, and chan_pjsip"));
      return;
    }
    Set<String> there = view.phones().get();
    List<String> strangers = pjsip.stream().filter(phone -> !there.contains(phone)).toList();
    some(strangers)
        .ifPresentOrElse(
            which ->
                findings.add(
                    Finding.fail(
                        name,
                        "agents have phones that no endpoint is: " + which,
                        "correct the agent's line, or make the endpoint")),
            () -> findings.add(Finding.ok(name, pjsip.size() + " agents' phones exist")));
  }

  private static void inside(String name, Pbx pbx, PbxView view, List<Finding> findings) {
    if (!pbx.internalExtensions().isEmpty()) {
      return;
    }
    Set<String> numbers =
        view.phones().orElse(Set.of()).stream()
            .map(phone -> phone.substring(phone.indexOf('/') + 1))
            .filter(number -> number.chars().allMatch(Character::isDigit))
            .collect(Collectors.toCollection(TreeSet::new));
    String seen = some(List.copyOf(numbers)).map(which -> "; endpoints there: " + which).orElse("");
    findings.add(
        Finding.warn(
            name,
            "no internal extensions are set: calls to phones of no agent count as outbound",
            "set internalExtensions, such as 1XXX" + seen));
  }

  private static Set<String> lines(Pbx pbx, List<Agent> agents) {
    return agents.stream()
        .flatMap(agent -> agent.lines().stream())
        .filter(line -> line.pbx().equals(pbx.id()))
        .map(Agent.Line::phone)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
