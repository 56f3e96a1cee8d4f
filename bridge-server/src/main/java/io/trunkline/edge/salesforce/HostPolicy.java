package io.trunkline.edge.salesforce;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which addresses the bridge may send an account's secrets and tickets to: Salesforce's own hosts
 * over https, and what the operator lists besides. Immutable.
 */
public final class HostPolicy {
  /** Salesforce's domains; the last four are its government and China clouds. */
  private static final List<String> SALESFORCE =
      List.of(
          "salesforce.com",
          "force.com",
          "salesforce.mil",
          "crmforce.mil",
          "sfcrmproducts.cn",
          "sfcrmapps.cn");

  private final Set<String> listed;

  /**
   * @param listed what the operator allows besides Salesforce: host names (https, any port), or
   *     whole origins such as {@code https://org.example:8443}; an origin may be plain {@code
   *     http://}, for an org in a laboratory
   */
  public HostPolicy(List<String> listed) {
    this.listed =
        listed.stream()
            .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
            .map(entry -> entry.endsWith("/") ? entry.substring(0, entry.length() - 1) : entry)
            .filter(entry -> !entry.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Why this address may not be used, in words for people; empty when it may. */
  public Optional<String> objection(String address) {
    URI uri;
    try {
      uri = new URI(address.strip());
    } catch (URISyntaxException notAnAddress) {
      return Optional.of("This is not an address. Enter one like https://NAME.my.salesforce.com.");
    }
    if (uri.getHost() == null || uri.getScheme() == null || uri.getRawUserInfo() != null) {
      return Optional.of("This is not an address. Enter one like https://NAME.my.salesforce.com.");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    if (listed.contains(origin(uri))) {
      return Optional.empty();
    }
    if (!"https".equalsIgnoreCase(uri.getScheme())) {
      return Optional.of("The address must begin with https://.");
    }
    if (listed.contains(host) || (isSalesforce(host) && standardPort(uri))) {
      return Optional.empty();
    }
    return Optional.of(
        host
            + " is not a Salesforce host. Enter the org's My Domain, or let the operator list this"
            + " host in the configuration file.");
  }

  /** The origin of an address that this policy allows. */
  URI origin(String address) {
    return URI.create(origin(URI.create(address.strip())));
  }

  static boolean isSalesforce(String host) {
    return SALESFORCE.stream().anyMatch(domain -> host.endsWith("." + domain));
  }

  private static boolean standardPort(URI uri) {
    return uri.getPort() == -1 || uri.getPort() == 443;
  }

  private static String origin(URI uri) {
    String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
    return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
  }
}
