package io.trunkline.lab.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which Debian mirrors this machine uses, from its apt sources, in both of their forms
 * (sources.list (5)). No host is named here: what the machine may reach, it says itself.
 */
final class AptSources {
  static final String MIRROR = "TRUNKLINE_DEBIAN_MIRROR";
  static final String ARCHIVE = "TRUNKLINE_DEBIAN_ARCHIVE";

  private final Path apt;
  private final Map<String, String> environment;

  AptSources(Path apt, Map<String, String> environment) {
    this.apt = apt;
    this.environment = environment;
  }

  static AptSources ofThisMachine() {
    return new AptSources(Path.of("/etc/apt"), System.getenv());
  }

  /** The mirror first, then the archive of old releases where one can be told; may be empty. */
  List<URI> mirrors() {
    Optional<URI> mirror = named(MIRROR).or(this::firstDebian);
    Optional<URI> archive = named(ARCHIVE).or(() -> mirror.flatMap(AptSources::archiveOf));
    return Stream.of(mirror, archive).flatMap(Optional::stream).distinct().toList();
  }

  private Optional<URI> named(String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(URI::create);
  }

  private Optional<URI> firstDebian() {
    return files().stream()
        .flatMap(file -> uris(text(file), file.toString().endsWith(".sources")).stream())
        .filter(uri -> uri.startsWith("http://") || uri.startsWith("https://"))
        .filter(uri -> uri.replaceAll("/+$", "").endsWith("/debian"))
        .map(URI::create)
        .findFirst();
  }

  /** Every URI of binary packages in the text of one file, in order. */
  static List<String> uris(String text, boolean deb822) {
    return deb822
        ? Pattern.compile("\n\\s*\n").splitAsStream(text).flatMap(AptSources::ofStanza).toList()
        : text.lines().flatMap(AptSources::ofLine).toList();
  }

  private static Stream<String> ofLine(String line) {
    List<String> words = List.of(line.strip().replaceAll("\\[[^]]*]", " ").split("\\s+", -1));
    return words.size() > 2 && words.get(0).equals("deb") ? Stream.of(words.get(1)) : Stream.of();
  }

  private static Stream<String> ofStanza(String stanza) {
    List<String> uris = new ArrayList<>();
    boolean isOff = false;
    String key = "";
    for (String line : stanza.lines().filter(one -> !one.startsWith("#")).toList()) {
      boolean isContinued = line.startsWith(" ") || line.startsWith("\t");
      int colon = line.indexOf(':');
      if (!isContinued && colon > 0) {
        key = line.substring(0, colon);
      }
      String value = isContinued ? line.strip() : line.substring(colon + 1).strip();
      if (key.equalsIgnoreCase("URIs") && !value.isEmpty()) {
        uris.addAll(List.of(value.split("\\s+")));
      }
      isOff |= key.equalsIgnoreCase("Enabled") && value.equalsIgnoreCase("no");
    }
    return isOff ? Stream.of() : uris.stream();
  }

  /** Old releases move to the host of the same domain that is named archive. */
  static Optional<URI> archiveOf(URI mirror) {
    String text = mirror.toString();
    return text.contains("://deb.")
        ? Optional.of(URI.create(text.replace("://deb.", "://archive.")))
        : Optional.empty();
  }

  private List<Path> files() {
    List<Path> found = new ArrayList<>();
    Path list = apt.resolve("sources.list");
    if (Files.isReadable(list)) {
      found.add(list);
    }
    Path parts = apt.resolve("sources.list.d");
    if (Files.isDirectory(parts)) {
      try (Stream<Path> all = Files.list(parts)) {
        all.filter(file -> file.toString().matches(".*\\.(list|sources)"))
            .filter(Files::isReadable)
            .sorted()
            .forEach(found::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
