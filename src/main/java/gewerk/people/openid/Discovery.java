package gewerk.people.openid;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import gewerk.platform.i18n.Message;

/** What providers tell of themselves below {@code .well-known}; asked once an hour. */
final class Discovery {
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
  private static final Duration GOOD_FOR = Duration.ofHours(1);

  private record Failed(OpenIdTrouble trouble, Instant since) {}

  private record Known(OIDCProviderMetadata metadata, Instant since) {}

  private final Exchange exchange;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Map<String, Failed> failures = new ConcurrentHashMap<>();

  Discovery(Exchange exchange, Clock clock) {
    this.exchange = exchange;
    this.clock = clock;
  }

  /** What was told last serves while the provider cannot be asked; and it is not asked again at once, however many wait for it. */
  OIDCProviderMetadata of(String issuer) throws OpenIdTrouble {
    var last = known.get(issuer);
    if (last != null && last.since.plus(GOOD_FOR).isAfter(clock.instant())) {
      return last.metadata;
    }
    var failed = failures.get(issuer);
    try {
      if (failed != null && failed.since.plus(AFTER_FAILURE).isAfter(clock.instant())) {
        throw failed.trouble;
      }
      return asked(issuer);
    } catch (OpenIdTrouble e) {
      failures.compute(issuer, (name, before) -> before == null || before.trouble != e ? new Failed(e, clock.instant()) : before);
      if (last == null) {
        throw e;
      }
      return last.metadata;
    }
  }

  /** As it is told now. */
  OIDCProviderMetadata asked(String issuer) throws OpenIdTrouble {
    try {
      var metadata = OIDCProviderMetadata.parse(exchange.get(URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration")));
      if (!metadata.getIssuer().getValue().equals(issuer)) {
        throw new OpenIdTrouble(Message.of("openid.trouble.other_issuer", metadata.getIssuer().getValue()));
      }
      if (metadata.getAuthorizationEndpointURI() == null || metadata.getTokenEndpointURI() == null || metadata.getJWKSetURI() == null) {
        throw new OpenIdTrouble(Message.of("openid.trouble.no_provider", issuer));
      }
      known.put(issuer, new Known(metadata, clock.instant()));
      failures.remove(issuer);
      return metadata;
    } catch (HttpTimeoutException e) {
      throw new OpenIdTrouble(Message.of("openid.trouble.slow", issuer), e);
    } catch (IOException | IllegalArgumentException e) {
      boolean answered = String.valueOf(e.getMessage()).startsWith("HTTP ");
      throw new OpenIdTrouble(Message.of(answered ? "openid.trouble.no_provider" : "openid.trouble.unreachable", issuer), e);
    } catch (ParseException e) {
      throw new OpenIdTrouble(Message.of("openid.trouble.no_provider", issuer), e);
    }
  }
}
