package io.trunkline.lab.asterisk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a root with debootstrap, under another name until it is whole, one process at a time. Only
 * this needs root rights; what it makes, everybody may read.
 */
final class RootMaker {
  private final AsteriskVersion version;
  private final Path cache;
  private final Workshop workshop;
  private final Consumer<String> progress;
  private final Path place;

  RootMaker(AsteriskVersion version, Path cache, Workshop workshop, Consumer<String> progress) {
    this.version = version;
    this.cache = cache;
    this.workshop = workshop;
    this.progress = progress;
    place = AsteriskRoot.place(version, cache);
  }

  AsteriskRoot make() {
    try {
      return FolderLock.hold(
          place, "lock", () -> AsteriskRoot.find(version, cache).orElseGet(this::makeAlone));
    } catch (IOException e) {
      throw new LabUnavailable(
          "cannot write to " + place + " (" + e + "); set TRUNKLINE_CACHE to a folder of yours", e);
    }
  }

  private AsteriskRoot makeAlone() {
    if (!workshop.isRoot()) {
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
      openToAll(place.resolve("package"), "rw-r--r--");
      openToAll(place, "rwxr-xr-x");
      Files.move(half, place.resolve("root"), StandardCopyOption.ATOMIC_MOVE);
      return AsteriskRoot.find(version, cache).orElseThrow();
    } catch (IOException e) {
      throw new LabUnavailable("cannot make Asterisk " + version + ": " + e, e);
    }
  }

  /** Whatever the umask was. */
  private static void openToAll(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private void needsDebootstrap() {
    if (workshop.run("debootstrap", "--version").isWell()) {
      return;
    }
    String remedy = "debootstrap is missing; run: sudo apt-get install -y debootstrap";
    if (!workshop.run("apt-get", "--version").isWell()) {
      throw new LabUnavailable("debootstrap is missing; install it with your system's packages");
    }
    progress.accept("installing debootstrap");
    Shell.Result update = workshop.run("apt-get", "update", "-qq");
    Shell.Result done =
        workshop.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "debootstrap");
    if (!done.isWell()) {
      String why = update.isWell() ? done.lastLine() : update.lastLine();
      throw new LabUnavailable(remedy + " (" + why + ")");
    }
  }

  private void bootstrap(Path half) {
    if (workshop.mirrors().isEmpty()) {
      throw new LabUnavailable(
          "no Debian mirror in the apt sources; set " + AptSources.MIRROR + " to one's address");
    }
    String why = "";
    for (URI mirror : workshop.mirrors()) {
      discard(half);
      progress.accept("Debian " + version.release() + " from " + mirror + " (a minute or so)");
      Shell.Result done =
          workshop.run(
              "debootstrap",
              "--variant=minbase",
              version.release(),
              half.toString(),
              mirror.toString());
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
    openToAll(policy, "rwxr-xr-x");
    Shell.Result done = inside(half, "install", "-y", "-qq", "--no-install-recommends", "asterisk");
    if (!done.isWell()) {
      discard(half);
      throw new LabUnavailable(
          "apt-get cannot install asterisk into the new root: "
              + done.lastLine()
              + "; check the network and try again");
    }
    inside(half, "clean");
  }

  private Shell.Result inside(Path half, String... words) {
    List<String> command = new ArrayList<>(List.of("chroot", half.toString(), "apt-get"));
    command.addAll(List.of(words));
    return workshop.run(command.toArray(String[]::new));
  }

  private static String packageOf(Path root) throws IOException {
    String all = Files.readString(root.resolve("var/lib/dpkg/status"));
    for (String one : all.split("\n\n", -1)) {
      if (one.startsWith("Package: asterisk\n")) {
        Optional<String> found =
            one.lines().filter(line -> line.startsWith("Version: ")).findFirst();
        return found.orElse("").replace("Version: ", "");
      }
    }
    throw new LabUnavailable("the new root has no package asterisk; try again");
  }

  /** Never across a mount that a broken debootstrap left behind. */
  private void discard(Path half) {
    if (Files.exists(half)) {
      Shell.Result done = workshop.run("rm", "-rf", "--one-file-system", half.toString());
      if (!done.isWell()) {
        throw new LabUnavailable("cannot remove " + half + ": " + done.lastLine());
      }
    }
  }
}
