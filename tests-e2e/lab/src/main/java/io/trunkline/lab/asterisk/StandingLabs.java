package io.trunkline.lab.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The labs of this user that outlive the process that started them, at most one of each version.
 * What is known of them is a note in the cache folder, or in a private folder beside other
 * temporary files where the cache is somebody else's. Any thread, any process: one at a time.
 */
public final class StandingLabs {
  private final Path cache;
  private final Path temporary;

  public StandingLabs(Path cache) {
    this(cache, Path.of(System.getProperty("java.io.tmpdir")));
  }

  StandingLabs(Path cache, Path temporary) {
    this.cache = cache;
    this.temporary = temporary;
  }

  /** How an attempt to start one ended: it runs, and whether it did before. */
  public record Started(StandingLab lab, boolean ranAlready) {}

  /**
   * Starts one unless it runs, and waits until it is fully booted.
   *
   * @param progress hears a line now and then where its files have to be made first
   * @throws LabUnavailable when they cannot be made
   */
  public Started start(AsteriskVersion version, Consumer<String> progress) {
    AsteriskRoot root = AsteriskRoot.of(version, cache, progress);
    return alone(
        version,
        note -> {
          Optional<StandingLab> there = look(version, note);
          return there.isPresent()
              ? new Started(there.get(), true)
              : new Started(new StandingLab(stand(root, note)), false);
        });
  }

  /** The ports are this lab's from now on because it listens on them: {@link PortBlock} looks. */
  private static Running stand(AsteriskRoot root, Path note) throws IOException {
    Booted booted = Booted.of(root);
    boolean known = false;
    try {
      LabNote.of(booted.running()).writeTo(note);
      known = true;
      return booted.running();
    } finally {
      if (!known) {
        booted.running().kill();
        booted.running().instance().remove();
      }
      booted.block().close();
    }
  }

  /** The one that runs; what a dead one left is cleared away. */
  public Optional<StandingLab> find(AsteriskVersion version) {
    return alone(version, note -> look(version, note));
  }

  /** Ends it cleanly and removes its folder; whether there was one. */
  public boolean stop(AsteriskVersion version) {
    return alone(
        version,
        note -> {
          Optional<StandingLab> there = look(version, note);
          if (there.isPresent()) {
            there.get().running().end();
            there.get().running().instance().remove();
            Files.deleteIfExists(note);
          }
          return there.isPresent();
        });
  }

  private static Optional<StandingLab> look(AsteriskVersion version, Path file) throws IOException {
    Optional<LabNote> note = LabNote.read(file);
    Optional<Running> running = note.flatMap(known -> known.running(version));
    if (note.isPresent() && running.isEmpty()) {
      note.get().instance(version).remove();
      Files.deleteIfExists(file);
    }
    return running.map(StandingLab::new);
  }

  private interface Work<T> {
    T on(Path note) throws IOException;
  }

  private <T> T alone(AsteriskVersion version, Work<T> work) {
    try {
      Path notes = notes();
      return FolderLock.hold(
          notes, version + ".lock", () -> work.on(notes.resolve(version + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path notes() throws IOException {
    Path notes = cache.resolve("labs");
    if (Files.isWritable(notes) || (!Files.exists(notes) && Files.isWritable(cache))) {
      return Files.createDirectories(notes);
    }
    String user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9_-]", "_");
    return ownFolder(temporary.resolve("trunkline-labs-" + user));
  }

  /** Nobody else's folder may stand in the place of ours. */
  private static Path ownFolder(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Path mine = Files.createTempFile("trunkline-lab", ".me");
    try {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          || !Files.getOwner(folder).equals(Files.getOwner(mine))) {
        throw new LabUnavailable(folder + " is somebody else's; set TRUNKLINE_CACHE");
      }
    } finally {
      Files.delete(mine);
    }
    return folder;
  }
}
