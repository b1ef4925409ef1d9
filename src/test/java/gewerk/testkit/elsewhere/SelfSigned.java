package gewerk.testkit.elsewhere;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key, and a certificate that it signed itself, good for a month.
 *
 * @param store a file of the kind PKCS12
 * @param pem the certificate
 */
public record SelfSigned(Path store, String pem) {
  public static final String PASSWORD = "secret";
  static final String ALIAS = "harbour";

  /** By the tool that comes with Java. */
  public static SelfSigned of(String host) {
    var store = Path.of("target", "harbour-" + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".p12").toAbsolutePath();
    try {
      var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      var process = new ProcessBuilder(tool, "-genkeypair", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD, "-alias", ALIAS,
          "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-validity", "30").redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(said);
      }
      return new SelfSigned(store, pem(store));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** For a server that presents this certificate. */
  public SSLContext context() {
    try (var in = Files.newInputStream(store)) {
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String pem(Path store) throws GeneralSecurityException, IOException {
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
        .encodeToString(keys.getCertificate(ALIAS).getEncoded()) + "\n-----END CERTIFICATE-----\n";
  }
}
