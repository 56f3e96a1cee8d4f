package io.trunkline.lab.asterisk;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.trunkline.ami.client.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * What has to be remembered of a lab whose starter is over; a JSON file that only its owner reads,
 * for it has the secrets.
 */
record LabNote(
    long pid,
    String folder,
    LabPorts ports,
    String bridgeSecret,
    String observerSecret,
    String root,
    String packageVersion,
    String multiarch) {

  static LabNote of(Running running) {
    Instance instance = running.instance();
    AsteriskRoot root = instance.root();
    return new LabNote(
        running.process().pid(),
        instance.folder().toString(),
        instance.ports(),
        instance.bridgeSecret().reveal(),
        instance.observerSecret().reveal(),
        root.folder().toString(),
        root.packageVersion(),
        root.multiarch());
  }

  Instance instance(AsteriskVersion version) {
    return new Instance(
        new AsteriskRoot(version, Path.of(root), packageVersion, multiarch),
        Path.of(folder),
        ports,
        new Secret(bridgeSecret),
        new Secret(observerSecret));
  }

  /** The process, if there still is one with this number and this configuration. */
  Optional<Running> running(AsteriskVersion version) {
    return ProcessHandle.of(pid)
        .map(process -> new Running(instance(version), process))
        .filter(Running::isOurs);
  }

  /** Whole or not at all. */
  void writeTo(Path file) throws IOException {
    var ownersOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path half = Files.createTempFile(file.getParent(), "half", ".json", ownersOnly);
    Files.writeString(half, new Gson().toJson(this) + "\n");
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static Optional<LabNote> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(new Gson().fromJson(Files.readString(file), LabNote.class));
    } catch (JsonParseException e) {
      throw new LabUnavailable(file + " is damaged; remove it", e);
    }
  }
}
