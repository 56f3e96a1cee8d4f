package io.trunkline.ami.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Lays TLS over a connected socket and shakes hands. */
final class TlsSockets {
  private TlsSockets() {}

  static Socket over(Socket raw, AmiSettings settings) throws IOException {
    if (settings.tls() instanceof AmiTls.Off) {
      return raw;
    }
    SSLContext context = context(settings.tls());
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(raw, settings.host(), settings.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static SSLContext context(AmiTls tls) throws SSLException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      if (tls instanceof AmiTls.Pinned pinned) {
        context.init(null, new TrustManager[] {new PinnedTrust(pinned.pem())}, null);
      } else {
        context.init(null, null, null);
      }
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new SSLException("the pinned certificate cannot be read: " + e.getMessage(), e);
    }
  }

  /** Trusts the pinned certificates themselves, and what pinned authorities signed. */
  private static final class PinnedTrust extends X509ExtendedTrustManager {
    private final List<X509Certificate> pinned;
    private final X509ExtendedTrustManager authorities;

    PinnedTrust(String pem) throws GeneralSecurityException, IOException {
      Collection<? extends Certificate> read =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
      pinned = read.stream().map(X509Certificate.class::cast).toList();
      if (pinned.isEmpty()) {
        throw new CertificateException("there is no certificate in it");
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < pinned.size(); i++) {
        store.setCertificateEntry("pinned-" + i, pinned.get(i));
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      authorities = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
        throws CertificateException {
      if (!pinned.contains(chain[0])) {
        authorities.checkServerTrusted(chain, type, socket);
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("only sockets are used here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("only sockets are used here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
        throws CertificateException {
      throw new CertificateException("this end is never the server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("this end is never the server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("this end is never the server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return authorities.getAcceptedIssuers();
    }
  }
}
