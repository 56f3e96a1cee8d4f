package io.trunkline.edge.recording;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** What a recording file is, by the ending that Asterisk gives it. */
final class MediaType {
  private static final Map<String, String> BY_ENDING =
      Map.of(
          "wav", "audio/wav",
          "wav49", "audio/wav",
          "mp3", "audio/mpeg",
          "ogg", "audio/ogg",
          "opus", "audio/ogg",
          "gsm", "audio/gsm",
          "m4a", "audio/mp4",
          "webm", "audio/webm");

  private MediaType() {}

  /** The Content-Type of a file of this name. */
  static String of(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return BY_ENDING.getOrDefault(ending, "application/octet-stream");
  }

  /** Whether browsers play it; WAV in capitals is GSM in a WAV file, which none does. */
  static boolean plays(String name) {
    String type = of(name);
    return type.startsWith("audio/") && !type.equals("audio/gsm") && !name.endsWith(".WAV");
  }

  /** The Content-Disposition that keeps any name (RFC 6266). */
  static String disposition(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
    return (plays(name) ? "inline" : "attachment")
        + "; filename=\""
        + plain
        + "\"; filename*=UTF-8''"
        + encoded(name);
  }

  /** A name as one part of an address: every byte that is not plain is encoded. */
  static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      text.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return text.toString();
  }
}
