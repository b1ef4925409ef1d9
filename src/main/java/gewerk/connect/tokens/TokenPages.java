package gewerk.connect.tokens;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.forms.Field;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/** My access tokens: made here, shown once, taken away with one click. */
public final class TokenPages {
  /** A token in the list. */
  public record Line(long id, String name, String created, String lastUsed, String expires) {}

  /** More ways for programs to come in, which stand below the tokens. */
  @FunctionalInterface
  public interface Part {
    Content of(Page page, Asking asking);
  }

  private final Pages pages;
  private final Tokens tokens;
  private final List<Part> parts = new ArrayList<>();

  public TokenPages(Pages pages, Tokens tokens) {
    this.pages = pages;
    this.tokens = tokens;
    pages.get("/my/access_tokens", (request, asking) -> show(request, asking, null, null))
        .post("/my/access_tokens", this::create)
        .post("/my/access_tokens/{id}/revoke", this::revoke);
  }

  public void also(Part part) {
    parts.add(part);
  }

  private Answer create(Request request, Asking asking) {
    signedIn(asking);
    return switch (tokens.create(asking.viewer().id(), request.form("name").orElse("").strip(), expiry(request, asking).orElse(null))) {
      case Tokens.Made.Token(var ignored, var value) -> show(request, asking, value, null);
      case Tokens.Made.Refused(var reason) -> show(request, asking, null, asking.say(reason)).withStatus(422);
    };
  }

  private Answer revoke(Request request, Asking asking) {
    signedIn(asking);
    if (!tokens.revoke(request.id("id"), asking.viewer().id())) {
      throw Refusal.notFound();
    }
    return Pages.seeOther("/my/access_tokens", Notice.good(asking.say("tokens.revoked")));
  }

  /** The end of the chosen day, as the reader counts days. */
  private static Optional<Instant> expiry(Request request, Asking asking) {
    try {
      return request.form("expires").filter(text -> !text.isBlank())
          .map(text -> LocalDate.parse(text).plusDays(1).atStartOfDay(asking.viewer().zone()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Answer show(Request request, Asking asking, @Nullable String made, @Nullable String error) {
    signedIn(asking);
    var page = pages.page(request, asking.say("tokens.title"));
    return pages.show(page, TokenPages.class, "tokens", Map.of("lines", lines(asking, page), "parts", parts.stream().map(part -> part.of(page, asking)).toList(),
        "made", made == null ? "" : made,
        "name", Field.of("name", asking.say("tokens.name")).required().hint(asking.say("tokens.name_hint")).error(error)
            .value(error == null ? "" : request.form("name").orElse("")),
        "expires", Field.of("expires", asking.say("tokens.expires")).hint(asking.say("tokens.expires_hint"))));
  }

  private List<Line> lines(Asking asking, Page page) {
    var formats = page.formats();
    return tokens.of(asking.viewer().id()).stream().map(token -> new Line(token.id(), token.name(), formats.dateTime(token.createdAt()),
        token.lastUsedAt() == null ? asking.say("tokens.never") : formats.ago(token.lastUsedAt()),
        token.expiresAt() == null ? asking.say("tokens.never") : formats.dateTime(token.expiresAt()))).toList();
  }

  private static void signedIn(Asking asking) {
    if (asking.viewer().isAnonymous()) {
      throw Refusal.unauthenticated("");
    }
  }
}
