package io.trunkline.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the configuration file over reference.conf. */
public final class ConfigFile {
  private static final ConfigParseOptions STRICT =
      ConfigParseOptions.defaults().setAllowMissing(false);

  private ConfigFile() {}

  /**
   * The settings of this file, with the defaults for what it leaves out.
   *
   * @throws ConfigException for the first thing that is wrong
   */
  public static Config read(Path file) {
    if (!Files.isReadable(file)) {
      throw new ConfigException(
          "--config", file + " cannot be read", "name a file that is there and readable");
    }
    try {
      return settings(ConfigFactory.parseFile(new File(file.toString()), STRICT));
    } catch (com.typesafe.config.ConfigException e) {
      throw new ConfigException(
          file.toString(), "is not a configuration file: " + firstLine(e), "correct that line");
    }
  }

  /** The defaults alone. */
  public static Config defaults() {
    return settings(ConfigFactory.empty());
  }

  /** The settings written in this text, with the defaults for what it leaves out. */
  public static Config parse(String hocon) {
    return settings(ConfigFactory.parseString(hocon));
  }

  private static Config settings(com.typesafe.config.Config own) {
    com.typesafe.config.Config reference =
        ConfigFactory.parseResources(ConfigFile.class.getClassLoader(), "reference.conf", STRICT);
    com.typesafe.config.Config merged =
        own.withFallback(reference).resolve(ConfigResolveOptions.defaults());
    com.typesafe.config.Config known =
        reference.resolve(ConfigResolveOptions.defaults().setAllowUnresolved(true));
    refuseUnknown(own.resolve(), known);
    return new Settings(merged).config();
  }

  private static void refuseUnknown(
      com.typesafe.config.Config own, com.typesafe.config.Config reference) {
    Set<String> known =
        reference.entrySet().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    own.entrySet().stream()
        .map(Map.Entry::getKey)
        .filter(key -> !known.contains(key))
        .sorted()
        .findFirst()
        .ifPresent(
            key -> {
              throw new ConfigException(
                  plain(key),
                  "there is no such setting",
                  "did you mean " + nearest(key, known) + "?");
            });
    reference
        .entrySet()
        .forEach(
            entry -> {
              hasValue(own, entry.getKey());
              sameShape(own, entry.getKey(), entry.getValue());
            });
  }

  private static void hasValue(com.typesafe.config.Config own, String key) {
    if (own.hasPathOrNull(key) && own.getIsNull(key)) {
      throw new ConfigException(key, "it has no value", "write one, or leave the line out");
    }
  }

  private static void sameShape(com.typesafe.config.Config own, String key, ConfigValue wanted) {
    if (own.hasPath(key)
        && (own.getValue(key) instanceof ConfigList) != (wanted instanceof ConfigList)) {
      throw new ConfigException(
          key,
          "has the wrong type",
          wanted instanceof ConfigList ? "write a list: [ ... ]" : "write one value, not a list");
    }
  }

  private static String plain(String key) {
    return String.join(".", ConfigUtil.splitPath(key));
  }

  private static String nearest(String key, Set<String> known) {
    return known.stream()
        .min(Comparator.comparingInt((String name) -> distance(key, name)).thenComparing(n -> n))
        .orElseThrow();
  }

  /** How many letters must be changed, added or removed. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
