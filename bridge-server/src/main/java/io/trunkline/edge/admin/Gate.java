package io.trunkline.edge.admin;

import io.trunkline.core.access.Access;
import io.trunkline.core.access.Caller;
import io.trunkline.core.access.Pass;
import io.trunkline.core.access.Tokens;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Finds out who asks: by the Authorization header, or by the console's cookie. */
final class Gate {
  static final String CSRF = "X-CSRF-Token";
  private static final String BEARER = "Bearer ";
  private final Access access;

  Gate(Access access) {
    this.access = access;
  }

  /** Who asks; empty without a good sign-in. A cookie's changes need its CSRF token as well. */
  Optional<Caller> caller(Request request) {
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (header != null) {
      return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
          ? access.caller(header.substring(BEARER.length()).strip()).filter(Gate::byHeader)
          : Optional.empty();
    }
    Optional<Caller> caller = cookie(request).flatMap(access::caller).filter(Gate::byCookie);
    if (caller.isPresent() && isChange(request) && !hasCsrf(request, caller.get())) {
      throw Problem.of(403, "Send the session's csrfToken in the header " + CSRF + ".");
    }
    return caller;
  }

  private static boolean byCookie(Caller caller) {
    return caller.pass().kind() == Pass.Kind.CONSOLE;
  }

  private static boolean byHeader(Caller caller) {
    return caller.pass().kind() != Pass.Kind.CONSOLE;
  }

  private boolean hasCsrf(Request request, Caller caller) {
    String sent = request.getHeaders().get(CSRF);
    return sent != null && Tokens.equal(sent, access.csrf(caller.pass()));
  }

  private static boolean isChange(Request request) {
    return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
  }

  private static Optional<String> cookie(Request request) {
    String name = SessionCookie.name(request.isSecure());
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }
}
