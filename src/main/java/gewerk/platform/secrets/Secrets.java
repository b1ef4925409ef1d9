package gewerk.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

import gewerk.platform.database.Database;
import gewerk.platform.secrets.SecretKeyStore.Kept;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** Encrypts texts for the database and reads them again: AES-256-GCM with one key for all nodes. */
public final class Secrets {
  private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);
  private static final String PROOF = "the right key";
  private static final int NONCE_BYTES = 12;

  private final AesBytesEncryptor cipher;

  private Secrets(String key) {
    cipher = new AesBytesEncryptor(new SecretKeySpec(HexFormat.of().parseHex(key), "AES"), KeyGenerators.secureRandom(NONCE_BYTES), CipherAlgorithm.GCM);
  }

  /** With the key in this file, which is made with the database's first secret key; all nodes need the same. */
  public static Secrets keptIn(Path path, Database database) {
    var store = new SecretKeyStore(database);
    var file = new KeyFile(path);
    var known = store.find().orElse(null);
    var key = file.read().orElseGet(() -> written(file, known));
    return proven(key, store, "The secret key in " + path + " is not the one that this database's secrets were encrypted with;"
        + " bring back the file that was there, or give all nodes the same one with --secret-key-file.");
  }

  /** With a key that stands in the database itself, which any number of nodes can share without being told. */
  public static Secrets keptInDatabase(Database database) {
    var store = new SecretKeyStore(database);
    var known = store.find().orElse(null);
    if (known != null && known.key() == null) {
      throw new CannotOpenSecrets("This database's secrets were encrypted with a key in a file; give every node that file with --secret-key-file.");
    }
    LOG.warn("The key for stored secrets stands in the database beside them; --secret-key-file moves it into a file.");
    var key = known == null ? random() : known.key();
    return known == null ? shared(key, store) : new Secrets(key);
  }

  /** What may be stored: another text each time. */
  public String seal(String secret) {
    return Base64.getEncoder().encodeToString(cipher.encrypt(secret.getBytes(StandardCharsets.UTF_8)));
  }

  /** @throws CannotOpenSecrets when this was not sealed with our key */
  public String open(String sealed) {
    try {
      return new String(cipher.decrypt(Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new CannotOpenSecrets("A stored secret was encrypted with another key; enter it again.", e);
    }
  }

  private static String written(KeyFile file, @Nullable Kept known) {
    if (known != null && known.key() == null) {
      throw new CannotOpenSecrets("The secret key file " + file.path() + " is missing, and this database's secrets were encrypted with its key;"
          + " bring it back from a backup, or from another node.");
    }
    var key = known == null ? random() : known.key();
    file.write(key);
    return key;
  }

  /** Whichever of several new nodes comes first makes the key of all. */
  private static Secrets shared(String key, SecretKeyStore store) {
    store.insert(key, new Secrets(key).seal(PROOF));
    return new Secrets(store.find().map(Kept::key).orElseThrow());
  }

  private static Secrets proven(String key, SecretKeyStore store, String otherwise) {
    var secrets = new Secrets(key);
    store.insert(null, secrets.seal(PROOF));
    var kept = store.find().orElseThrow();
    try {
      secrets.open(kept.proof());
    } catch (CannotOpenSecrets e) {
      throw new CannotOpenSecrets(otherwise, e);
    }
    if (kept.key() != null) {
      store.forgetKey();
    }
    return secrets;
  }

  private static String random() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
