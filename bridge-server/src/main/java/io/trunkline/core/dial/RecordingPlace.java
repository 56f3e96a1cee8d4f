package io.trunkline.core.dial;

import io.trunkline.core.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a PBX's recording files can be read from here. Either {@code folder} or {@code address} is
 * there. The password that goes with the username is kept apart in {@link
 * io.trunkline.core.Secrets} under {@code pbx/ID/recordingsPassword}.
 *
 * @param prefix the folder of the recordings on the PBX, as the PBX names it
 * @param folder the same folder, as it is mounted here, or null
 * @param address where a web server gives out the same folder, or null
 * @param username for that web server (HTTP basic), or null
 */
public record RecordingPlace(
    String prefix, @Nullable String folder, @Nullable String address, @Nullable String username) {
  /** As long as a path may be on Linux. */
  private static final int LONGEST = 4096;

  private static final Pattern ADDRESS =
      Pattern.compile(
          "https?://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?"
              + "(/([A-Za-z0-9._~/-]|%[0-9A-Fa-f]{2}){0,1000})?");
  private static final Pattern ABSOLUTE = Pattern.compile("(/|[A-Za-z]:[\\\\/]).*");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

  /** What is wrong with it, in words for people. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (!prefix.startsWith("/")
        || !isPlain(prefix)
        || parts(prefix.substring(1).replaceAll("/+$", "")).isEmpty()) {
      problems.add(
          new Problem(
              "prefix",
              "is no folder on the PBX",
              "write it as the PBX does, like /var/spool/asterisk/monitor"));
    }
    if ((folder == null) == (address == null)) {
      problems.add(
          new Problem("folder", "stands beside an address, or neither is there", "send one"));
    }
    if (folder != null && (!ABSOLUTE.matcher(folder).matches() || !isPlain(folder))) {
      problems.add(new Problem("folder", "is no absolute path", "write it like /mnt/pbx/monitor"));
    }
    if (address != null && !ADDRESS.matcher(address).matches()) {
      problems.add(
          new Problem(
              "address",
              "is no web address",
              "write it like https://pbx.example.com/monitor, without a user, ? or #, and with two"
                  + " hexadecimal digits behind each %"));
    }
    if (username != null && (address == null || !isUser(username))) {
      problems.add(
          new Problem("username", "cannot be used", "send one, without a colon, with an address"));
    }
    return problems;
  }

  private static boolean isPlain(String text) {
    return text.length() <= LONGEST && !CONTROL.matcher(text).find();
  }

  private static boolean isUser(String name) {
    return !name.isEmpty() && isPlain(name) && name.length() <= 100 && name.indexOf(':') < 0;
  }

  /**
   * The way from the prefix to a file: names of folders, and the file's at the end. Empty for what
   * lies outside the prefix, or would when somebody on the way decoded it once more.
   *
   * @param file as the PBX names it
   */
  public Optional<List<String>> below(String file) {
    String root = (prefix + "/").replaceAll("/+", "/");
    String path = file.replaceAll("/+", "/");
    return path.startsWith(root) && isPlain(path)
        ? parts(path.substring(root.length()))
        : Optional.empty();
  }

  private static Optional<List<String>> parts(String path) {
    List<String> parts = List.of(path.split("/", -1));
    return parts.stream().allMatch(RecordingPlace::isName) ? Optional.of(parts) : Optional.empty();
  }

  /** A name of one file or folder, however often it is decoded. */
  private static boolean isName(String name) {
    String known = name;
    for (String next = decoded(known); !next.equals(known); next = decoded(known)) {
      known = next;
      if (known.indexOf('/') >= 0 || known.indexOf('\\') >= 0 || !isPlain(known)) {
        return false;
      }
    }
    return !known.isEmpty() && !known.equals(".") && !known.equals("..") && name.indexOf('\\') < 0;
  }

  private static String decoded(String text) {
    return ENCODED.matcher(text).replaceAll(run -> Matcher.quoteReplacement(bytes(run.group())));
  }

  private static String bytes(String encoded) {
    byte[] bytes = new byte[encoded.length() / 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(encoded.substring(3 * i + 1, 3 * i + 3), 16);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
