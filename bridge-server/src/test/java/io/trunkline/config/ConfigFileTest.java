package io.trunkline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
  @TempDir Path folder;

  @Test
  void documentsEverySettingOfTheRecordsAndNoOther() {
    Set<String> documented =
        ConfigFactory.parseResources("reference.conf").entrySet().stream()
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());

    Set<String> known =
        Arrays.stream(Config.class.getRecordComponents())
            .flatMap(ConfigFileTest::keys)
            .collect(Collectors.toSet());

    assertThat(documented).isEqualTo(known);
  }

  private static Stream<String> keys(RecordComponent section) {
    String name = section.getName().equals("publicAddress") ? "public" : section.getName();
    return Arrays.stream(section.getType().getRecordComponents())
        .map(component -> name + "." + kebab(component.getName()));
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  @Test
  void readsAFileOverTheDefaults() throws Exception {
    Path file = Files.writeString(folder.resolve("trunkline.conf"), "{\"http\": {\"port\": 9000}}");

    Config config = ConfigFile.read(file);

    assertThat(config.http().port()).isEqualTo(9000);
    assertThat(config.limits()).isEqualTo(ConfigFile.defaults().limits());
    assertThat(config.key().file()).isEqualTo(Path.of("data", "trunkline.key"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http.port=70000 | http.port: 70000 is not a port. Choose one from 1 to 65535, 8443 by default.",
        "http.port=many | http.port: many is not a whole number. Choose one from 1 to 65535, 8443 by default.",
        "http.prot=1 | http.prot: there is no such setting. Did you mean http.port?",
        "http.port=[1] | http.port: has the wrong type. Write one value, not a list.",
        "http.port={x=1} | http.port.x: there is no such setting. Did you mean http.port?",
        "http.trusted-proxies=\"10.0.0.1\" | http.trusted-proxies: has the wrong type. Write a list: [ ... ].",
        "http.trusted-proxies=[\"proxy\"] | http.trusted-proxies: proxy is no address or network. Write 10.0.0.5 or 10.0.0.0/8.",
        "public.url=\"cti.example.com\" | public.url: cti.example.com is not a public address. Write it like https://cti.example.com, without a path.",
        "public.url=\"https://cti.example.com/x\" | public.url: https://cti.example.com/x is not a public address. Write it like https://cti.example.com, without a path.",
        "tls.certificate=\"a.pem\" | tls.key: there is a certificate and no key. Name its PEM file.",
        "key.value=\"c2hvcnQ=\" | key.value: the key is not 32 bytes long. Make one with: openssl rand -base64 32.",
        "log.level=loud | log.level: loud is not a level. Choose error, warn, info or debug.",
        "limits.sign-in-window=soon | limits.sign-in-window: soon is not a time. Write it like 15 minutes or 12 hours.",
        "tickets.undecided-wait=1s | tickets.undecided-wait: 1s is too short or too long. Write it like 15 minutes or 12 hours.",
        "limits.pages=0 | limits.pages: 0 is out of range. Choose from 1 to 1000000.",
        "http.port=null | http.port: it has no value. Write one, or leave the line out.",
      })
  void saysInOneLineWhatIsWrongWithASetting(String setting, String line) {
    assertThatThrownBy(() -> ConfigFile.parse(setting))
        .isInstanceOf(ConfigException.class)
        .hasMessage(line);
  }

  @Test
  void namesAFileThatIsNotThereAndOneThatIsNoConfiguration() throws Exception {
    Path missing = folder.resolve("none.conf");
    Path broken = Files.writeString(folder.resolve("broken.conf"), "http { port = ");

    assertThatThrownBy(() -> ConfigFile.read(missing))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("none.conf cannot be read");
    assertThatThrownBy(() -> ConfigFile.read(broken))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is not a configuration file");
  }
}
