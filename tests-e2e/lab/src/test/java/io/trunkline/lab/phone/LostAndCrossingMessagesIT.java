package io.trunkline.lab.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.phone.CallEnd.How;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LostAndCrossingMessagesIT {
  private BareSip pbx;
  private SipPhone phone;

  @BeforeEach
  void open() throws IOException {
    int port = freePort();
    pbx = new BareSip(port);
    phone = SipPhone.open("1001", "pw1001", port, pbx.port());
  }

  @AfterEach
  void close() {
    phone.close();
    pbx.close();
  }

  @Test
  void acknowledgesAnAnswerAgainWhenItComesAgain() {
    phone.calls("1002");
    String answer = pbx.answer("200 OK", pbx.hears("INVITE"));

    pbx.says(answer);
    String first = pbx.hears("ACK");
    pbx.says(answer);

    assertThat(pbx.hears("ACK")).isEqualTo(first);
  }

  @Test
  void repeatsItsAnswerUntilItIsAcknowledged() {
    pbx.says(pbx.invite(1, ""));
    PhoneCall call = phone.rings().answers();
    String first = pbx.hears("SIP/2.0 200");

    String second = pbx.hears("SIP/2.0 200");

    assertThat(second).isEqualTo(first);
    assertThat(call.isOver()).isFalse();
  }

  @Test
  void asksAgainForAHoldThatCollided() {
    PhoneCall call = phone.calls("1002");
    pbx.says(pbx.answer("200 OK", pbx.hears("INVITE")));
    pbx.hears("ACK");
    call.awaitsAnswer();
    CompletableFuture<PhoneCall> held = CompletableFuture.supplyAsync(call::holds);

    String first = pbx.hears("INVITE");
    pbx.says(pbx.answer("491 Request Pending", first));
    String second = pbx.hears("INVITE");
    pbx.says(pbx.answer("200 OK", second));

    assertThat(held.join()).isSameAs(call);
    assertThat(first).contains("CSeq: 2 INVITE");
    assertThat(second).contains("CSeq: 3 INVITE");
  }

  @Test
  void refusesAChangeWhileItsOwnIsPending() {
    PhoneCall call = phone.calls("1002");
    String invite = pbx.hears("INVITE");
    pbx.says(pbx.answer("200 OK", invite));
    pbx.hears("ACK");
    call.awaitsAnswer();
    CompletableFuture<PhoneCall> held = CompletableFuture.supplyAsync(call::holds);
    String pending = pbx.hears("INVITE");

    pbx.says(pbx.invite(7, invite));
    String refused = pbx.hears("SIP/2.0 491");
    pbx.says(pbx.answer("200 OK", pending));

    assertThat(refused).contains("CSeq: 7 INVITE");
    assertThat(held.join()).isSameAs(call);
  }

  @Test
  void leavesAPbxThatNeverAnswersAfterTwoSeconds() {
    PhoneCall call = phone.calls("1002");
    pbx.says(pbx.answer("200 OK", pbx.hears("INVITE")));
    call.awaitsAnswer();
    long begun = System.nanoTime();

    phone.close();

    assertThat(pbx.hears("BYE")).contains("BYE");
    assertThat(call.end().orElseThrow().how()).isEqualTo(How.WE_HUNG_UP);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
  }

  private static int freePort() throws IOException {
    try (DatagramSocket one = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return one.getLocalPort();
    }
  }
}
