package io.trunkline.lab.asterisk;

import java.nio.file.Path;
import java.util.Map;

/** Where what takes long to make is kept, outside any checkout. */
public final class CacheFolder {
  private CacheFolder() {}

  /** This user's: {@code TRUNKLINE_CACHE}, else the system's place for caches. */
  public static Path ofThisUser() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static Path of(Map<String, String> environment, Path home) {
    String own = environment.getOrDefault("TRUNKLINE_CACHE", "");
    if (!own.isBlank()) {
      return Path.of(own).toAbsolutePath();
    }
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path parent = caches.isBlank() ? home.resolve(".cache") : Path.of(caches);
    return parent.resolve("trunkline").toAbsolutePath();
  }
}
