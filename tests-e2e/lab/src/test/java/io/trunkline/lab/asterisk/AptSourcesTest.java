package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourcesTest {
  @TempDir Path apt;

  @Test
  void readsOneLinersPastTheirOptions() throws IOException {
    Files.writeString(
        apt.resolve("sources.list"),
        "# deb http://deb.no.test/debian x\ndeb [arch=amd64 trusted=yes] http://deb.a.test/debian/ sid main\n");

    assertThat(new AptSources(apt, Map.of()).mirrors())
        .containsExactly(
            URI.create("http://deb.a.test/debian/"), URI.create("http://archive.a.test/debian/"));
  }

  @Test
  void readsStanzasAndSkipsWhatIsSwitchedOff() throws IOException {
    Files.createDirectory(apt.resolve("sources.list.d"));
    Files.writeString(
        apt.resolve("sources.list.d/a.sources"),
        """
        Types: deb
        Enabled: no
        URIs: http://deb.off.test/debian

        Types: deb
        # a remark
        URIs: http://other.test/ubuntu
         http://deb.b.test/debian
        Suites: sid
        """);

    assertThat(new AptSources(apt, Map.of(AptSources.ARCHIVE, "http://old.test/debian")).mirrors())
        .containsExactly(
            URI.create("http://deb.b.test/debian"), URI.create("http://old.test/debian"));
  }

  @Test
  void aCacheFolderThatCannotBeWrittenIsToldWithItsRemedy() throws IOException {
    Path file = Files.createFile(apt.resolve("file"));

    assertThatThrownBy(() -> AsteriskRoot.of(AsteriskVersion.V22, file, line -> {}))
        .isInstanceOf(LabUnavailable.class)
        .hasMessageContaining("set TRUNKLINE_CACHE");
  }
}
