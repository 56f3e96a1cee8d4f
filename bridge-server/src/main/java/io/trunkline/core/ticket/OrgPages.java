package io.trunkline.core.ticket;

import java.util.List;
import java.util.Locale;

/** Where an org's pages come from: all of it follows from the org's My Domain. */
public final class OrgPages {
  private static final String SCHEME = "https://";
  private static final String MY_DOMAIN = ".my.salesforce.com";

  private OrgPages() {}

  /**
   * The origins of Lightning, My Domain and Visualforce pages of the org at this address, also
   * where the address names a kind of org, as in {@code acme--dev.sandbox.my.salesforce.com}. Empty
   * for what is no My Domain.
   */
  public static List<String> origins(String address) {
    String host =
        address
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^" + SCHEME, "")
            .replaceFirst("/$", "");
    boolean secure = address.strip().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    if (!secure || !host.endsWith(MY_DOMAIN)) {
      return List.of();
    }
    String domain = host.substring(0, host.length() - MY_DOMAIN.length());
    int dot = domain.indexOf('.');
    String name = dot < 0 ? domain : domain.substring(0, dot);
    String kind = dot < 0 ? "" : domain.substring(dot);
    return List.of(
        SCHEME + domain + ".lightning.force.com",
        SCHEME + host,
        SCHEME + name + "--c" + kind + ".vf.force.com");
  }
}
