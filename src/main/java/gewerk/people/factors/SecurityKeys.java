package gewerk.people.factors;

import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import gewerk.people.factors.SecondFactor.Proof;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What security keys say (WebAuthn, level 2), checked. Who made a key is not asked: any will do as a second factor. */
final class SecurityKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SecurityKeys.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Made when the first key is seen: the start need not wait for it. */
  private static final class Library {
    static final ObjectConverter CONVERTER = new ObjectConverter();
    static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
    static final AttestedCredentialDataConverter CREDENTIALS = new AttestedCredentialDataConverter(CONVERTER);
    static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(parameters(COSEAlgorithmIdentifier.ES256),
        parameters(COSEAlgorithmIdentifier.EdDSA), parameters(COSEAlgorithmIdentifier.RS256));
  }

  /** A key that has just been made for us. */
  record Made(byte[] credentialId, Proof proof) {}

  /** An answer to a challenge: by which key, and what it counts now. */
  record Shown(long factor, long counter) {}

  static byte[] challenge() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /**
   * Nothing for an answer that does not belong to this challenge and place.
   *
   * @param json the browser's credential
   * @param origin scheme, host and port as the browser sees them
   */
  Optional<Made> made(String json, byte[] challenge, String origin) {
    try {
      var data = Library.MANAGER.verifyRegistrationResponseJSON(json, new RegistrationParameters(server(challenge, origin), Library.ALGORITHMS, false, true));
      var authenticator = data.getAttestationObject().getAuthenticatorData();
      var credential = authenticator.getAttestedCredentialData();
      return Optional.of(new Made(credential.getCredentialId(), new Proof(null, Library.CREDENTIALS.convert(credential), authenticator.getSignCount())));
    } catch (RuntimeException e) {
      return refused(e);
    }
  }

  /** The id of the key that answers; nothing when it cannot be read. */
  Optional<byte[]> credentialId(String json) {
    try {
      return Optional.ofNullable(Library.MANAGER.parseAuthenticationResponseJSON(json).getCredentialId());
    } catch (RuntimeException e) {
      return refused(e);
    }
  }

  Optional<Shown> shown(String json, byte[] challenge, String origin, SecondFactor factor) {
    var stored = factor.proof().credential();
    if (stored == null) {
      return Optional.empty();
    }
    var known = new CredentialRecordImpl(new NoneAttestationStatement(), null, null, null, factor.proof().counter(), Library.CREDENTIALS.convert(stored), null, null, null, null);
    try {
      var data = Library.MANAGER.verifyAuthenticationResponseJSON(json, new AuthenticationParameters(server(challenge, origin), known, null, false, true));
      return Optional.of(new Shown(factor.id(), data.getAuthenticatorData().getSignCount()));
    } catch (RuntimeException e) {
      return refused(e);
    }
  }

  /** The place for which a key answers. */
  static String place(String origin) {
    return URI.create(origin).getHost();
  }

  /** Of any kind: what lacks a part ends inside the library in a NullPointerException. */
  private static <T> Optional<T> refused(RuntimeException reason) {
    LOG.info("A security key was not accepted: {}", reason.getMessage());
    return Optional.empty();
  }

  private static ServerProperty server(byte[] challenge, String origin) {
    return ServerProperty.builder().origin(new Origin(origin)).rpId(place(origin)).challenge(new DefaultChallenge(challenge)).build();
  }

  private static PublicKeyCredentialParameters parameters(COSEAlgorithmIdentifier algorithm) {
    return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
  }
}
