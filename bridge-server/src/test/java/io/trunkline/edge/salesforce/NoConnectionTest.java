package io.trunkline.edge.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoConnectionTest {
  private static final String HOST = "acme.my.salesforce.com";

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new UnknownHostException(HOST), "is not known here", "DNS"),
        Arguments.of(new ConnectTimeoutException("late"), "gives no answer", "port 443"),
        Arguments.of(new SocketTimeoutException("late"), "gives no answer", "port 443"),
        Arguments.of(new NoRouteToHostException("no route"), "gives no answer", "port 443"),
        Arguments.of(new ConnectException("refused"), "refuses the connection", "address and port"),
        Arguments.of(new SSLPeerUnverifiedException("x"), "of another host", "DNS and proxies"),
        Arguments.of(because(new CertificateException("x")), "of another host", "DNS and proxies"),
        Arguments.of(
            because(new CertificateExpiredException("x")), "has expired", "machine's clock"),
        Arguments.of(
            because(new CertPathValidatorException("x")), "is not trusted here", "looks into TLS"),
        Arguments.of(new SSLException("x"), "does not speak TLS", "TLS 1.2"),
        Arguments.of(new IOException("closed"), "was cut before", "firewall or proxy cuts"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysWhatItIsAndWhatToDo(IOException failure, String what, String remedy) {
    Diagnosis why = NoConnection.why(failure, HOST);

    assertThat(why.what()).contains(HOST).contains(what);
    assertThat(why.remedy()).contains(remedy);
  }

  @Test
  void repeatsNothingOfTheFailuresText() {
    assertThat(NoConnection.why(new IOException("Bearer 00Dsecret"), HOST).words())
        .doesNotContain("00Dsecret");
  }

  private static IOException because(Exception cause) {
    SSLHandshakeException handshake = new SSLHandshakeException("no");
    handshake.initCause(cause);
    return handshake;
  }
}
