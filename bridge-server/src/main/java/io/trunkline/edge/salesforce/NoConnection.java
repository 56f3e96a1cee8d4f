package io.trunkline.edge.salesforce;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Why no connection to a host came about, and what to do: DNS, network and TLS each have a remedy
 * of their own. The failure's text is left out: it may quote what was sent.
 */
final class NoConnection {
  private NoConnection() {}

  static Diagnosis why(IOException failure, String host) {
    if (has(failure, UnknownHostException.class)) {
      return new Diagnosis(
          "The name " + host + " is not known here.",
          "Check the account's address letter by letter, and this machine's DNS.");
    }
    if (has(failure, SSLException.class)) {
      return tls(failure, host);
    }
    if (has(failure, SocketTimeoutException.class) || has(failure, NoRouteToHostException.class)) {
      return new Diagnosis(
          host + " cannot be reached: the network gives no answer.",
          "Let the firewall pass connections to port 443 of Salesforce's hosts, or name your proxy"
              + " in JAVA_TOOL_OPTIONS (-Dhttps.proxyHost, -Dhttps.proxyPort).");
    }
    if (has(failure, ConnectException.class)) {
      return new Diagnosis(
          host + " refuses the connection.",
          "Check the account's address and port, and that no firewall or proxy refuses it.");
    }
    return new Diagnosis(
        "No connection to " + host + ": it was cut before anything was sent.",
        "Try again; if it stays, look whether a firewall or proxy cuts it.");
  }

  private static Diagnosis tls(IOException failure, String host) {
    String begin = "No secure connection to " + host + ": ";
    if (has(failure, SSLPeerUnverifiedException.class) || namesAnotherHost(failure)) {
      return new Diagnosis(
          begin + "what answers there has the certificate of another host.",
          "Check the account's address, and that DNS and proxies lead to Salesforce.");
    }
    if (has(failure, CertificateExpiredException.class)
        || has(failure, CertificateNotYetValidException.class)) {
      return new Diagnosis(
          begin + "its certificate has expired or is not valid yet.",
          "Compare this machine's clock with the true time. If it is right, look what stands"
              + " between the bridge and Salesforce.");
    }
    if (has(failure, CertificateException.class)
        || has(failure, CertPathValidatorException.class)) {
      return new Diagnosis(
          begin + "its TLS certificate is not trusted here.",
          "Check the account's address. Where a proxy looks into TLS, let it leave Salesforce's hosts"
              + " alone, or let this machine's Java trust the proxy's certificate authority.");
    }
    return new Diagnosis(
        begin + "what answers there does not speak TLS as Salesforce does.",
        "Check the account's address and port, and that no proxy or firewall breaks TLS 1.2 and"
            + " 1.3.");
  }

  /**
   * Java's check of the name throws the plain class; all troubles of trust have one of their own.
   */
  private static boolean namesAnotherHost(IOException failure) {
    return causes(failure).anyMatch(one -> one.getClass() == CertificateException.class);
  }

  private static boolean has(IOException failure, Class<? extends Exception> kind) {
    return causes(failure).anyMatch(kind::isInstance);
  }

  private static Stream<Throwable> causes(IOException failure) {
    return Stream.<Throwable>iterate(failure, one -> one != null, Throwable::getCause).limit(20);
  }
}
