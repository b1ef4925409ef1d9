package gewerk.platform.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import gewerk.platform.access.Viewer;
import gewerk.platform.hal.ApiSurface;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Request;
import gewerk.platform.http.Routes;
import gewerk.platform.i18n.Labels;
import gewerk.platform.resource.Operation.Shape;
import org.jspecify.annotations.Nullable;

/** Where features put their operations: each is a route and a line in the API's description. */
public final class Api {
  /** Answers one operation. */
  @FunctionalInterface
  public interface Handler {
    Answer handle(Request request, Asking asking) throws Exception;
  }

  private final Routes routes;
  private final Labels labels;
  private final Asking.Texts texts;
  private final Supplier<Listing.Limits> limits;
  private final List<Operation> operations = new ArrayList<>();

  public Api(Routes routes, Labels labels, Asking.Texts texts, Supplier<Listing.Limits> limits) {
    this.routes = routes;
    this.labels = labels;
    this.texts = texts;
    this.limits = limits;
  }

  public Api get(String pattern, String summary, @Nullable Resource<?> resource, Shape shape, Handler handler) {
    return on(new Operation("GET", pattern, summary, resource, shape), handler);
  }

  public Api post(String pattern, String summary, @Nullable Resource<?> resource, Shape shape, Handler handler) {
    return on(new Operation("POST", pattern, summary, resource, shape), handler);
  }

  public Api patch(String pattern, String summary, @Nullable Resource<?> resource, Shape shape, Handler handler) {
    return on(new Operation("PATCH", pattern, summary, resource, shape), handler);
  }

  public Api delete(String pattern, String summary, Handler handler) {
    return on(new Operation("DELETE", pattern, summary, null, Shape.NOTHING), handler);
  }

  public Api on(Operation operation, Handler handler) {
    operations.add(operation);
    routes.on(operation.method(), Link.BASE + operation.pattern(), request -> handler.handle(request, asking(request)));
    return this;
  }

  public List<Operation> operations() {
    return operations;
  }

  public Asking asking(Request request) {
    var viewer = request.viewer();
    return new Asking(viewer, labels.in(viewer.locale()), request.origin(), texts, new Loaded());
  }

  /** What somebody would be answered without asking now: for messages to others, and for work that goes on after its request. */
  public Asking asking(Viewer viewer, String origin) {
    return new Asking(viewer, labels.in(viewer.locale()), origin, texts, new Loaded());
  }

  /** Page sizes as they are set now. */
  public Listing.Limits limits() {
    return limits.get();
  }

  public Labels labels() {
    return labels;
  }

  /** Reads the part of a list that a request asks for; without filters it is the whole. */
  public Listing listing(Request request, Resource<?> resource, Asking asking) {
    return ListingReader.of(resource, limits()).read(request, asking, "[]");
  }

  public static Answer json(int status, byte[] bytes) {
    return Answer.of(status, ApiSurface.MEDIA_TYPE, bytes);
  }

  public static Answer json(byte[] bytes) {
    return json(200, bytes);
  }

  public static Answer nothing() {
    return Answer.empty(204);
  }

  /** A single resource with all that it embeds. */
  public static <T> Answer one(int status, Resource<T> resource, T row, Asking asking) {
    return json(status, gewerk.platform.hal.JsonOut.bytes(out -> Representation.to(out, asking).whole(resource, row)));
  }

  /** All rows, without pages. */
  public static <T> Answer all(Resource<T> resource, List<T> rows, String path, Asking asking) {
    return json(new CollectionWriter<>(resource, path).bytes(rows, asking));
  }

  public static <T> Answer page(Resource<T> resource, String path, Page<T> page, Listing listing, Asking asking) {
    return json(new CollectionWriter<>(resource, path).bytes(page, listing, asking));
  }
}
