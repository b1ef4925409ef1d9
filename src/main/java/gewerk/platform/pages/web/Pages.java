package gewerk.platform.pages.web;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import gewerk.platform.http.Answer;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.http.Routes;
import gewerk.platform.i18n.Formats;
import gewerk.platform.i18n.Labels;
import gewerk.platform.pages.Assets;
import gewerk.platform.pages.Colours;
import gewerk.platform.pages.Frame;
import gewerk.platform.pages.Frame.Notice;
import gewerk.platform.pages.Page;
import gewerk.platform.pages.Person;
import gewerk.platform.pages.Place;
import gewerk.platform.pages.Reader;
import gewerk.platform.pages.Templates;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import org.jspecify.annotations.Nullable;

/** Where features put their pages: routes, what surrounds a page, and the answers that pages give. */
public final class Pages {
  /** Answers one page or one posted form. */
  @FunctionalInterface
  public interface Handler {
    Answer handle(Request request, Asking asking) throws Exception;
  }

  private static final String STREAM = "text/vnd.turbo-stream.html";
  private static final String REFRESH = "<turbo-stream action=\"refresh\"></turbo-stream>";
  static final String NOTICE = "notice";

  private final Routes routes;
  private final Api api;
  private final Labels labels;
  private final Assets assets;
  private final Doorkeeper doorkeeper;
  private final Navigation navigation = new Navigation();
  private final List<Supplier<Collection<String>>> colours = new CopyOnWriteArrayList<>();

  public Pages(Routes routes, Api api, Labels labels, Assets assets, Doorkeeper doorkeeper) {
    this.routes = routes;
    this.api = api;
    this.labels = labels;
    this.assets = assets;
    this.doorkeeper = doorkeeper;
    new AdministrationHome(this);
    routes.get("/assets/{path:rest}", this::asset);
    routes.get("/favicon.ico", request -> Answer.empty(303).with("Location", assets.head(Colours.NONE).icon()));
  }

  public Navigation navigation() {
    return navigation;
  }

  /** Colours that administrators chose: chips take them. */
  public void colours(Supplier<Collection<String>> hexes) {
    colours.add(hexes);
  }

  public Pages get(String pattern, Handler handler) {
    routes.get(pattern, request -> handler.handle(request, api.asking(request)));
    return this;
  }

  /** A form was posted; its token has been checked. */
  public Pages post(String pattern, Handler handler) {
    routes.post(pattern, request -> handler.handle(request, api.asking(request)));
    return this;
  }

  /** A page that stands in no project. */
  public Page page(Request request, String title) {
    var reader = reader(request);
    return new Page(title, reader, navigation.global(request.path(), request.viewer(), reader.words()), frame(request));
  }

  public Page page(Request request, String title, Navigation.Where project) {
    var reader = reader(request);
    return new Page(title, reader, navigation.inside(project, request.path(), request.viewer(), reader.words()), frame(request));
  }

  /** A page for strangers: nothing beside it. */
  public Page bare(Request request, String title) {
    return new Page(title, reader(request), Place.NOWHERE, frame(request));
  }

  /** The template beside the class, with the page and its further parameters. */
  public Answer show(Page page, Class<?> beside, String template, Map<String, ?> parameters) {
    var all = new HashMap<String, Object>(parameters);
    all.put("page", page);
    return Answer.html(Templates.render(beside, template, all));
  }

  /** After a form was posted: look at this page, which says this once. A bar would part the text from what undoes it; names may hold one. */
  public static Answer seeOther(String path, Notice notice) {
    return Answer.seeOther(path).with("Set-Cookie", NOTICE + "=" + QueryString.encode(notice.kind() + "|" + notice.text().replace('|', '¦')
        + (notice.undo() == null ? "" : "|" + notice.undo().label() + "|" + notice.undo().action())) + "; Path=/; Max-Age=20; HttpOnly; SameSite=Lax");
  }

  /**
   * After a form on some page was posted: that page again. Where there are scripts it is loaded anew and morphed as a whole, because forms stand in
   * frames, and a redirect would renew the frame alone.
   */
  public static Answer again(Request request, String otherwise, Notice notice) {
    var redirect = seeOther(whence(request, otherwise), notice);
    return takesStreams(request) ? streamed(redirect, REFRESH) : redirect;
  }

