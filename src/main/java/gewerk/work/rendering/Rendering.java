package gewerk.work.rendering;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Message;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.text.LinkTargets;
import gewerk.platform.text.Markdown;
import gewerk.platform.text.Plain;
import gewerk.platform.text.References;

/**
 * Previews of what people write (reference: rendering). A text can belong to something, its context: then the file names in it mean the
 * files attached there.
 */
public final class Rendering {
  private static final Pattern PATH = Pattern.compile("(?:https?://[^/]+)?(?:/[^/]+)*?/api/v(\\d+)/(\\w+)/(\\d{1,18})");

  /** Whether something is there for this reader. */
  @FunctionalInterface
  public interface Context {
    boolean isThere(long id, Viewer viewer);
  }

  /** The id of the attachment with a name, at a context. */
  @FunctionalInterface
  public interface Files {
    OptionalLong named(String context, long id, String fileName);
  }

  private record Place(String namespace, long id) {}

  private final Markdown markdown = new Markdown(LinkTargets.usual());
  private final BiFunction<String, Viewer, References> mentions;
  private final Map<String, Context> contexts = new HashMap<>();
  private Files files = (context, id, fileName) -> OptionalLong.empty();

  /** @param mentions whom a text mentions, for a reader */
  public Rendering(Platform platform, BiFunction<String, Viewer, References> mentions) {
    this.mentions = mentions;
    platform.api().post("/render/markdown", "Shows Markdown as HTML.", null, Shape.OTHER, (request, asking) -> markdown(request));
    platform.api().post("/render/plain", "Shows plain text as HTML.", null, Shape.OTHER, (request, asking) -> {
      place(request);
      return html(Plain.html(request.bodyText()));
    });
  }

  /** Another kind of thing that texts can belong to. */
  public Rendering context(String namespace, Context context) {
    contexts.put(namespace, context);
    return this;
  }

  /** Where the files of a context are. */
  public void filesFrom(Files finder) {
    files = finder;
  }

  private Answer markdown(Request request) {
    var place = place(request);
    var text = request.bodyText();
    var people = mentions.apply(text, request.viewer());
    return html(markdown.html(text, place == null ? people : new Placed(people, place, files)));
  }

  private static Answer html(String fragment) {
    return Answer.text(200, "text/html", fragment);
  }

  private @org.jspecify.annotations.Nullable Place place(Request request) {
    var context = request.query("context").filter(path -> !path.isBlank());
    if (context.isEmpty()) {
      return null;
    }
    var path = PATH.matcher(context.get());
    if (!path.matches()) {
      throw refused("rendering.error.no_link");
    }
    var kind = contexts.get(path.group(2));
    if (kind == null || !path.group(1).equals(Link.BASE.substring("/api/v".length()))) {
      throw refused("rendering.error.unsupported");
    }
    var place = new Place(path.group(2), Long.parseLong(path.group(3)));
    if (!kind.isThere(place.id, request.viewer())) {
      throw refused("rendering.error.not_found");
    }
    return place;
  }

  private static Refusal refused(String key) {
    return Refusal.of(400, "InvalidRenderContext", Message.of(key));
  }

  /** What a text means at its place: people, and the files there. */
  private record Placed(References people, Place place, Files files) implements References {
    @Override
    public java.util.Optional<Mentioned> user(long id) {
      return people.user(id);
    }

    @Override
    public java.util.Optional<Mentioned> user(String login) {
      return people.user(login);
    }

    @Override
    public java.util.Optional<Mentioned> group(long id) {
      return people.group(id);
    }

    @Override
    public OptionalLong attachment(String fileName) {
      return files.named(place.namespace, place.id, fileName);
    }
  }
}
