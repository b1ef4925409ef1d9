package gewerk.platform.pages.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

import gewerk.platform.access.Viewers;
import gewerk.platform.http.Answer;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.http.Surface;
import gewerk.platform.i18n.Labels;
import gewerk.platform.pages.Csp;
import gewerk.platform.pages.Problem;

/** The pages' face: strangers are asked to sign in, forms must carry their session's secret, refusals are pages themselves. */
public final class PageSurface implements Surface {
  private static final List<String> OPEN_TO_ALL = List.of("/login", "/logout", "/auth", "/assets", "/favicon.ico", "/lookbook", "/health_checks", "/robots.txt",
      "/account/lost_password", "/account/register", "/account/activate");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Viewers viewers;
  private final Doorkeeper doorkeeper;
  private final BooleanSupplier loginRequired;
  private final Labels labels;
  private final Pages pages;

  public PageSurface(Viewers viewers, Doorkeeper doorkeeper, BooleanSupplier loginRequired, Labels labels, Pages pages) {
    this.viewers = viewers;
    this.doorkeeper = doorkeeper;
    this.loginRequired = loginRequired;
    this.labels = labels;
    this.pages = pages;
  }

  @Override
  public boolean covers(String path) {
    return true;
  }

  @Override
  public Request admit(Request request) {
    var admitted = known(request);
    boolean open = OPEN_TO_ALL.stream().anyMatch(prefix -> request.path().equals(prefix) || request.path().startsWith(prefix + "/"));
    if (!open && admitted.viewer().isAnonymous() && loginRequired.getAsBoolean()) {
      throw Refusal.unauthenticated("");
    }
    if (!open) {
      doorkeeper.detour(request).filter(path -> !path.equals(request.path())).ifPresent(path -> {
        throw Refusal.of(303, "Detour", gewerk.platform.i18n.Message.literal(path));
      });
    }
    if (!SAFE.contains(request.method()) && !isOwnForm(admitted)) {
      throw Refusal.of(422, "InvalidFormToken", gewerk.platform.i18n.Message.of("pages.error.form_token"));
    }
    return admitted;
  }

  @Override
  public Answer unknown(Request request) {
    try {
      return refused(admit(request), Refusal.notFound());
    } catch (Refusal refusal) {
      return refused(request, refusal);
    }
  }

  @Override
  public Answer finish(Request request, Answer answer) {
    if (request.path().startsWith("/assets/")) {
      return answer.with("X-Content-Type-Options", "nosniff");
    }
    var guarded = guarded(answer);
    if (!request.method().equals("GET") || answer.status() != 200 || !(answer.body() instanceof Answer.Body.Whole(var bytes))) {
      return guarded.with("Cache-Control", "no-store");
    }
    if (isRead(request, answer)) {
      return guarded.with("Cache-Control", "no-store").with("Set-Cookie", Pages.NOTICE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }
    var tag = "W/\"" + Integer.toHexString(java.util.Arrays.hashCode(bytes)) + "-" + bytes.length + "\"";
    var tagged = guarded.with("ETag", tag).with("Cache-Control", "private, no-cache");
    boolean same = request.header("If-None-Match").filter(sent -> sent.contains(tag)).isPresent();
    return same ? new Answer(304, "", new Answer.Body.Whole(new byte[0]), tagged.headers()) : tagged;
  }

  /** A notice is shown once: by a page that people look at, not by a part of one or one that is fetched in advance. */
  private static boolean isRead(Request request, Answer answer) {
    boolean inAdvance = request.header("X-Sec-Purpose").or(() -> request.header("Sec-Purpose")).filter(purpose -> purpose.contains("prefetch")).isPresent();
    return request.cookie(Pages.NOTICE).isPresent() && answer.type().startsWith("text/html") && request.header("Turbo-Frame").isEmpty() && !inAdvance;
  }

  @Override
  public Answer refused(Request request, Refusal refusal) {
    if (refusal.status() == 303) {
      return Answer.seeOther(String.valueOf(refusal.reason().arguments().getFirst()));
    }
    var asked = request.isAdmitted() ? request : known(request);
    if (refusal.status() == 401 || refusal.status() == 403 && asked.viewer().isAnonymous() && request.method().equals("GET")) {
      return Answer.seeOther("/login?back_url=" + QueryString.encode(wanted(request)));
    }
    var page = asked.viewer().isAnonymous() ? pages.bare(asked, "") : pages.page(asked, "");
    var problem = Problem.of(refusal.status(), page);
    var told = tellsMore(refusal) ? problem.explained(refusal.reason().in(page.words())) : problem;
    return guarded(Answer.html(told.page(page)).withStatus(refusal.status())).with("Cache-Control", "no-store");
  }

  @Override
  public Answer broken(Request request, String reference) {
    var asked = request.isAdmitted() ? request : known(request);
    var page = asked.viewer().isAnonymous() ? pages.bare(asked, "") : pages.page(asked, "");
    var problem = Problem.of(500, page);
    return guarded(Answer.html(problem.explained(problem.explanation() + " " + page.say("pages.error.reference", reference)).page(page)).withStatus(500));
  }

  private Request known(Request request) {
    var viewer = doorkeeper.viewer(request)
        .orElseGet(() -> viewers.anonymous().speaking(labels.closest(request.header("Accept-Language").orElse(""))));
    return request.by(viewer);
  }

  /** Forms of a session carry its secret; those of strangers must come from a page of ours. */
  private boolean isOwnForm(Request request) {
    var secret = doorkeeper.csrf(request);
    if (secret.isEmpty()) {
      return request.header("Sec-Fetch-Site").map("same-origin"::equals)
          .orElseGet(() -> request.header("Origin").map(origin -> origin.equals(request.origin())).orElse(true));
    }
    var sent = request.header("X-CSRF-Token").or(() -> request.form("csrf")).orElse("");
    return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean tellsMore(Refusal refusal) {
    return !refusal.reason().key().equals("error.not_found") && !refusal.reason().key().equals("error.missing_permission");
  }

  private static String wanted(Request request) {
    return request.method().equals("GET") && !request.rawQuery().isEmpty() ? request.path() + "?" + request.rawQuery() : request.path();
  }

  private static Answer guarded(Answer answer) {
    boolean hasPolicy = answer.headers().stream().anyMatch(header -> header.getKey().equals("Content-Security-Policy"));
    var base = hasPolicy ? answer : answer.with("Content-Security-Policy", Csp.STRICT.header());
    return base.with("X-Content-Type-Options", "nosniff").with("X-Frame-Options", "DENY").with("Referrer-Policy", "same-origin");
  }
}
