package io.trunkline.ami.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.wire.AmiWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AmiActionTest {
  @Test
  void asksForTheValuesOfVariables() {
    assertThat(text(AmiAction.status(List.of("CUSTOMER_ID", "CTI_REF"))))
        .isEqualTo("Action: Status\r\nActionID: a-1\r\nVariables: CUSTOMER_ID,CTI_REF\r\n\r\n");
    assertThat(text(AmiAction.status(List.of())))
        .isEqualTo("Action: Status\r\nActionID: a-1\r\n\r\n");
  }

  @Test
  void originatesWithOneHeaderPerVariable() {
    Originate originate =
        new Originate(
            "PJSIP/1001",
            "agents",
            "0039021112222",
            "tl-1",
            null,
            "\"Alice\" <1001>",
            Duration.ofSeconds(30),
            Map.of("B", "2,3", "A", "1"));

    assertThat(text(originate.action()))
        .isEqualTo(
            "Action: Originate\r\nActionID: a-1\r\nChannel: PJSIP/1001\r\nContext: agents\r\n"
                + "Exten: 0039021112222\r\nPriority: 1\r\nAsync: true\r\nChannelId: tl-1\r\n"
                + "CallerID: \"Alice\" <1001>\r\nTimeout: 30000\r\nVariable: A=1\r\n"
                + "Variable: B=2,3\r\n\r\n");
  }

  @Test
  void redirectsAndHangsUp() {
    assertThat(text(AmiAction.redirect("PJSIP/1001-1", "agents", "100", 1)))
        .isEqualTo(
            "Action: Redirect\r\nActionID: a-1\r\nChannel: PJSIP/1001-1\r\nContext: agents\r\n"
                + "Exten: 100\r\nPriority: 1\r\n\r\n");
    assertThat(text(AmiAction.hangup("PJSIP/1001-1", 16)))
        .isEqualTo("Action: Hangup\r\nActionID: a-1\r\nChannel: PJSIP/1001-1\r\nCause: 16\r\n\r\n");
  }

  @Test
  void sendsTwoWhoTalkToTwoPlaces() {
    assertThat(
            text(AmiAction.redirect("PJSIP/1-1", "agents", "7000", "PJSIP/2-1", "agents", "600")))
        .isEqualTo(
            "Action: Redirect\r\nActionID: a-1\r\nChannel: PJSIP/1-1\r\nContext: agents\r\n"
                + "Exten: 7000\r\nPriority: 1\r\nExtraChannel: PJSIP/2-1\r\n"
                + "ExtraContext: agents\r\nExtraExten: 600\r\nExtraPriority: 1\r\n\r\n");
  }

  @Test
  void aPauseInAllQueuesNamesNone() {
    assertThat(text(AmiAction.queuePause("", "PJSIP/1001", "Lunch")))
        .isEqualTo(
            "Action: QueuePause\r\nActionID: a-1\r\nInterface: PJSIP/1001\r\nPaused: true\r\n"
                + "Reason: Lunch\r\n\r\n");
    assertThat(text(AmiAction.queueUnpause("sales", "PJSIP/1001")))
        .isEqualTo(
            "Action: QueuePause\r\nActionID: a-1\r\nInterface: PJSIP/1001\r\nPaused: false\r\n"
                + "Queue: sales\r\n\r\n");
  }

  @Test
  void parksForMilliseconds() {
    assertThat(text(AmiAction.park("PJSIP/2-1", "PJSIP/1-1", Duration.ofSeconds(30))))
        .isEqualTo(
            "Action: Park\r\nActionID: a-1\r\nChannel: PJSIP/2-1\r\nTimeoutChannel: PJSIP/1-1\r\n"
                + "Timeout: 30000\r\n\r\n");
  }

  private static String text(AmiAction action) {
    return new String(AmiWriter.encode(action.message("a-1")), UTF_8);
  }
}
