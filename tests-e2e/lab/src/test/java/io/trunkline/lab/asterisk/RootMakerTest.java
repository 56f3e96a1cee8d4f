package io.trunkline.lab.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootMakerTest {
  private static final URI MIRROR = URI.create("http://deb.a.test/debian");
  private static final URI ARCHIVE = URI.create("http://archive.a.test/debian");
  private static final Shell.Result WELL = new Shell.Result(0, "");

  @TempDir Path cache;
  private final List<String> ran = new CopyOnWriteArrayList<>();
  private final List<String> progress = new CopyOnWriteArrayList<>();
  private Path half;

  @BeforeEach
  void place() {
    half = cache.resolve("asterisk-16/root.new");
  }

  @Test
  void takesTheArchiveWhereTheMirrorNoLongerHasTheRelease() {
    AsteriskRoot root = maker(true, this::mirrorHasForgottenIt).make();

    assertThat(root)
        .isEqualTo(
            new AsteriskRoot(
                AsteriskVersion.V16, cache.resolve("asterisk-16/root"), "1:16.0", "x-linux-gnu"));
    assertThat(progress)
        .containsExactly(
            "Debian bullseye from " + MIRROR + " (a minute or so)",
            "Debian bullseye from " + ARCHIVE + " (a minute or so)",
            "installing Asterisk 16");
    assertThat(half).doesNotExist();
  }

  @Test
  void isMadeOnceWhenTwoWantItAtOnce() {
    List<AsteriskRoot> made =
        Stream.of(1, 2, 3)
            .map(i -> CompletableFuture.supplyAsync(() -> maker(true, this::works).make()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .distinct()
            .toList();

    assertThat(made).hasSize(1);
    assertThat(ran).filteredOn(line -> line.startsWith("debootstrap --variant")).hasSize(1);
  }

  @Test
  void everybodyMayReadWhatRootMade() throws IOException {
    maker(true, this::works).make();

    assertThat(permissions("asterisk-16")).isEqualTo("rwxr-xr-x");
    assertThat(permissions("asterisk-16/package")).isEqualTo("rw-r--r--");
  }

  @Test
  void installsDebootstrapWhereItIsMissing() {
    List<String> installed = new ArrayList<>();
    maker(
            true,
            command -> {
              if (command.contains("--version") && command.contains("debootstrap")) {
                throw new IOException("No such file");
              }
              if (command.get(0).equals("apt-get") && command.contains("debootstrap")) {
                installed.add(String.join(" ", command));
              }
              return works(command);
            })
        .make();

    assertThat(installed)
        .containsExactly("apt-get install -y -qq --no-install-recommends debootstrap");
    assertThat(progress.get(0)).isEqualTo("installing debootstrap");
  }

  @Test
  void saysWhyWhereNoMirrorHasItAndLeavesNothingHalf() {
    RootMaker maker =
        maker(
            true,
            command ->
                command.get(0).equals("debootstrap") && command.size() > 2
                    ? broken(command)
                    : works(command));

    assertThatThrownBy(maker::make)
        .isInstanceOf(LabUnavailable.class)
        .hasMessage(
            "debootstrap cannot make Debian bullseye: E: no network; check the network, or set"
                + " TRUNKLINE_DEBIAN_MIRROR or TRUNKLINE_DEBIAN_ARCHIVE");
    assertThat(half).doesNotExist();
  }

  @Test
  void saysWhatToRunAsRoot() {
    assertThatThrownBy(() -> maker(false, this::works).make())
        .isInstanceOf(LabUnavailable.class)
        .hasMessageEndingWith(
            "run as root once: TRUNKLINE_CACHE=%s ./trunkline lab start --asterisk 16", cache);
    assertThat(ran).isEmpty();
  }

  private RootMaker maker(boolean isRoot, Workshop.Programs programs) {
    Workshop workshop = new Workshop(List.of(MIRROR, ARCHIVE), isRoot, programs);
    return new RootMaker(AsteriskVersion.V16, cache, workshop, progress::add);
  }

  private Shell.Result mirrorHasForgottenIt(List<String> command) throws IOException {
    return command.contains(MIRROR.toString()) ? broken(command) : works(command);
  }

  private static Shell.Result broken(List<String> command) throws IOException {
    Files.createDirectories(Path.of(command.get(3)).resolve("half"));
    return new Shell.Result(1, "I: trying\nE: no network\n");
  }

  /** What the real programs leave behind, as far as it is looked at. */
  private Shell.Result works(List<String> command) throws IOException {
    ran.add(String.join(" ", command));
    if (command.contains("--variant=minbase")) {
      Files.createDirectories(half.resolve("usr/sbin"));
      Files.createDirectories(half.resolve("usr/lib/x-linux-gnu"));
      Files.createDirectories(half.resolve("var/lib/dpkg"));
    }
    if (command.get(0).equals("chroot")) {
      Files.writeString(
          half.resolve("var/lib/dpkg/status"),
          "Package: adduser\nVersion: 3\n\nPackage: asterisk\nStatus: ok\nVersion: 1:16.0\n");
    }
    return command.get(0).equals("rm") ? Shell.run(Duration.ofSeconds(9), Map.of(), command) : WELL;
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.resolve(file)));
  }
}
