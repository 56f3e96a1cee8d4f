package io.trunkline.edge.admin;

/**
 * The console's cookie. Browsers take a {@code __Host-} cookie over TLS only, so that plain HTTP on
 * this machine has a name of its own.
 */
final class SessionCookie {
  static final String SECURE = "__Host-trunkline";
  static final String PLAIN = "trunkline";

  private SessionCookie() {}

  static String name(boolean secure) {
    return secure ? SECURE : PLAIN;
  }

  static String set(String token, boolean secure) {
    return name(secure) + "=" + token + attributes(secure);
  }

  static String clear(boolean secure) {
    return name(secure) + "=" + attributes(secure) + "; Max-Age=0";
  }

  private static String attributes(boolean secure) {
    return "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
  }
}
