package io.trunkline.edge.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the pages, held in memory as it is and compressed.
 *
 * @param bytes the file
 * @param gzip the file compressed, or the same array where that saves nothing
 * @param type its media type
 * @param tag its ETag, quoted
 */
@SuppressWarnings("ArrayRecordComponent")
record PageFile(byte[] bytes, byte[] gzip, String type, String tag) {
  private static final Map<String, String> TYPE_BY_ENDING =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("md", "text/plain; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("wav", "audio/wav"),
          Map.entry("mp3", "audio/mpeg"));

  /**
   * Reads {@code web/PATH} from the class path; empty when there is none or its kind is not ours.
   */
  static Optional<PageFile> load(ClassLoader loader, String path) {
    String type = TYPE_BY_ENDING.get(path.substring(path.lastIndexOf('.') + 1));
    if (type == null) {
      return Optional.empty();
    }
    try (InputStream in = loader.getResourceAsStream("web/" + path)) {
      return in == null ? Optional.empty() : Optional.of(of(in.readAllBytes(), type));
    } catch (IOException e) {
      throw new UncheckedIOException("web/" + path + " cannot be read", e);
    }
  }

  private static PageFile of(byte[] bytes, String type) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    byte[] small = out.size() < bytes.length ? out.toByteArray() : bytes;
    return new PageFile(bytes, small, type, "\"" + digest(bytes) + "\"");
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
