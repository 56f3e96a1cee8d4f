package io.trunkline.command.doctor;

import io.trunkline.core.Finding;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Why the public address did not answer, in words for people. */
final class Answers {
  private Answers() {}

  static Finding none(String what, URI url, IOException trouble) {
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return Finding.fail(
            what,
            "the name " + url.getHost() + " leads nowhere",
            "enter it into your DNS, or correct public.url");
      }
      if (cause instanceof SSLException) {
        return Finding.fail(
            what,
            "no trusted TLS at " + url + ": " + String.valueOf(cause.getMessage()),
            "use a certificate for this name that a public authority signed; browsers leave the"
                + " panel blank without one");
      }
      if (cause instanceof HttpTimeoutException) {
        return Finding.fail(what, url + " does not answer in time", "look at firewall and proxy");
      }
      if (cause instanceof ConnectException) {
        return Finding.fail(
            what,
            "nobody listens at " + url,
            "start the bridge and the proxy before it, and look at the firewall");
      }
    }
    return Finding.fail(
        what,
        url + " does not answer (" + trouble.getClass().getSimpleName() + ")",
        "look at the bridge, and at the proxy before it");
  }
}
