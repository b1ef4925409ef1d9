package gewerk.connect.oauth;

import java.util.List;
import java.util.stream.Stream;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.http.Surface;

/** The face towards programs: applications show who they are, nobody signs in, nothing may be kept by anybody on the way. */
final class OAuthSurface implements Surface {
  private static final List<String> PATHS = Stream.concat(TokenApi.PATHS.stream(), Stream.of(WellKnownApi.SERVER, WellKnownApi.RESOURCE)).toList();

  @Override
  public boolean covers(String path) {
    return PATHS.contains(path);
  }

  @Override
  public Request admit(Request request) {
    return request;
  }

  @Override
  public Answer unknown(Request request) {
    return finish(request, OAuthFailure.of("invalid_request").answer(405));
  }

  @Override
  public Answer finish(Request request, Answer answer) {
    return answer.with("Cache-Control", "no-store").with("Pragma", "no-cache").with("X-Content-Type-Options", "nosniff");
  }

  @Override
  public Answer refused(Request request, Refusal refusal) {
    return finish(request, OAuthFailure.of("invalid_request").answer(refusal.status()));
  }

  @Override
  public Answer broken(Request request, String reference) {
    return finish(request, new OAuthFailure("server_error", "Something went wrong on the server, reference " + reference + ".").answer(500));
  }
}
