package io.trunkline.edge.page;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.testbridge.Http;
import io.trunkline.testbridge.TestBridge;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageSocketsIT {
  /** As in docs/page-protocol.md, with less patience. */
  private static final PageLimits HASTY =
      new PageLimits(
          4,
          16_384,
          65_536,
          20,
          60,
          Duration.ofMillis(900),
          Duration.ofMillis(1500),
          Duration.ofMillis(900));

  @TempDir Path folder;
  private TestBridge bridge;

  @BeforeEach
  void start() {
    bridge = new TestBridge(folder, "", HASTY);
  }

  @AfterEach
  void stop() {
    bridge.close();
  }

  private AgentPage opened() {
    await().until(() -> !bridge.pages.open.isEmpty());
    return bridge.pages.open.get(0);
  }

  @Test
  void tellsTheListenerWhatAPageSaysFromHelloToItsEnd() throws Exception {
    TestPage page = TestPage.connect(bridge).hello(bridge.agent("alice"), "p1");
    page.say("{\"type\":\"claim\",\"reference\":\"TL-1\"}");
    await().until(() -> bridge.pages.heard.size() == 2);
    assertThat(bridge.sockets.count()).isEqualTo(1);

    page.socket.sendClose(1000, "bye").get(5, SECONDS);

    await()
        .untilAsserted(
            () ->
                assertThat(bridge.pages.heard)
                    .containsExactly(
                        "opened p1 of alice focused=true",
                        "p1 said Claim[reference=TL-1]",
                        "closed p1"));
    assertThat(bridge.sockets.count()).isZero();
  }

  @Test
  void hearsAWishToCallWithTheRecordThatWasClicked() {
    TestPage page = TestPage.connect(bridge).hello(bridge.agent("alice"), "p1");

    page.say(
        "{\"type\":\"dial\",\"dial\":\"d1\",\"number\":\"02 1\",\"clicked\":{\"object\":\"Contact\","
            + "\"id\":\"003A\",\"name\":\"Giulia\",\"origin\":\"https://acme.example\"}}");

    await()
        .untilAsserted(
            () ->
                assertThat(bridge.pages.heard)
                    .containsExactly("opened p1 of alice focused=true", "p1 said Dial[d1]"));
    opened().send(new ToPage.Dialled("d1", ToPage.Dialled.State.FAILED, null, "No."));
    await()
        .until(
            () ->
                page.heard.contains(
                    "{\"type\":\"dialled\",\"dial\":\"d1\",\"state\":\"FAILED\",\"words\":\"No.\"}"));
  }

  @Test
  void sendsInOrderAndNeverOnTheCallersThread() {
    TestPage page = TestPage.connect(bridge).hello(bridge.agent("alice"), "p1");
    AgentPage open = opened();

    IntStream.range(0, 500).forEach(i -> open.send(new ToPage.Go("TL-" + i, 2000)));

    await().until(() -> page.heard.size() >= 500);
    assertThat(page.heard.stream().filter(text -> text.contains("\"go\"")))
        .containsExactlyElementsOf(
            IntStream.range(0, 500)
                .mapToObj(i -> PageCodec.encode(new ToPage.Go("TL-" + i, 2000)))
                .toList());
  }

  @Test
  void closesAPageWhoseTokenIsNotGood() throws Exception {
    String token = bridge.agent("alice");
    bridge.access.signOut(bridge.access.caller(token).orElseThrow().pass());

    TestPage forged = TestPage.connect(bridge).hello("a.b.c.d.e.f", "p1");
    TestPage signedOut = TestPage.connect(bridge).hello(token, "p2");

    assertThat(forged.closed.get(5, SECONDS)).isEqualTo(4401);
    assertThat(signedOut.closed.get(5, SECONDS)).isEqualTo(4401);
    assertThat(bridge.pages.heard).isEmpty();
  }

  @Test
  void closesAnOpenPageWhenItsAgentIsSignedOut() throws Exception {
    TestPage page = TestPage.connect(bridge).hello(bridge.agent("alice"), "p1");
    opened();

    bridge.access.signOutEverywhere("l-alice");

    assertThat(page.closed.get(5, SECONDS)).isEqualTo(4401);
  }

  @Test
  void closesOnlyThePageThatSaysNonsense() throws Exception {
    String token = bridge.agent("alice");
    TestPage bad = TestPage.connect(bridge).hello(token, "bad");
    TestPage good = TestPage.connect(bridge).hello(token, "good");
    await().until(() -> bridge.pages.open.size() == 2);

    bad.say("{\"type\":\"claim\"}");

    assertThat(bad.closed.get(5, SECONDS)).isEqualTo(1007);
    assertThat(bad.closedWith.get()).isEqualTo("reference is missing; send a text");
    assertThat(good.closed).isNotDone();
    assertThat(bridge.pages.open).hasSize(1);
  }

  @Test
  void closesAPageThatSpeaksBeforeHelloOrNotAtAll() throws Exception {
    TestPage hasty = TestPage.connect(bridge).say("{\"type\":\"takeLead\"}");
    TestPage silent = TestPage.connect(bridge);

    assertThat(hasty.closed.get(5, SECONDS)).isEqualTo(1007);
    assertThat(silent.closed.get(5, SECONDS)).isEqualTo(4408);
  }

  @Test
  void closesAPageThatSendsTooMuchTooFastOrBytes() throws Exception {
    String token = bridge.agent("alice");
    TestPage large = TestPage.connect(bridge).hello(token, "large");
    TestPage binary = TestPage.connect(bridge).hello(token, "binary");
    TestPage fast = TestPage.connect(bridge).hello(token, "fast");
    await().until(() -> bridge.pages.open.size() == 3);

    large.say("x".repeat(20_000));
    binary.socket.sendBinary(ByteBuffer.wrap(new byte[] {1}), true);
    for (int i = 0; i < 90 && !fast.closed.isDone(); i++) {
      fast.socket.sendText("{\"type\":\"takeLead\"}", true).exceptionally(gone -> null).join();
    }

    assertThat(large.closed.get(5, SECONDS)).isEqualTo(1009);
    assertThat(binary.closed.get(5, SECONDS)).isEqualTo(1003);
    assertThat(fast.closed.get(5, SECONDS)).isEqualTo(1008);
  }

  @Test
  void dropsAPageThatAnswersNoPing() {
    TestPage.deaf(bridge).hello(bridge.agent("alice"), "deaf");
    opened();

    await()
        .untilAsserted(
            () ->
                assertThat(bridge.pages.heard)
                    .containsExactly("opened deaf of alice focused=true", "closed deaf"));
  }

  @Test
  void beatsAndKeepsAPageThatAnswers() {
    TestPage page = TestPage.connect(bridge).hello(bridge.agent("alice"), "p1");
    opened();

    await().until(() -> page.heard.size() >= 2);

    assertThat(page.heard).containsOnly("{\"type\":\"beat\"}");
    assertThat(page.closed).isNotDone();
  }

  @Test
  void dropsASlowReaderAndNeverBlocksTheSender() {
    TestPage.deaf(bridge).hello(bridge.agent("alice"), "slow");
    AgentPage open = opened();
    ToPage much = new ToPage.Notice("x".repeat(10_000), null);
    long begin = System.nanoTime();

    IntStream.range(0, 2_000).forEach(i -> open.send(much));

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    await().until(() -> bridge.pages.open.isEmpty());
  }

  @Test
  void aPageThatComesBackReplacesItsOldSocket() throws Exception {
    String token = bridge.agent("alice");
    TestPage old = TestPage.connect(bridge).hello(token, "p1");
    opened();

    TestPage.connect(bridge).hello(token, "p1");

    assertThat(old.closed.get(5, SECONDS)).isEqualTo(4409);
    await()
        .untilAsserted(
            () ->
                assertThat(bridge.pages.heard)
                    .containsExactly(
                        "opened p1 of alice focused=true",
                        "closed p1",
                        "opened p1 of alice focused=true"));
    assertThat(bridge.sockets.count()).isEqualTo(1);
  }

  @Test
  void letsNobodyInFromAnotherOriginOrBeyondTheLimit() {
    assertThatThrownBy(() -> TestPage.from(bridge, "https://evil.example"))
        .hasMessageContaining("WebSocketHandshakeException");
    IntStream.range(0, 4).forEach(i -> TestPage.connect(bridge));

    assertThatThrownBy(() -> TestPage.connect(bridge))
        .hasMessageContaining("WebSocketHandshakeException");
    assertThat(Http.get(bridge.address() + "/page/socket").statusCode()).isEqualTo(404);
  }

  @Test
  void refusesCompression() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", bridge.server().port())) {
      String handshake =
          """
          GET /page/socket HTTP/1.1
          Host: localhost
          Upgrade: websocket
          Connection: Upgrade
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
          Sec-WebSocket-Version: 13
          Sec-WebSocket-Extensions: permessage-deflate
          Origin: https://cti.example.com

          """
              .replace("\n", "\r\n");
      socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.read());
      }

      assertThat(head.toString()).startsWith("HTTP/1.1 101").doesNotContain("Extensions");
    }
  }
}
