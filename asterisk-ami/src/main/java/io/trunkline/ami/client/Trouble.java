package io.trunkline.ami.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What can go wrong with a link, each in words that say what to do. */
final class Trouble {
  private Trouble() {}

  static LinkState connecting(AmiSettings settings, IOException why) {
    String address = settings.address();
    if (why instanceof UnknownHostException) {
      return LinkState.down(
          "the name " + settings.host() + " is not known", "check the PBX's address");
    }
    if (why instanceof SocketTimeoutException) {
      return LinkState.down(
          address + " did not answer in time", "check the PBX's address and the firewall");
    }
    if (why instanceof SSLException) {
      return LinkState.down(
          "TLS with " + address + " failed: " + why.getMessage(),
          "check the pinned certificate, and tlsenable and tlsbindaddr in manager.conf");
    }
    if (why instanceof ConnectException || why instanceof NoRouteToHostException) {
      return LinkState.down(
          address + " cannot be reached: " + why.getMessage(),
          "check that Asterisk runs, and enabled, bindaddr and port in manager.conf");
    }
    return LinkState.down(
        "the connection to " + address + " failed: " + why.getMessage(),
        "check that this is the manager port, with TLS as set here");
  }

  static LinkState noLogin(AmiSettings settings) {
    return LinkState.down(
        settings.address()
            + " took the connection but did not answer the login within "
            + settings.timings().login().toMillis()
            + " ms",
        "check that this is Asterisk's manager port, with TLS as set here");
  }

  static LinkState closedInLogin(AmiSettings settings) {
    return LinkState.down(
        settings.address() + " closed the connection before the login was answered",
        "check authlimit in manager.conf, and that this is the manager port");
  }

  static LinkState refused(AmiSettings settings, String words) {
    String said = words.toLowerCase(Locale.ROOT);
    if (said.contains("shutting down")) {
      return LinkState.down("the PBX is shutting down", "");
    }
    if (said.contains("already in use")) {
      return LinkState.refused(
          "the AMI user "
              + settings.username()
              + " is logged in to "
              + settings.address()
              + " already",
          "set allowmultiplelogin = yes in manager.conf, or give the bridge a user of its own");
    }
    return LinkState.refused(
        "AMI secret or user refused by " + settings.address() + " (" + words + ")",
        "check the user name, its secret, and permit and deny in manager.conf");
  }

  /** The stream ended, or something unexpected came, in the middle of the login. */
  static LinkState loginFailed(AmiSettings settings, Throwable why) {
    Throwable cause = why.getCause() == null ? why : why.getCause();
    return LinkState.down(
        "the login at " + settings.address() + " failed: " + cause.getMessage(),
        "check that this is Asterisk's manager port");
  }

  static LinkState noPong(AmiSettings settings) {
    return LinkState.down(
        "the PBX did not answer a ping within " + settings.timings().pong().toMillis() + " ms",
        "check the network and the load of " + settings.host());
  }

  static LinkState closed(AmiSettings settings, String shutdown) {
    if (!shutdown.isEmpty()) {
      return LinkState.down(shutdown, "");
    }
    return LinkState.down(
        settings.address() + " closed the connection",
        "if this repeats, set writetimeout = 5000 for the user in manager.conf");
  }
}
