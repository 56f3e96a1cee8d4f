package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trunkline.ami.action.AmiAction;
import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.AmiTls;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.client.LinkState.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The manager interface of a real Asterisk over TLS, with certificates made for the test. */
@NeedsAsterisk
class AmiTlsLabIT {
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(AsteriskVersion.class)
  void trustsThePinnedOneAndItsAuthorityAndNobodyElse(AsteriskVersion version) throws Exception {
    Certificates made = new Certificates(folder);
    try (AsteriskLab lab = AsteriskLab.start(version)) {
      speaksTls(lab, made.server());

      logsIn(lab, AmiTls.pinned(made.serverPem()));
      logsIn(lab, AmiTls.pinned(made.authorityPem()));
      assertThat(trouble(lab, AmiTls.pinned(made.strangerPem())))
          .contains("TLS with 127.0.0.1")
          .contains("check the pinned certificate");
      assertThat(trouble(lab, AmiTls.publicAuthority())).contains("TLS with 127.0.0.1");
      String before = System.getProperty(TRUST_STORE, "");
      System.setProperty(TRUST_STORE, made.authorityStore().toString());
      try {
        logsIn(lab, AmiTls.publicAuthority());
      } finally {
        if (before.isEmpty()) {
          System.clearProperty(TRUST_STORE);
        } else {
          System.setProperty(TRUST_STORE, before);
        }
      }
    }
  }

  private static void speaksTls(AsteriskLab lab, Path certificateAndKey) throws Exception {
    Path own = lab.folder().resolve("etc/ami.pem");
    Files.copy(certificateAndKey, own, StandardCopyOption.REPLACE_EXISTING);
    Path file = lab.folder().resolve("etc/manager.conf");
    String tls =
        "[general]\ntlsenable = yes\ntlsbindaddr = 127.0.0.1:%d\ntlscertfile = %s\n"
            .formatted(lab.ports().amiTls(), own);
    Files.writeString(file, Files.readString(file).replace("[general]\n", tls));
    lab.cli("manager reload");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> lab.cli("manager show settings").matches("(?s).*TLS Enable: +Yes.*"));
  }

  private static void logsIn(AsteriskLab lab, AmiTls tls) {
    try (TestLink link = new TestLink(settings(lab, tls)).up()) {
      assertThat(link.asks(AmiAction.ping()).success()).isTrue();
    }
  }

  private static String trouble(AsteriskLab lab, AmiTls tls) {
    try (TestLink link = new TestLink(settings(lab, tls))) {
      await()
          .atMost(TestLink.SOON)
          .until(() -> link.states.stream().anyMatch(state -> state.phase() == Phase.DOWN));
      assertThat(link.states).noneMatch(LinkState::isUp);
      return link.states.stream()
          .filter(state -> state.phase() == Phase.DOWN)
          .findFirst()
          .orElseThrow()
          .words();
    }
  }

  private static AmiSettings settings(AsteriskLab lab, AmiTls tls) {
    AmiSettings plain = lab.bridge();
    return new AmiSettings(
        plain.host(),
        lab.ports().amiTls(),
        plain.username(),
        plain.secret(),
        tls,
        plain.timings(),
        plain.inboxBytes());
  }
}
