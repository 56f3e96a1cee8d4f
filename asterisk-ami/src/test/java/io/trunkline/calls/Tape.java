package io.trunkline.calls;

import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.AmiReader;
import io.trunkline.ami.wire.Wanted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A recorded AMI conversation, read from src/test/tapes. */
record Tape(String folder, String name, List<AmiMessage> messages) {
  static final Path FOLDER = Path.of("src/test/tapes");
  static final Set<String> VARIABLES = Set.of("CUSTOMER_ID", "IVR_CHOICE", "CTI_REF", "CRM_REF");

  static Tape read(String folder, String name) {
    Path file = FOLDER.resolve(folder).resolve(name + ".ami");
    try {
      return new Tape(folder, name, messages(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<AmiMessage> messages(Path file) throws IOException {
    List<AmiMessage> messages = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      AmiReader reader = new AmiReader(in, Wanted.everything());
      for (AmiMessage next = reader.next(); next != null; next = reader.next()) {
        messages.add(next);
      }
    }
    return messages;
  }

  Path file() {
    return FOLDER.resolve(folder).resolve(name + ".ami");
  }

  static List<Tape> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(f -> f.toString().endsWith(".ami"))
          .sorted()
          .map(f -> read(f.getName(f.getNameCount() - 2).toString(), stem(f)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".ami".length());
  }

  List<AmiEvent> events() {
    return messages.stream().map(AmiEvents::decode).filter(Objects::nonNull).toList();
  }

  Set<String> agents() {
    return folder.equals("asterisk-22.11")
        ? Set.of("PJSIP/2001", "PJSIP/2002", "PJSIP/2003", "PJSIP/2004")
        : Set.of("PJSIP/1001", "PJSIP/1002", "PJSIP/1003", "PJSIP/1004", "SIP/3001");
  }

  TrackerSettings settings() {
    return TrackerSettings.of("lab", agents(), VARIABLES);
  }

  @Override
  public String toString() {
    return folder + "/" + name;
  }
}
