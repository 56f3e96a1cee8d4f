package io.trunkline.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate authority of the tests' own, made anew with the JDK's keytool, and the certificates
 * it gives out. Whoever shall trust it is told so; nothing here switches a check off.
 */
final class TestAuthority {
  private static final String PASSWORD = "lab-lab";
  private static final String CA = "authority";

  private final Path folder;
  private final Path all;

  private TestAuthority(Path folder) {
    this.folder = folder;
    this.all = folder.resolve("authority.p12");
  }

  /** Makes the authority's key and certificate in this folder, in the place of an older one. */
  static TestAuthority in(Path folder) {
    TestAuthority authority = new TestAuthority(folder);
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(authority.all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    authority.generate(CA, List.of("-ext", "bc:c"));
    return authority;
  }

  /** A key and certificate for these hosts. */
  Identity identity(String name, List<String> hosts) {
    String names = "san=dns:" + String.join(",dns:", hosts);
    generate(name, List.of("-signer", CA, "-ext", names));
    return new Identity(this, name);
  }

  /** The SHA-256 of the authority's public key, in Base64, as Chromium's switch wants it. */
  String keyHash() {
    try {
      byte[] key = store().getCertificate(CA).getPublicKey().getEncoded();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its certificate, PEM. */
  Path certificate() {
    return pem(CA);
  }

  /** One server's key and certificate chain, in the forms that servers read. */
  record Identity(TestAuthority authority, String name) {
    /** The chain, its own certificate first. */
    Path certificate() {
      return authority.pem(name);
    }

    /** The key, PKCS#8. */
    Path key() {
      return authority.key(name);
    }
  }

  private Path pem(String name) {
    try {
      StringBuilder chain = new StringBuilder();
      for (Certificate certificate : store().getCertificateChain(name)) {
        chain.append(pem("CERTIFICATE", certificate.getEncoded()));
      }
      return Files.writeString(folder.resolve(name + ".pem"), chain);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path key(String name) {
    try {
      byte[] key = store().getKey(name, PASSWORD.toCharArray()).getEncoded();
      return Files.writeString(folder.resolve(name + ".key"), pem("PRIVATE KEY", key));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String kind, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }

  private KeyStore store() throws GeneralSecurityException {
    try {
      return KeyStore.getInstance(all.toFile(), PASSWORD.toCharArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void generate(String alias, List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", all.toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    command.addAll(more);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] said = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(new String(said, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new IllegalStateException("keytool does not run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
