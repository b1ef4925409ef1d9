package gewerk.platform.outgoing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import com.unboundid.util.ssl.AggregateTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: those that Java believes, and those that an administrator added. */
public final class Certificates {
  private Certificates() {}

  /** @throws CertificateException when the text holds something else than certificates */
  public static List<Certificate> read(String pem) throws CertificateException {
    if (pem.isBlank()) {
      return List.of();
    }
    var all = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    if (all.isEmpty()) {
      throw new CertificateException("No certificate");
    }
    return List.copyOf(all);
  }

  /** By which one text of certificates is told from another; blank for none. */
  public static String fingerprint(String pem) {
    try {
      return pem.isBlank() ? "" : "SHA-256 " + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pem.strip().getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * For speaking TLS to a server.
   *
   * @param checks whether the certificate must be one that is believed
   * @param pem certificates that are believed besides those that Java knows; blank for none
   */
  public static SSLContext context(boolean checks, String pem) throws GeneralSecurityException {
    if (!checks) {
      return new SSLUtil(new TrustAllTrustManager(true)).createSSLContext();
    }
    var trusted = new ArrayList<X509TrustManager>(List.of(trusting(null)));
    var own = read(pem);
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
