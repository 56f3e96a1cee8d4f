package io.trunkline.edge.admin;

import io.trunkline.core.access.Pass;
import io.trunkline.core.access.Revocations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Revoked sign-ins in a small file that only grows; what can no longer matter is left out when it
 * is read at the start. Thread-safe; reads come from memory.
 */
public final class RevocationFile implements Revocations {
  private final Path file;
  private final Map<String, Instant> endByPass = new ConcurrentHashMap<>();
  private final Map<String, Instant> endByLogin = new ConcurrentHashMap<>();

  /**
   * Reads the file, which is made when missing.
   *
   * @param lifetime how long a sign-in is good at most
   * @throws UncheckedIOException when it cannot be read or written
   */
  public RevocationFile(Path file, Duration lifetime, Clock clock) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(line -> read(line, clock.instant(), lifetime));
      }
      compact();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read or written", e);
    }
  }

  private void read(String line, Instant now, Duration lifetime) {
    String[] parts = line.split(" ", 3);
    if (parts.length != 3 || !parts[2].matches("[0-9]{1,18}")) {
      return;
    }
    Instant at = Instant.ofEpochMilli(Long.parseLong(parts[2]));
    if (parts[0].equals("pass") && at.isAfter(now)) {
      endByPass.put(parts[1], at);
    }
    if (parts[0].equals("login") && at.plus(lifetime).isAfter(now)) {
      endByLogin.put(parts[1], at);
    }
  }

  private void compact() throws IOException {
    StringBuilder lines = new StringBuilder();
    endByPass.forEach((id, at) -> lines.append(line("pass", id, at)));
    endByLogin.forEach((id, at) -> lines.append(line("login", id, at)));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, lines);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void end(Pass pass) {
    endByPass.values().removeIf(at -> at.isBefore(pass.issuedAt()));
    endByPass.put(pass.id(), pass.expiresAt());
    append(line("pass", pass.id(), pass.expiresAt()));
  }

  @Override
  public void endAll(String loginId, Instant issuedUntil) {
    endByLogin.put(loginId, issuedUntil);
    append(line("login", loginId, issuedUntil));
  }

  @Override
  public boolean covers(Pass pass) {
    Instant until = endByLogin.get(pass.loginId());
    return endByPass.containsKey(pass.id()) || (until != null && !pass.issuedAt().isAfter(until));
  }

  private static String line(String kind, String id, Instant at) {
    return kind + " " + id + " " + at.toEpochMilli() + "\n";
  }

  private synchronized void append(String line) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }
}
