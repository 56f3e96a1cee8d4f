package io.trunkline.lab.org.rest;

import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says about a client application, beyond its key and secret.
 *
 * @param callbacks the redirect addresses it may name; none, and the code flow has no way back
 * @param certificate what its assertions are checked with; null where no JWT bearer is set up
 * @param approved usernames that may use it without being asked
 */
public record AppPolicy(
    Set<Trait> traits,
    Set<String> callbacks,
    @Nullable X509Certificate certificate,
    Set<String> approved) {

  /** The yes-or-no settings of an application. */
  public enum Trait {
    /** Only users of approved profiles and permission sets; others may approve it themselves. */
    ADMIN_APPROVED,
    /** The code flow needs a challenge. */
    NEEDS_PKCE,
    /** The code and refresh flows need no secret. */
    PUBLIC,
    /** Each use of a refresh token answers with the next one. */
    ROTATES_REFRESH_TOKENS,
    /** Not installed in this org, which since September 2025 blocks it. */
    UNINSTALLED,
    /** Blocked by the administrator. */
    BLOCKED,
    /** An external client app, not a connected app: it has no username-password flow. */
    EXTERNAL,
    /** Signs in from everywhere. */
    IP_RELAXED
  }

  public AppPolicy {
    traits = Set.copyOf(traits);
    callbacks = Set.copyOf(callbacks);
    approved = Set.copyOf(approved);
  }

  /** A connected app that users approve themselves. */
  public static AppPolicy standard() {
    return new AppPolicy(Set.of(), Set.of(), null, Set.of());
  }

  public AppPolicy with(Trait trait) {
    Set<Trait> more = EnumSet.of(trait);
    more.addAll(traits);
    return new AppPolicy(more, callbacks, certificate, approved);
  }

  public AppPolicy withCallback(String uri) {
    return new AppPolicy(traits, plus(callbacks, uri), certificate, approved);
  }

  public AppPolicy withCertificate(X509Certificate other) {
    return new AppPolicy(traits, callbacks, other, approved);
  }

  /** The same policy with one more user who need not be asked. */
  public AppPolicy approving(String username) {
    return new AppPolicy(traits, callbacks, certificate, plus(approved, username));
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  private static Set<String> plus(Set<String> some, String one) {
    Set<String> more = new HashSet<>(some);
    more.add(one);
    return more;
  }
}
