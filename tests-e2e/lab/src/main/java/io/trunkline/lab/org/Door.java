package io.trunkline.lab.org;

import io.trunkline.lab.org.web.Ask;

/** The kinds of request that faults and counts tell apart. */
public enum Door {
  /** The token endpoint, and all else about signing in. */
  LOGIN,
  /** REST requests that change nothing: describe, records, query, search, limits. */
  READ,
  /** REST requests that create, change or delete. */
  WRITE,
  /** What the Lightning page saves for the softphone: saveLog. */
  PAGE_SAVE,
  /** Everything else that a browser asks for. */
  PAGE;

  static Door of(Ask ask) {
    if (ask.path().startsWith("/services/oauth2/") && !ask.path().endsWith("/userinfo")) {
      return LOGIN;
    }
    if (ask.path().startsWith("/services/")) {
      boolean search = ask.path().endsWith("/parameterizedSearch");
      return ask.method().equals("GET") || ask.method().equals("HEAD") || search ? READ : WRITE;
    }
    return ask.path().startsWith("/aura/saveLog") ? PAGE_SAVE : PAGE;
  }
}
