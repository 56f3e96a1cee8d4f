package io.trunkline.core.dial;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingPlaceTest {
  private static final RecordingPlace PLACE = folder("/var/spool/asterisk/monitor", "/mnt/pbx");

  @Test
  void findsTheWayFromThePrefixToTheFile() {
    assertThat(PLACE.below("/var/spool/asterisk/monitor/2026/11/in 39%é'\"+.wav"))
        .contains(List.of("2026", "11", "in 39%é'\"+.wav"));
    assertThat(folder("/m/", "/mnt").below("/m//a.wav")).contains(List.of("a.wav"));
    assertThat(PLACE.below("/var/spool/asterisk/monitor/100%.wav")).contains(List.of("100%.wav"));
    assertThat(PLACE.below("/var/spool/asterisk/monitor/a%20b.wav")).contains(List.of("a%20b.wav"));
    assertThat(PLACE.below("/var/spool/asterisk/monitor/..a.wav")).contains(List.of("..a.wav"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "/var/spool/asterisk/monitors/a.wav",
        "/var/spool/asterisk/monitor",
        "/var/spool/asterisk/monitor/",
        "/var/spool/asterisk/monitor/../outgoing/a.call",
        "/var/spool/asterisk/monitor/a/../../b.wav",
        "/var/spool/asterisk/monitor/./a.wav",
        "/var/spool/asterisk/monitor/..",
        "/var/spool/asterisk/monitor/%2e%2e/a.wav",
        "/var/spool/asterisk/monitor/%2E./a.wav",
        "/var/spool/asterisk/monitor/%252e%252e/a.wav",
        "/var/spool/asterisk/monitor/%25252e%25252e/a.wav",
        "/var/spool/asterisk/monitor/..%2f..%2fetc%2fpasswd",
        "/var/spool/asterisk/monitor/..%5c..%5cetc",
        "/var/spool/asterisk/monitor/..\\..\\etc",
        "/var/spool/asterisk/monitor/a%00.wav",
        "/var/spool/asterisk/monitor/a\u0000.wav",
        "/var/spool/asterisk/monitor/a\nb.wav",
        "a.wav",
        ""
      })
  void refusesWhatLiesOutsideOrWouldWhenDecoded(String file) {
    assertThat(PLACE.below(file)).isEmpty();
  }

  @Test
  void takesAFolderOrAnAddress() {
    assertThat(PLACE.problems()).isEmpty();
    assertThat(web("https://pbx.example.com:8443/monitor/", "bridge").problems()).isEmpty();
    assertThat(web("http://[fd00::1]/monitor", null).problems()).isEmpty();
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(fields(new RecordingPlace("/m", null, null, null))).containsExactly("folder");
    assertThat(fields(new RecordingPlace("/m", "/x", "https://y", null))).containsExactly("folder");
    assertThat(fields(folder("monitor", "/x"))).containsExactly("prefix");
    assertThat(fields(folder("/", "/x"))).containsExactly("prefix");
    assertThat(fields(folder("/m/../x", "/x"))).containsExactly("prefix");
    assertThat(fields(folder("/m", "mnt"))).containsExactly("folder");
    assertThat(fields(web("ftp://x", null))).containsExactly("address");
    assertThat(fields(web("https://user:secret@x/", null))).containsExactly("address");
    assertThat(fields(web("https://x/?a=b", null))).containsExactly("address");
    assertThat(fields(web("https://x/a%zz", null))).containsExactly("address");
    assertThat(fields(web("https://x/a%2", null))).containsExactly("address");
    assertThat(fields(web("https://x/a%20b", null))).isEmpty();
    assertThat(fields(web("https://x", "a:b"))).containsExactly("username");
    assertThat(fields(new RecordingPlace("/m", "/x", null, "bridge"))).containsExactly("username");
  }

  private static List<String> fields(RecordingPlace place) {
    return place.problems().stream().map(Problem::field).toList();
  }

  private static RecordingPlace folder(String prefix, String folder) {
    return new RecordingPlace(prefix, folder, null, null);
  }

  private static RecordingPlace web(String address, @Nullable String username) {
    return new RecordingPlace("/m", null, address, username);
  }
}
