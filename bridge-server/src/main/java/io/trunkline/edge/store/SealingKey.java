package io.trunkline.edge.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals and opens secrets with AES-256-GCM; a fresh random nonce per value, the value's name as
 * additional data, so that no sealed value passes for another. Safe for use from several threads.
 */
public final class SealingKey {
  private static final Logger log = LoggerFactory.getLogger(SealingKey.class);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** Says how a value was sealed, so that another way can come later. */
  private static final String FORM = "1:";

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  private SealingKey(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** The key in this file, which is made, for its owner only, when it is not there. */
  public static SealingKey file(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      tighten(file);
      return of(file.toString(), Files.readString(file, StandardCharsets.US_ASCII));
    } catch (IOException refused) {
      throw new StoreProblem(
          Store.DATA,
          "the key file " + file + " cannot be used (" + refused.getClass().getSimpleName() + ")",
          "give it to the user that runs the bridge, readable for that user only");
    }
  }

  /** The key in this file, which must be there; makes and changes nothing. */
  public static SealingKey existing(Path file) {
    try {
      return of(file.toString(), Files.readString(file, StandardCharsets.US_ASCII));
    } catch (IOException refused) {
      throw new StoreProblem(
          Store.DATA,
          "the key file " + file + " cannot be read (" + refused.getClass().getSimpleName() + ")",
          "restore it, or run this as the user that runs the bridge; without it every secret must be"
              + " entered again");
    }
  }

  /**
   * The key given as base64 of 32 bytes.
   *
   * @param source where it came from, such as the name of an environment variable; for problems
   */
  public static SealingKey of(String source, String base64) {
    Optional<byte[]> bytes = decode(base64.strip());
    if (bytes.isEmpty() || bytes.get().length != KEY_BYTES) {
      throw new StoreProblem(
          source,
          "is not a key of 32 bytes in base64",
          "restore the key, or make one with: openssl rand -base64 32"
              + " (secrets sealed with another key must be entered again)");
    }
    return new SealingKey(bytes.get());
  }

  /**
   * Another key, for another purpose, that follows from this one; HMAC-SHA-256.
   *
   * @param purpose what it is for; each purpose has its own
   */
  public byte[] derive(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }

  String seal(String name, String clear) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, name, nonce, clear.getBytes(StandardCharsets.UTF_8));
    byte[] all = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    return FORM + Base64.getEncoder().encodeToString(all);
  }

  /** Empty when it was sealed with another key or under another name, or was damaged. */
  Optional<String> open(String name, String sealed) {
    Optional<byte[]> all =
        sealed.startsWith(FORM) ? decode(sealed.substring(FORM.length())) : Optional.empty();
    if (all.isEmpty() || all.get().length <= NONCE_BYTES) {
      return Optional.empty();
    }
    ByteBuffer parts = ByteBuffer.wrap(all.get());
    byte[] nonce = new byte[NONCE_BYTES];
    byte[] text = new byte[parts.capacity() - NONCE_BYTES];
    parts.get(nonce).get(text);
    try {
      byte[] clear = run(Cipher.DECRYPT_MODE, name, nonce, text);
      return Optional.of(new String(clear, StandardCharsets.UTF_8));
    } catch (WrongSeal notOurs) {
      return Optional.empty();
    }
  }

  private byte[] run(int mode, String name, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException refused) {
      throw new WrongSeal(refused);
    }
  }

  /** Appears under its name whole or not at all. */
  private static void create(Path file) throws IOException {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    String text = Base64.getEncoder().encodeToString(bytes) + "\n";
    Path half = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(half);
    Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(half, fresh, ownerOnly(file))) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    log.info("stage=store outcome=key-made file={}", file);
  }

  private static void tighten(Path file) throws IOException {
    if (!isPosix(file) || OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      return;
    }
    Files.setPosixFilePermissions(file, OWNER_ONLY);
    log.warn(
        "stage=store outcome=key-tightened file={}: others could read it; if somebody may have,"
            + " make a new key and enter the secrets again",
        file);
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return isPosix(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static Optional<byte[]> decode(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** Another key, another name, or not what we sealed. */
  private static final class WrongSeal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongSeal(GeneralSecurityException cause) {
      super(cause);
    }
  }
}
