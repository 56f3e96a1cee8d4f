package io.trunkline.edge.http;

import java.net.URI;

/** The Content-Security-Policy of each page. No page runs a script that does not lie in a file. */
final class Policies {
  private final String socket;

  Policies(URI publicUrl) {
    this.socket = publicUrl.toString().replaceFirst("^http", "ws");
  }

  /** A page that stands alone: desktop, console, sign-in, the softphone in a tab of its own. */
  String alone() {
    return policy("'self'", "'none'");
  }

  /** The softphone inside the page of an org that an account lists. */
  String framedBy(String origin) {
    return policy("'self' " + origin, origin);
  }

  /** A page without any script, which therefore may stand in this frame. */
  String silentIn(String origin) {
    return "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
        + " frame-ancestors "
        + origin;
  }

  private String policy(String scripts, String frames) {
    return "default-src 'none'; script-src "
        + scripts
        + "; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self';"
        + " connect-src 'self' "
        + socket
        + "; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors "
        + frames;
  }
}
