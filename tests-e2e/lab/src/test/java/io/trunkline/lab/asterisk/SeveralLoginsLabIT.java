package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.ami.action.AmiResponse;
import io.trunkline.ami.action.Originate;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.Secret;
import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.rights.ManagerClass;
import io.trunkline.ami.rights.ManagerRights;
import io.trunkline.ami.rights.Remark;
import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.CallSink;
import io.trunkline.calls.CallTracker;
import io.trunkline.calls.TrackerSettings;
import io.trunkline.lab.phone.LabPhones;
import io.trunkline.lab.phone.PhoneCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A login that may only read, and two PBXs in one process. */
@NeedsAsterisk
class SeveralLoginsLabIT {
  private static final Set<String> AGENTS = Set.of("PJSIP/1001", "PJSIP/1002", "PJSIP/1003");

  @ParameterizedTest
  @EnumSource(AsteriskVersion.class)
  void whoMayOnlyReadFollowsCallsAndIsToldWhatIsMissing(AsteriskVersion version) throws Exception {
    try (AsteriskLab lab = AsteriskLab.start(version);
        LabPhones phones = LabPhones.of(lab);
        TestLink reader = new TestLink(onlyReads(lab)).up()) {
      callsAlice(phones, "0612345678");

      await().atMost(TestLink.SOON).until(() -> story(reader, "pbx").size() == 3);
      assertThat(story(reader, "pbx"))
          .containsExactly(
              "ring 0612345678 PJSIP/1001",
              "answer 0612345678 PJSIP/1001",
              "hangup 0612345678 PJSIP/1001");

      AmiResponse refused =
          reader.asks(
              new Originate(
                      "PJSIP/1001",
                      "agents",
                      "600",
                      "t-1",
                      null,
                      null,
                      Duration.ofSeconds(5),
                      Map.of())
                  .action());
      assertThat(refused.success()).isFalse();
      assertThat(refused.message()).isEqualTo("Permission denied");
      ManagerRights rights = ManagerRights.ask(reader.link(), "reader").get(20, TimeUnit.SECONDS);
      assertThat(rights.missing())
          .contains(
              ManagerClass.WRITE_ORIGINATE,
              ManagerClass.WRITE_CALL,
              ManagerClass.WRITE_AGENT,
              ManagerClass.WRITE_SYSTEM);
      assertThat(rights.lacks())
          .extracting(Remark::line)
          .anyMatch(line -> line.contains("no call can be begun by a click"));
    }
  }

  @Test
  void followsTwoPbxsAtOnceAndMixesNothing() {
    try (AsteriskLab one = AsteriskLab.start(AsteriskVersion.V22);
        AsteriskLab two = AsteriskLab.start(AsteriskVersion.V16);
        LabPhones ones = LabPhones.of(one);
        LabPhones twos = LabPhones.of(two);
        TestLink first = new TestLink(one.bridge()).up();
        TestLink second = new TestLink(two.bridge()).up()) {
      PhoneCall here = ones.outside().calls("39061006").from("0611111111");
      PhoneCall there = twos.outside().calls("39061006").from("0622222222");
      ones.alice().rings().answers();
      twos.alice().rings().answers();
      here.awaitsAnswer().hangsUp();
      there.awaitsAnswer().hangsUp();

      await().atMost(TestLink.SOON).until(() -> story(first, "one").size() == 3);
      await().atMost(TestLink.SOON).until(() -> story(second, "two").size() == 3);
      assertThat(story(first, "one")).allMatch(line -> line.contains("0611111111"));
      assertThat(story(second, "two")).allMatch(line -> line.contains("0622222222"));
      assertThat(first.link().banner()).isNotEqualTo(second.link().banner());
    }
  }

  private static void callsAlice(LabPhones phones, String number) {
    PhoneCall customer = phones.outside().calls("39061006").from(number);
    phones.alice().rings().answers();
    customer.awaitsAnswer().hangsUp();
  }

  /** What was heard so far, as calls; a pure reducer may be run over it again and again. */
  private static List<String> story(TestLink link, String pbx) {
    List<String> story = new ArrayList<>();
    CallTracker tracker =
        new CallTracker(
            TrackerSettings.of(pbx, AGENTS, Set.of()),
            new CallSink() {
              @Override
              public void happened(CallEvent event) {
                story.add(event.status().word() + " " + event.number() + " " + event.agent());
              }

              @Override
              public void ended(CallId call) {}
            });
    for (var message : link.events) {
      AmiEvent event = AmiEvents.decode(message);
      if (event != null) {
        tracker.on(event);
      }
    }
    return story;
  }

  private static AmiSettings onlyReads(AsteriskLab lab) throws Exception {
    Path file = lab.folder().resolve("etc/manager.conf");
    Files.writeString(
        file,
        """
        [reader]
        secret = of-the-lab
        read = system,call,agent,dialplan
        writetimeout = 5000
        """,
        StandardOpenOption.APPEND);
    lab.cli("manager reload");
    return AmiSettings.of("127.0.0.1", lab.ports().ami(), "reader", new Secret("of-the-lab"));
  }
}
