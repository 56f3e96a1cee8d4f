package io.trunkline.config;

import io.trunkline.core.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns merged settings into {@link Config}, judging each value. */
final class Settings {
  private static final List<String> LEVELS = List.of("error", "warn", "info", "debug");
  private static final Pattern NETWORK = Pattern.compile("[0-9a-fA-F:.]+(/[0-9]{1,3})?");
  private static final Pattern HOST = Pattern.compile("(https?://)?[a-zA-Z0-9.-]+(:[0-9]{1,5})?");
  private final com.typesafe.config.Config values;

  Settings(com.typesafe.config.Config values) {
    this.values = values;
  }

  Config config() {
    Path folder = path("data.folder");
    return new Config(
        new Config.Http(
            text("http.address", "name an address of this machine, or 0.0.0.0"), port(), proxies()),
        new Config.Public(publicUrl()),
        tls(),
        new Config.Data(folder),
        new Config.Key(folder.resolve(path("key.file")), keyValue()),
        new Config.Log(level()),
        limits(),
        new Config.Salesforce(hosts()),
        new Config.Tickets(
            duration("tickets.undecided-wait", Duration.ofSeconds(10), Duration.ofHours(1))));
  }

  private int port() {
    return number(
        "http.port", 1, 65535, "is not a port", "choose one from 1 to 65535, 8443 by default");
  }

  private List<String> proxies() {
    return list(
        "http.trusted-proxies",
        NETWORK,
        "is no address or network",
        "write 10.0.0.5 or 10.0.0.0/8");
  }

  private List<String> hosts() {
    return list(
        "salesforce.other-hosts",
        HOST,
        "is no host and no origin",
        "write org.example.com, or https://org.example.com:8443");
  }

  private URI publicUrl() {
    String key = "public.url";
    String remedy = "write it like https://cti.example.com, without a path";
    String text = text(key, remedy);
    try {
      URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      boolean bare =
          "".equals(uri.getRawPath()) && uri.getRawQuery() == null && uri.getRawFragment() == null;
      if (!web || uri.getHost() == null || !bare || uri.getRawUserInfo() != null) {
        throw new ConfigException(key, text + " is not a public address", remedy);
      }
      return new URI(uri.toString().toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      throw new ConfigException(key, text + " is not a public address", remedy);
    }
  }

  private Config.Tls tls() {
    Optional<Path> certificate = optionalPath("tls.certificate");
    Optional<Path> key = optionalPath("tls.key");
    if (certificate.isPresent() && key.isEmpty()) {
      throw new ConfigException(
          "tls.key", "there is a certificate and no key", "name its PEM file");
    }
    if (key.isPresent() && certificate.isEmpty()) {
      throw new ConfigException(
          "tls.certificate", "there is a key and no certificate", "name its PEM file");
    }
    return new Config.Tls(certificate, key);
  }

  private Secret keyValue() {
    String text = values.getString("key.value");
    String remedy = "make one with: openssl rand -base64 32";
    try {
      if (!text.isEmpty() && Base64.getDecoder().decode(text).length != 32) {
        throw new ConfigException("key.value", "the key is not 32 bytes long", remedy);
      }
      return new Secret(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("key.value", "the key is not Base64", remedy);
    }
  }

  private String level() {
    String level = values.getString("log.level").toLowerCase(Locale.ROOT);
    if (!LEVELS.contains(level)) {
      throw new ConfigException(
          "log.level", level + " is not a level", "choose error, warn, info or debug");
    }
    return level;
  }

  private Config.Limits limits() {
    return new Config.Limits(
        limit("limits.pages", 1, 1_000_000),
        limit("limits.page-message-bytes", 1024, 1_048_576),
        limit("limits.page-outbox-bytes", 16_384, 16_777_216),
        limit("limits.request-bytes", 16_384, 16_777_216),
        limit("limits.sign-in-attempts", 1, 1000),
        duration("limits.sign-in-window", Duration.ofSeconds(1), Duration.ofDays(1)),
        duration("limits.sign-in-lifetime", Duration.ofMinutes(1), Duration.ofDays(30)));
  }

  private int limit(String key, int least, int most) {
    return number(key, least, most, "is out of range", "choose from " + least + " to " + most);
  }

  private int number(String key, int least, int most, String problem, String remedy) {
    String text = values.getString(key);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new ConfigException(key, text + " is not a whole number", remedy);
    }
    throw new ConfigException(key, text + " " + problem, remedy);
  }

  private Duration duration(String key, Duration least, Duration most) {
    String remedy = "write it like 15 minutes or 12 hours";
    try {
      Duration duration = values.getDuration(key);
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (com.typesafe.config.ConfigException e) {
      throw new ConfigException(key, values.getString(key) + " is not a time", remedy);
    }
    throw new ConfigException(key, values.getString(key) + " is too short or too long", remedy);
  }

  private List<String> list(String key, Pattern pattern, String problem, String remedy) {
    List<String> items = values.getStringList(key);
    for (String item : items) {
      if (!pattern.matcher(item).matches()) {
        throw new ConfigException(key, item + " " + problem, remedy);
      }
    }
    return items;
  }

  private String text(String key, String remedy) {
    String text = values.getString(key).strip();
    if (text.isEmpty()) {
      throw new ConfigException(key, "it is empty", remedy);
    }
    return text;
  }

  private Optional<Path> optionalPath(String key) {
    return values.getString(key).isBlank() ? Optional.empty() : Optional.of(path(key));
  }

  private Path path(String key) {
    String text = text(key, "name a file or folder");
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new ConfigException(key, text + " is not a path", "name a file or folder");
    }
  }
}
