package io.trunkline.lab.asterisk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a root with debootstrap, under another name until it is whole, one process at a time. Only
 * this needs root rights.
 */
final class RootMaker {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Map<String, String> QUIET = Map.of("DEBIAN_FRONTEND", "noninteractive");

  /** The threads of this process: a file lock only keeps other processes out. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final AsteriskVersion version;
  private final Path cache;
  private final Path place;
  private final Consumer<String> progress;

  RootMaker(AsteriskVersion version, Path cache, Consumer<String> progress) {
    this.version = version;
    this.cache = cache;
    this.progress = progress;
    place = AsteriskRoot.place(version, cache);
  }

  AsteriskRoot make() {
    synchronized (ONE_AT_A_TIME) {
      try {
        Files.createDirectories(place);
        try (FileChannel file = lockFile();
            FileLock held = file.lock()) {
          if (!held.isValid()) {
            throw new LabUnavailable("cannot lock " + place + "; try again");
          }
          return AsteriskRoot.find(version, cache).orElseGet(this::makeAlone);
        }
      } catch (IOException e) {
        throw new LabUnavailable(
            "cannot write to " + place + " (" + e + "); set TRUNKLINE_CACHE to a folder of yours",
            e);
      }
    }
  }

  private FileChannel lockFile() throws IOException {
    Path file = place.resolve("lock");
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private AsteriskRoot makeAlone() {
    if (!"root".equals(System.getProperty("user.name"))) {
      throw new LabUnavailable(
          "Asterisk "
              + version
              + " is not there yet, and making it needs root; run as root once: "
              + "TRUNKLINE_CACHE="
              + cache
              + " ./trunkline lab start --asterisk "
              + version);
    }
    try {
      needsDebootstrap();
      Path half = place.resolve("root.new");
      bootstrap(half);
      installAsterisk(half);
      Files.writeString(place.resolve("package"), packageOf(half) + "\n");
      Files.move(half, place.resolve("root"), StandardCopyOption.ATOMIC_MOVE);
      return AsteriskRoot.find(version, cache).orElseThrow();
    } catch (IOException e) {
      throw new LabUnavailable("cannot make Asterisk " + version + ": " + e, e);
    }
  }

  private void needsDebootstrap() throws IOException {
    if (Files.isExecutable(Path.of("/usr/sbin/debootstrap"))) {
      return;
    }
    String remedy = "debootstrap is missing; run: sudo apt-get install -y debootstrap";
    if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      throw new LabUnavailable(remedy.replace("run: sudo apt-get", "install it: apt-get"));
    }
    progress.accept("installing debootstrap");
    Shell.run(LONG, QUIET, List.of("apt-get", "update", "-qq"));
    Shell.Result done =
        Shell.run(
            LONG,
            QUIET,
            List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends", "debootstrap"));
    if (!done.isWell()) {
      throw new LabUnavailable(remedy + " (" + done.lastLine() + ")");
    }
  }

  private void bootstrap(Path half) throws IOException {
    List<URI> mirrors = AptSources.ofThisMachine().mirrors();
    if (mirrors.isEmpty()) {
      throw new LabUnavailable(
          "no Debian mirror in the apt sources; set " + AptSources.MIRROR + " to one's address");
    }
    String why = "";
    for (URI mirror : mirrors) {
      discard(half);
      progress.accept("Debian " + version.release() + " from " + mirror + " (a minute or so)");
      List<String> command =
          List.of(
              "debootstrap",
              "--variant=minbase",
              version.release(),
              half.toString(),
              mirror.toString());
      Shell.Result done = Shell.run(LONG, QUIET, command);
      if (done.isWell()) {
        return;
      }
      why = done.lastLine();
    }
    discard(half);
    throw new LabUnavailable(
        "debootstrap cannot make Debian "
            + version.release()
            + ": "
            + why
            + "; check the network, or set "
            + AptSources.MIRROR
            + " or "
            + AptSources.ARCHIVE);
  }

  /** The daemon is never started by its package: policy-rc.d says no. */
  private void installAsterisk(Path half) throws IOException {
    progress.accept("installing Asterisk " + version);
    Path policy = half.resolve("usr/sbin/policy-rc.d");
    Files.writeString(policy, "#!/bin/sh\nexit 101\n");
    Files.setPosixFilePermissions(policy, PosixFilePermissions.fromString("rwxr-xr-x"));
    Shell.Result done =
        Shell.run(
            LONG,
            QUIET,
            List.of(
                "chroot",
                half.toString(),
                "apt-get",
                "install",
                "-y",
                "-qq",
                "--no-install-recommends",
                "asterisk"));
    if (!done.isWell()) {
      discard(half);
      throw new LabUnavailable(
          "apt-get cannot install asterisk into the new root: "
              + done.lastLine()
              + "; check the network and try again");
    }
    Shell.run(LONG, QUIET, List.of("chroot", half.toString(), "apt-get", "clean"));
  }

  private static String packageOf(Path root) throws IOException {
    String all = Files.readString(root.resolve("var/lib/dpkg/status"));
    for (String one : all.split("\n\n")) {
      if (one.startsWith("Package: asterisk\n")) {
        Optional<String> found =
            one.lines().filter(line -> line.startsWith("Version: ")).findFirst();
        return found.orElse("").replace("Version: ", "");
      }
    }
    throw new LabUnavailable("the new root has no package asterisk; try again");
  }

  /** Never across a mount that a broken debootstrap left behind. */
  private static void discard(Path half) throws IOException {
    if (Files.exists(half)) {
      Shell.Result done =
          Shell.run(LONG, Map.of(), List.of("rm", "-rf", "--one-file-system", half.toString()));
      if (!done.isWell()) {
        throw new LabUnavailable("cannot remove " + half + ": " + done.lastLine());
      }
    }
  }
}