  /** After a form in a frame was posted: on to another page, which says this once. A redirect would lead the frame there alone. */
  public static Answer onwards(Request request, String path, Notice notice) {
    var redirect = seeOther(path, notice);
    boolean framed = takesStreams(request) && request.header("Turbo-Frame").isPresent();
    return framed ? streamed(redirect, "<turbo-stream action=\"visit\" target=\"" + path.replace("&", "&amp;").replace("\"", "&quot;") + "\"></turbo-stream>") : redirect;
  }

  private static Answer streamed(Answer redirect, String stream) {
    var cookie = redirect.headers().stream().filter(header -> header.getKey().equals("Set-Cookie")).findFirst().orElseThrow();
    return Answer.text(200, STREAM + "; charset=utf-8", stream).with(cookie.getKey(), cookie.getValue());
  }

  /**
   * After a form inside some part of a page was posted: where there are scripts this part alone is morphed into what it is now, so that nothing
   * around it moves or loses what is being typed; without them the page is shown again, down to the part.
   *
   * @param id of the element, which the HTML has, too
   */
  public static Answer renew(Request request, String id, Supplier<String> html, String otherwise) {
    return takesStreams(request) ? Answer.text(200, STREAM + "; charset=utf-8",
        "<turbo-stream action=\"replace\" method=\"morph\" target=\"" + id + "\"><template>" + html.get() + "</template></turbo-stream>")
        : Answer.seeOther(whence(request, otherwise) + "#" + id);
  }

  private static boolean takesStreams(Request request) {
    return request.header("Accept").filter(types -> types.contains(STREAM)).isPresent();
  }

  /** The address of the page that somebody sees, for the forms on it: of a form that is shown again it is the one that it was sent from. */
  public static String here(Request request, Page page, String otherwise) {
    return request.method().equals("GET") ? page.frame().path() : whence(request, otherwise);
  }

  /** Where somebody comes from: as a form names it, else as the browser does; only within this product. */
  public static String whence(Request request, String otherwise) {
    return request.form("back").or(() -> request.query("back")).or(() -> referrer(request)).filter(Pages::isOurs).orElse(otherwise);
  }

  private static Optional<String> referrer(Request request) {
    return request.header("Referer").filter(address -> address.startsWith(request.origin() + "/")).map(address -> address.substring(request.origin().length()));
  }

  /** The address to go back to, as a form names it; only within this product. */
  public static String back(Request request, String otherwise) {
    return request.form("back").or(() -> request.query("back")).filter(Pages::isOurs).orElse(otherwise);
  }

  /** Never to another server: a path, and no second slash that would make it a host. */
  public static boolean isOurs(String address) {
    return address.startsWith("/") && !address.startsWith("//") && !address.startsWith("/\\") && address.chars().noneMatch(letter -> letter < 32);
  }

  Reader reader(Request request) {
    var viewer = request.viewer();
    var words = labels.in(viewer.locale());
    var person = viewer.isLoggedIn() ? new Person(viewer.name(), "/users/" + viewer.id(), null) : null;
    return new Reader(person, words, new Formats(words, viewer.zone(), Instant.now()), doorkeeper.look(request));
  }

  private Frame frame(Request request) {
    var hexes = colours.stream().flatMap(supplier -> supplier.get().stream()).filter(java.util.Objects::nonNull).toList();
    return new Frame(assets.head(Colours.of(hexes)), doorkeeper.csrf(request), address(request), notice(request));
  }

  private static String address(Request request) {
    return request.rawQuery().isEmpty() ? request.path() : request.path() + "?" + request.rawQuery();
  }

  private static @Nullable Notice notice(Request request) {
    var cookie = request.cookie(NOTICE).map(QueryString::decoded).orElse("");
    var parts = cookie.split("\\|", 4);
    if (parts.length < 2) {
      return null;
    }
    var notice = parts[0].equals(Frame.Kind.BAD.name()) ? Notice.bad(parts[1]) : Notice.good(parts[1]);
    return parts.length == 4 && isOurs(parts[3]) ? notice.undo(parts[2], parts[3]) : notice;
  }

  private Answer asset(Request request) {
    var asset = assets.find(request.path()).orElseThrow(Refusal::notFound);
    boolean packed = request.header("Accept-Encoding").filter(value -> value.contains("gzip")).isPresent() && asset.gzipBytes().length < asset.bytes().length;
    var answer = Answer.of(200, asset.contentType(), packed ? asset.gzipBytes() : asset.bytes())
        .with("Cache-Control", gewerk.platform.pages.Asset.CACHE_CONTROL).with("Vary", "Accept-Encoding");
    return packed ? answer.with("Content-Encoding", "gzip") : answer;
  }
}
