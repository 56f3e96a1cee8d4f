package io.trunkline.lab.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The files of one Asterisk with every library it needs, as Debian packages them. Nothing is ever
 * written into them again; any user who can read them can run them, by their own loader.
 *
 * @param packageVersion Debian's version of the package
 * @param multiarch the name of this machine's library folders, as {@code x86_64-linux-gnu}
 */
public record AsteriskRoot(
    AsteriskVersion version, Path folder, String packageVersion, String multiarch) {

  /** The one in the cache, made now where it is not there yet (a minute, as root). */
  public static AsteriskRoot of(AsteriskVersion version) {
    return of(version, CacheFolder.ofThisUser(), line -> {});
  }

  /**
   * The same with the cache folder given.
   *
   * @param progress hears a line now and then while it is made
   * @throws LabUnavailable when it is not there and cannot be made
   */
  public static AsteriskRoot of(AsteriskVersion version, Path cache, Consumer<String> progress) {
    return find(version, cache)
        .orElseGet(() -> new RootMaker(version, cache, Workshop.ofThisMachine(), progress).make());
  }

  /** The one in this cache folder, if it was made. */
  public static Optional<AsteriskRoot> find(AsteriskVersion version, Path cache) {
    Path folder = place(version, cache).resolve("root");
    Path mark = place(version, cache).resolve("package");
    if (!Files.isDirectory(folder) || !Files.isReadable(mark)) {
      return Optional.empty();
    }
    try {
      String made = Files.readString(mark).strip();
      return Optional.of(new AsteriskRoot(version, folder, made, multiarchOf(folder)));
    } catch (IOException e) {
      throw new LabUnavailable("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  static Path place(AsteriskVersion version, Path cache) {
    return cache.resolve("asterisk-" + version.number());
  }

  /** The command that runs its Asterisk with these arguments, without chroot. */
  List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(loader().toString());
    command.add("--library-path");
    command.add(String.join(":", libraries()));
    command.add(folder.resolve("usr/sbin/asterisk").toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Where its modules are: the place differs between Debian's releases. */
  Path modules() {
    return Stream.of("usr/lib/" + multiarch + "/asterisk/modules", "usr/lib/asterisk/modules")
        .map(folder::resolve)
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(() -> new LabUnavailable("no modules in " + folder + remake()));
  }

  Path data() {
    return folder.resolve("usr/share/asterisk");
  }

  /** The English prompts: Debian's own link to them leads out of the root. */
  Path sounds() {
    return named(data().resolve("sounds"), "en_*")
        .filter(place -> Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS))
        .findFirst()
        .orElseThrow(() -> new LabUnavailable("no sounds in " + folder + remake()));
  }

  Path programs() {
    return folder.resolve("usr/sbin");
  }

  private Path loader() {
    return Stream.of("usr/lib/" + multiarch, "lib/" + multiarch)
        .map(folder::resolve)
        .filter(Files::isDirectory)
        .flatMap(place -> named(place, "ld-linux*.so.*"))
        .findFirst()
        .orElseThrow(() -> new LabUnavailable("no loader in " + folder + remake()));
  }

  private List<String> libraries() {
    String shared = "usr/lib/" + multiarch;
    return Stream.of(shared, shared + "/asterisk", "usr/lib", "lib/" + multiarch)
        .map(place -> folder.resolve(place).toString())
        .toList();
  }

  private String remake() {
    return "; remove " + folder + " and start the lab again";
  }

  private static String multiarchOf(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve("usr/lib"))) {
      return found
          .map(path -> path.getFileName().toString())
          .filter(name -> name.matches("[a-z0-9_]+-linux-gnu[a-z0-9]*"))
          .findFirst()
          .orElseThrow(() -> new LabUnavailable("no libraries in " + folder + "; remove it"));
    }
  }

  private static Stream<Path> named(Path place, String glob) {
    List<Path> found = new ArrayList<>();
    try (var files = Files.newDirectoryStream(place, glob)) {
      files.forEach(found::add);
    } catch (IOException e) {
      throw new LabUnavailable("cannot read " + place + ": " + e.getMessage(), e);
    }
    return found.stream().sorted();
  }
}
