package io.trunkline.command.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.client.LinkState;
import io.trunkline.core.Finding;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.Pbx;
import io.trunkline.edge.pbx.PbxView;
import io.trunkline.edge.pbx.PbxView.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What doctor makes of what it has seen. */
final class JudgementsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final LinkState UP =
      new LinkState(LinkState.Phase.UP, "logged in to pbx:5038", "", Duration.ZERO);
  private static final Agent ALICE =
      new Agent("a", "Alice", "alice@x.example", List.of(new Agent.Line("p", "PJSIP/1001")));

  @Test
  void aCertificateIsGoodThenExpiresSoonThenHasExpired() {
    assertThat(CertificateCheck.judge(NOON.plus(Duration.ofDays(15)), NOON))
        .isEqualTo(Finding.ok("certificate", "good for 15 days"));
    assertThat(CertificateCheck.judge(NOON.plus(Duration.ofDays(13)), NOON))
        .isEqualTo(Finding.warn("certificate", "it expires in 13 days", "renew it"));
    assertThat(CertificateCheck.judge(NOON, NOON).level()).isEqualTo(Finding.Level.FAIL);
  }

  @Test
  void aLineHasLevelMatterAndRemedy() {
    assertThat(Finding.warn("a", "b", "do c").line()).isEqualTo("warn  a: b  (do c)");
    assertThat(Finding.ok("a", "b").line()).isEqualTo("ok    a: b");
    assertThat(Finding.fail("a", "b", "do c").line()).isEqualTo("FAIL  a: b  (do c)");
  }

  @Test
  void clocksThatDifferAreTold() {
    assertThat(judged(view(Duration.ofSeconds(-37), Map.of())))
        .contains(
            "warn  PBX Office: its clock is 37 s behind ours: times in tickets are wrong by"
                + " that  (let both machines follow NTP)");
  }

  @Test
  void queuesThatCallNobodyAreTold() {
    Map<String, List<Member>> queues =
        Map.of(
            "sales",
            List.of(
                new Member("Alice", "PJSIP/1001", true),
                new Member("Gone", "PJSIP/1009", false),
                new Member("Bob", "PJSIP/1002", true)));

    List<String> lines = judged(view(Duration.ZERO, queues));

    assertThat(lines)
        .anyMatch(
            line ->
                line.startsWith(
                    "FAIL  PBX Office: queue sales calls phones that do not exist: PJSIP/1009"))
        .anyMatch(
            line ->
                line.startsWith(
                    "warn  PBX Office: queue sales calls phones of no agent: PJSIP/1009,"
                        + " PJSIP/1002"));
  }

  @Test
  void internalExtensionsAreAskedForWithTheEndpointsSeen() {
    assertThat(judged(view(Duration.ZERO, Map.of())))
        .anyMatch(line -> line.contains("no internal extensions") && line.contains("1001"));
  }

  @Test
  void triggersAreNotBlamedWhileAPbxIsAway() {
    assertThat(TriggersCheck.judge(List.of(), List.of(PbxView.without(UP))))
        .singleElement()
        .satisfies(only -> assertThat(only.level()).isEqualTo(Finding.Level.WARN));
  }

  private static List<String> judged(PbxView view) {
    Pbx pbx =
        new Pbx(
            "p",
            "Office",
            "pbx",
            5038,
            false,
            null,
            "trunkline",
            "IT",
            "0",
            "OUTROUTE",
            List.of(),
            null,
            null);
    return PbxCheck.judge(pbx, List.of(ALICE), view).stream().map(Finding::line).toList();
  }

  private static PbxView view(Duration ahead, Map<String, List<Member>> queues) {
    return new PbxView(
        UP,
        Optional.of("22.10.1"),
        Optional.empty(),
        Optional.of(ahead),
        Optional.of(queues),
        Optional.of(Set.of("PJSIP/1001")));
  }
}
