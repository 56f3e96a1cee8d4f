package io.trunkline.config;

/** A setting is wrong. Printed as one line that names the key, the problem and the remedy. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String key;

  /**
   * Takes the three parts of the line.
   *
   * @param key the setting, as it stands in reference.conf
   * @param problem what is wrong, without a full stop
   * @param remedy what to do, without a full stop
   */
  public ConfigException(String key, String problem, String remedy) {
    super(key + ": " + problem + ". " + capital(remedy) + (remedy.endsWith("?") ? "" : "."));
    this.key = key;
  }

  /** The setting that is wrong. */
  public String key() {
    return key;
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
