package io.trunkline.lab.asterisk;

import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.AmiTimings;
import io.trunkline.ami.client.AmiTls;
import io.trunkline.ami.client.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One Asterisk's own folder: configuration, logs, sockets, recordings. The secrets are its own, so
 * that nobody logs in to another lab by mistake.
 */
record Instance(
    AsteriskRoot root, Path folder, LabPorts ports, Secret bridgeSecret, Secret observerSecret) {
  private static final Duration CLI = Duration.ofSeconds(15);
  private static final Duration LATE_COMMANDS = Duration.ofSeconds(2);
  private static final List<String> FILES =
      List.of(
          "asterisk",
          "cdr",
          "confbridge",
          "extensions",
          "features",
          "http",
          "logger",
          "manager",
          "modules",
          "musiconhold",
          "pjsip",
          "queues",
          "res_parking",
          "rtp",
          "sip");
  private static final List<String> FOLDERS =
      List.of("etc", "lib/keys", "log/cdr-csv", "run", "spool/monitor", "spool/tmp");

  /** Ours are small letters with dots; Asterisk's own variables have none. */
  private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z]+(?:\\.[a-z0-9-]+)?)}");

  /** A Unix socket's path has at most 107 bytes; {@code run/asterisk.ctl} is ours. */
  private static final int LONGEST_FOLDER = 80;

  void write() throws IOException {
    if (folder.toString().length() > LONGEST_FOLDER) {
      throw new LabUnavailable("the path " + folder + " is too long for a socket; choose another");
    }
    for (String one : FOLDERS) {
      Files.createDirectories(folder.resolve(one));
    }
    Music.writeInto(folder.resolve("lib/moh"));
    for (String name : FILES) {
      Path file = folder.resolve("etc").resolve(name + ".conf");
      Files.writeString(file, rendered(template(name + ".conf")));
    }
    linkData();
  }

  /** The root's data, with prompts where Asterisk looks for them. */
  private void linkData() throws IOException {
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("sounds"));
    Files.createSymbolicLink(data.resolve("sounds/en"), root.sounds());
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(root.data())) {
      for (Path part : parts) {
        if (!part.endsWith("sounds")) {
          Files.createSymbolicLink(data.resolve(part.getFileName()), part);
        }
      }
    }
  }

  List<String> command(String... arguments) {
    List<String> command = root.command("-C", configuration().toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * What {@code asterisk -rx} prints. Asterisk registers some of its commands only after it has
   * said that it is fully booted, so an unknown one is asked for again for a moment.
   */
  String cli(String command) {
    long deadline = System.nanoTime() + LATE_COMMANDS.toNanos();
    String said = cliNow(command);
    while (said.startsWith("No such command") && System.nanoTime() < deadline) {
      said = cliNow(command);
    }
    return said;
  }

  private String cliNow(String command) {
    try {
      Shell.Result done = Shell.run(CLI, Map.of(), command("-rx", command));
      if (!done.isWell()) {
        throw new IllegalStateException(command + ": " + done.lastLine());
      }
      return done.output();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path that tells its process from all others. */
  Path configuration() {
    return folder.resolve("etc/asterisk.conf");
  }

  Path log() {
    return folder.resolve("log/full");
  }

  AmiSettings bridge() {
    return AmiSettings.of("127.0.0.1", ports.ami(), "bridge", bridgeSecret);
  }

  /** Impatient: it looks for a PBX that starts, and waits for its FullyBooted. */
  AmiSettings observer(Duration patience) {
    AmiTimings usual = AmiTimings.defaults();
    Duration soon = Duration.ofMillis(100);
    AmiTimings timings =
        new AmiTimings(
            usual.connect(),
            patience,
            patience,
            usual.ping(),
            usual.pong(),
            usual.action(),
            soon,
            soon,
            soon,
            soon);
    return new AmiSettings(
        "127.0.0.1",
        ports.ami(),
        "observer",
        observerSecret,
        AmiTls.off(),
        timings,
        AmiSettings.INBOX_BYTES);
  }

  void remove() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path one, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(one);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private String rendered(String template) {
    Map<String, String> values = values();
    return PLACE
        .matcher(template)
        .replaceAll(
            found -> {
              String value = values.get(found.group(1));
              if (value == null) {
                throw new IllegalStateException("nothing is known for " + found.group());
              }
              return Matcher.quoteReplacement(value);
            });
  }

  private Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    values.put("folder", folder.toString());
    values.put("modules", root.modules().toString());
    values.put("data", folder.resolve("data").toString());
    values.put("programs", root.programs().toString());
    values.put("ami.port", "" + ports.ami());
    values.put("sip.port", "" + ports.sip());
    values.put("http.port", "" + ports.http());
    values.put("chansip.port", "" + ports.chanSip());
    values.put("trunk.port", "" + ports.trunk());
    values.put("rtp.start", "" + ports.rtpStart());
    values.put("rtp.end", "" + ports.rtpEnd());
    ports.phones().forEach((name, port) -> values.put("phone." + name, "" + port));
    values.put("bridge.secret", bridgeSecret.reveal());
    values.put("observer.secret", observerSecret.reveal());
    return values;
  }

  private static String template(String name) throws IOException {
    try (InputStream in = Instance.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no template " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
