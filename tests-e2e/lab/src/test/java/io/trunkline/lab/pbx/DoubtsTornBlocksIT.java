package io.trunkline.lab.pbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.ami.client.AmiClient;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.Secret;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.AmiReader;
import io.trunkline.ami.wire.Wanted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values with line ends in them: what the client asks for, and what it makes of torn blocks. */
class DoubtsTornBlocksIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  /** Its number ends in a blank line. */
  private static final String TORN =
      """
      Event: Newstate
      Privilege: call,all
      Channel: PJSIP/trunk-00000001
      ChannelState: 4
      ChannelStateDesc: Ring
      CallerIDNum: 1

      Event: Hangup
      Privilege: call,all
      Channel: PJSIP/1001-00000002
      Uniqueid: 1700000000.2
      Cause: 16

      """
          .replace("\n", "\r\n");

  private static final String WHOLE =
      """
      Event: Hold
      Privilege: call,all
      Channel: PJSIP/1001-00000002
      ChannelState: 6
      ChannelStateDesc: Up
      CallerIDNum: 1001
      CallerIDName: Alice
      ConnectedLineNum: 1
      ConnectedLineName: One
      Language: en
      AccountCode:
      Context: agents
      Exten:
      Priority: 1
      Uniqueid: 1700000000.2
      Linkedid: 1700000000.1

      """
          .replace("\n", "\r\n");

  @Test
  void readsTheStateBackOnceHoweverManyAreTorn() {
    try (World world = new World().up()) {
      world.pbx.sayRaw(TORN + TORN + TORN);

      await().atMost(SOON).until(() -> !world.heard.gaps.isEmpty());
      assertThat(world.heard.gaps).hasSize(1);
      assertThat(world.client.counts().untrusted()).isEqualTo(3);
      assertThat(world.heard.names()).doesNotContain("Newstate");
      assertThat(world.client.state().isUp()).isTrue();
    }
  }

  @Test
  void dropsNothingForAFullyBootedThatComesAgain() {
    String booted = "Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n\r\n";
    try (World world = new World().up()) {
      world.pbx.sayRaw(booted + WHOLE + booted + WHOLE + booted);

      await().atMost(SOON).until(() -> !world.heard.gaps.isEmpty());
      assertThat(world.heard.gaps).hasSize(1);
      assertThat(world.heard.names()).containsSubsequence("Hold", "Hold");
      assertThat(world.client.counts().lost()).isZero();
    }
  }

  @Test
  void asksNotToBeSentWhatCouldForge() {
    World.Options options = new World.Options();
    options.wanted = Wanted.of(Set.of("Hangup", "UserEvent"), Set.of());
    try (World world = new World(options).up()) {
      await().atMost(SOON).until(() -> !filters(world).isEmpty());

      assertThat(filters(world))
          .containsExactly("!^Event: (Newexten|AGIExecStart|AGIExecEnd|CEL|Cdr)[[:space:]]");
    }
  }

  @Test
  void asksForNoSilenceWhereSomebodyWantsToHearAll() {
    try (World world = new World().up()) {
      world.pbx.sayRaw(TORN);
      await().atMost(SOON).until(() -> !world.heard.gaps.isEmpty());

      assertThat(filters(world)).isEmpty();
    }
  }

  @Test
  void asksByWhatIsWantedWhenTheLoginIsAccepted() throws IOException {
    try (ServerSocket pbx = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        AmiClient client = client(pbx.getLocalPort(), "Hangup")) {
      client.start();
      try (Socket session = pbx.accept()) {
        AmiReader asked = new AmiReader(session.getInputStream(), Wanted.everything());
        say(session, "Asterisk Call Manager/11.0.0\r\n");
        answer(session, asked.next(), "Challenge: 1");
        AmiMessage login = asked.next();
        client.want(Wanted.of(Set.of("Hangup", "Newexten"), Set.of()));
        answer(session, login, "Message: Authentication accepted");

        assertThat(filter(asked.next()))
            .isEqualTo("!^Event: (UserEvent|AGIExecStart|AGIExecEnd|CEL|Cdr)[[:space:]]");
      }
    }
  }

  private static AmiClient client(int port, String wanted) {
    AmiSettings settings = AmiSettings.of("127.0.0.1", port, "trunkline", new Secret("s3cret"));
    return new AmiClient("lab", settings, Wanted.of(Set.of(wanted), Set.of()), new Heard());
  }

  private static void answer(Socket session, AmiMessage action, String line) throws IOException {
    String id = "ActionID: " + action.get("ActionID");
    say(session, "Response: Success\r\n" + id + "\r\n" + line + "\r\n\r\n");
  }

  private static void say(Socket session, String text) throws IOException {
    session.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> filters(World world) {
    return world.pbx.actions().stream()
        .filter(action -> "Filter".equals(action.get("Action")))
        .map(DoubtsTornBlocksIT::filter)
        .toList();
  }

  private static String filter(AmiMessage action) {
    assertThat(action.get("Operation")).isEqualTo("Add");
    return action.get("Filter");
  }
}
