package gewerk.platform.hal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

import gewerk.platform.access.Authenticator;
import gewerk.platform.access.Authenticator.Outcome;
import gewerk.platform.access.Viewer;
import gewerk.platform.access.Viewers;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.http.Surface;
import gewerk.platform.i18n.Labels;
import gewerk.platform.i18n.Message;

/** The API's face: who may come in, which media types it takes, how it tells errors (reference: conventions). */
public final class ApiSurface implements Surface {
  public static final String MEDIA_TYPE = "application/hal+json; charset=utf-8";
  private static final String REALM = "realm=\"OpenProject API\"";
  private static final Set<String> WITH_BODY = Set.of("POST", "PATCH", "PUT");

  private final Viewers viewers;
  private final List<Authenticator> authenticators;
  private final BooleanSupplier loginRequired;
  private final Labels labels;

  public ApiSurface(Viewers viewers, List<Authenticator> authenticators, BooleanSupplier loginRequired, Labels labels) {
    this.viewers = viewers;
    this.authenticators = authenticators;
    this.loginRequired = loginRequired;
    this.labels = labels;
  }

  @Override
  public boolean covers(String path) {
    return path.equals("/api/v3") || path.startsWith("/api/v3/");
  }

  @Override
  public Request admit(Request request) {
    var admitted = Eprops.merged(request).by(viewerOf(request));
    checkContentType(admitted);
    return admitted;
  }

  @Override
  public Answer unknown(Request request) {
    try {
      viewerOf(request);
    } catch (Refusal refusal) {
      return refused(request, refusal);
    }
    return refused(request, Refusal.notFound());
  }

  @Override
  public Answer finish(Request request, Answer answer) {
    var described = described(answer);
    boolean cacheable = request.method().equals("GET") && answer.status() == 200;
    if (!cacheable || !(answer.body() instanceof Answer.Body.Whole(var bytes))) {
      return described;
    }
    var tag = hasTag(answer) ? tagOf(answer) : "W/\"" + digest(bytes) + "\"";
    var tagged = hasTag(answer) ? described : described.with("ETag", tag);
    var cached = tagged.with("Cache-Control", "max-age=0, private, must-revalidate");
    boolean same = request.header("If-None-Match").filter(sent -> sent.contains(tag)).isPresent();
    return same ? new Answer(304, "", new Answer.Body.Whole(new byte[0]), cached.headers()) : cached;
  }

  @Override
  public Answer refused(Request request, Refusal refusal) {
    if (refusal.identifier().equals("MissingContentType")) {
      return described(Answer.text(406, "text/plain", "Missing content-type header"));
    }
    var answer = Answer.of(refusal.status(), MEDIA_TYPE, ErrorBody.bytes(refusal, labels.in(localeOf(request))));
    for (var header : refusal.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return described(answer);
  }

  @Override
  public Answer unavailable(Request request) {
    return refused(request, Refusal.of(503, "ServiceUnavailable", Message.of("error.unavailable")).with("Retry-After", "5"));
  }

  @Override
  public Answer broken(Request request, String reference) {
    return refused(request, Refusal.of(500, "InternalServerError", Message.of("error.internal", reference)));
  }

  private Viewer viewerOf(Request request) {
    for (var authenticator : authenticators) {
      switch (authenticator.authenticate(request)) {
        case Outcome.Known(var viewer) -> {
          return viewer.isAnonymous() ? anonymous(request) : viewer;
        }
        case Outcome.Wrong wrong -> throw wrongCredentials(request, wrong);
        case Outcome.NotMine() -> { }
      }
    }
    return anonymous(request);
  }

  private Viewer anonymous(Request request) {
    if (loginRequired.getAsBoolean()) {
      throw Refusal.unauthenticated(challenge(request, "Bearer", ""));
    }
    return viewers.anonymous().speaking(localeOf(request));
  }

  private static Refusal wrongCredentials(Request request, Outcome.Wrong wrong) {
    return Refusal.of(wrong.status(), "Unauthenticated", Message.of("error.wrong_credentials"))
        .with("WWW-Authenticate", challenge(request, wrong.scheme(), wrong.parameters()));
  }

  /** A browser shows no pop-up for a scheme that it does not know: our own pages name one. */
  private static String challenge(Request request, String scheme, String parameters) {
    var named = request.header("X-Authentication-Scheme").filter(name -> name.matches("\\w{1,40}"));
    if (named.isPresent()) {
      return named.get() + " " + REALM;
    }
    return scheme + " " + REALM + (scheme.equals("Bearer") ? whereToGetTokens(request) : "") + (parameters.isEmpty() ? "" : ", " + parameters);
  }

  /** @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-5.1">OAuth 2.0 Protected Resource Metadata</a> */
  private static String whereToGetTokens(Request request) {
    return ", resource_metadata=\"" + request.origin() + "/.well-known/oauth-protected-resource\", scope=\"api_v3\"";
  }

  private static void checkContentType(Request request) {
    if (!WITH_BODY.contains(request.method())) {
      return;
    }
    var type = request.contentType().orElseThrow(() -> Refusal.of(406, "MissingContentType", Message.literal("Missing content-type header")));
    var allowed = MediaTypes.allowed(request);
    if (allowed.stream().noneMatch(type::startsWith)) {
      throw Refusal.of(415, "TypeNotSupported", Message.of("error.type_not_supported", String.join(" ", allowed), type));
    }
  }

  private static Answer described(Answer answer) {
    return answer.with("Link", "</api/v3/openapi.json>; rel=\"service-desc\"");
  }

  private static boolean hasTag(Answer answer) {
    return answer.headers().stream().anyMatch(header -> header.getKey().equals("ETag"));
  }

  private static String tagOf(Answer answer) {
    return answer.headers().stream().filter(header -> header.getKey().equals("ETag")).findFirst().orElseThrow().getValue();
  }

  /** Two sums that processors are quick at: nobody gains by an answer that has the tag of another, and SHA-1 cost a tenth of a large list. */
  private static String digest(byte[] bytes) {
    return sum(new CRC32C(), bytes) + "-" + sum(new CRC32(), bytes) + "-" + Integer.toHexString(bytes.length);
  }

  private static String sum(Checksum checksum, byte[] bytes) {
    checksum.update(bytes);
    return Long.toHexString(checksum.getValue());
  }

  private Locale localeOf(Request request) {
    return request.isAdmitted() ? request.viewer().locale() : labels.closest(request.header("Accept-Language").orElse("en"));
  }
}
