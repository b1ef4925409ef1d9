package gewerk.people.ldap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import com.unboundid.util.ssl.AggregateTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import gewerk.people.ldap.LdapConnection.Server;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: those that Java believes, and those that an administrator added. */
final class Certificates {
  private Certificates() {}

  /** @throws CertificateException when the text holds something else than certificates */
  static List<Certificate> read(String pem) throws CertificateException {
    if (pem.isBlank()) {
      return List.of();
    }
    var all = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    if (all.isEmpty()) {
      throw new CertificateException("No certificate");
    }
    return List.copyOf(all);
  }

  static SSLContext context(Server server) throws GeneralSecurityException {
    if (!server.checksCertificate()) {
      return new SSLUtil(new TrustAllTrustManager(true)).createSSLContext();
    }
    var trusted = new ArrayList<X509TrustManager>(List.of(trusting(null)));
    var own = read(server.authorities());
    if (!own.isEmpty()) {
      trusted.add(trusting(store(own)));
    }
    return new SSLUtil(new AggregateTrustManager(false, trusted)).createSSLContext();
  }

  /** @param store null for what Java brings along */
  private static X509TrustManager trusting(@Nullable KeyStore store) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  private static KeyStore store(List<Certificate> certificates) throws GeneralSecurityException {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry("authority-" + i, certificates.get(i));
      }
      return store;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
