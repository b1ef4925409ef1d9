package gewerk.platform.resource;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import gewerk.platform.hal.JsonIn;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Operation.Shape;

/** The usual operations of a resource, made from its declaration: list, show, create, update, delete, their forms and its schema. */
public final class Standard<T> {
  private final Api api;
  private final Resource<T> resource;
  private final String path;
  private final String pattern;
  private Predicate<Asking> readable = asking -> true;
  private BiFunction<Request, Asking, Optional<T>> find = (request, asking) -> Optional.empty();

  private UnaryOperator<Asking> renewed = asking -> asking;
  private String schemaPath;

  private Standard(Api api, Resource<T> resource, String path, String pattern) {
    this.api = api;
    this.resource = resource;
    this.path = path;
    this.pattern = pattern;
    schemaPath = path + "/schema";
  }

  /** @param path of the collection, below {@code /api/v3} */
  public static <T> Standard<T> of(Api api, Resource<T> resource, String path) {
    return new Standard<>(api, resource, path, path + "/{id}");
  }

  /** For rows that are also known by a name: {@code {id:text}}. */
  public static <T> Standard<T> named(Api api, Resource<T> resource, String path) {
    return new Standard<>(api, resource, path, path + "/{id:text}");
  }

  /** Who may ask at all; others are told 403. */
  public Standard<T> readableBy(Predicate<Asking> rule) {
    readable = rule;
    return this;
  }

  /** How a row is found that the viewer may see; not there is 404. */
  public Standard<T> found(BiFunction<Request, Asking, Optional<T>> finder) {
    find = finder;
    return this;
  }

  /** Where the schema is, if not below the list. */
  public Standard<T> describedAt(String other) {
    schemaPath = other;
    return this;
  }

  /** Who asks, after something was saved that may have changed their rights. */
  public Standard<T> renewing(UnaryOperator<Asking> rule) {
    renewed = rule;
    return this;
  }

  public Standard<T> all(Function<Asking, List<T>> rows) {
    api.get(path, "Lists " + plural() + ".", resource, Shape.LIST, (request, asking) -> {
      check(readable.test(asking));
      return Api.all(resource, rows.apply(asking), path, asking);
    });
    return this;
  }

  public Standard<T> list(BiFunction<Listing, Asking, Page<T>> pages) {
    api.get(path, "Lists " + plural() + ", page by page.", resource, Shape.PAGE, (request, asking) -> {
      check(readable.test(asking));
      var listing = api.listing(request, resource, asking);
      return Api.page(resource, path, pages.apply(listing, asking), listing, asking);
    });
    return this;
  }

  public Standard<T> show() {
    api.get(pattern, "Shows one of the " + plural() + ".", resource, Shape.ONE, (request, asking) -> {
      check(readable.test(asking));
      return Api.one(200, resource, row(request, asking), asking);
    });
    return this;
  }

  public Standard<T> create(Predicate<Asking> may, Changing<T> changing) {
    api.post(path, "Creates one of the " + plural() + ".", resource, Shape.ONE, (request, asking) -> {
      var body = JsonIn.body(request);
      check(may.test(asking));
      var made = commit(changing, changing.propose(asking, null, BodyReader.read(body, resource)), asking);
      return Api.one(201, resource, made, renewed.apply(asking));
    });
    api.post(path + "/form", "Checks a new one of the " + plural() + " without saving it.", resource, Shape.FORM, (request, asking) -> {
      var body = JsonIn.body(request);
      check(may.test(asking));
      var proposal = changing.propose(asking, null, BodyReader.read(body, resource));
      return Api.json(form(path + "/form", Link.to(path).by("post"), proposal, asking));
    });
    return this;
  }

  public Standard<T> update(BiPredicate<T, Asking> may, Changing<T> changing) {
    api.patch(pattern, "Changes one of the " + plural() + ".", resource, Shape.ONE, (request, asking) -> {
      var before = row(request, asking);
      check(may.test(before, asking));
      var proposal = changing.propose(asking, before, BodyReader.read(JsonIn.body(request), resource));
      var changed = commit(changing, proposal, asking);
      return Api.one(200, resource, changed, renewed.apply(asking));
    });
    api.post(pattern + "/form", "Checks a change of one of the " + plural() + " without saving it.", resource, Shape.FORM, (request, asking) -> {
      var before = row(request, asking);
      check(may.test(before, asking));
      var proposal = changing.propose(asking, before, BodyReader.read(JsonIn.body(request), resource));
      return Api.json(form(resource.path(before) + "/form", Link.to(resource.path(before)).by("patch"), proposal, asking));
    });
    return this;
  }

  /** @param status 204 when it is gone, 202 when that will take a while */
  public Standard<T> delete(int status, BiPredicate<T, Asking> may, java.util.function.BiConsumer<T, Asking> delete) {
    api.delete(pattern, "Deletes one of the " + plural() + ".", (request, asking) -> {
      var row = row(request, asking);
      check(may.test(row, asking));
      delete.accept(row, asking);
      return gewerk.platform.http.Answer.empty(status);
    });
    return this;
  }

  /** The schema of a row that has nothing yet. */
  public Standard<T> schema(Function<Asking, T> blank) {
    api.get(path + "/schema", "Tells what " + plural() + " consist of.", resource, Shape.SCHEMA, (request, asking) -> {
      check(readable.test(asking));
      return Api.json(new SchemaWriter<>(resource, asking).link("self", Link.to(path + "/schema")).bytes(new Candidate<>(null, blank.apply(asking))));
    });
    return this;
  }

  /** Saves what is valid; refuses the rest with all that is wrong. */
  public T commit(Changing<T> changing, Proposal<T> proposal, Asking asking) {
    if (!proposal.isValid()) {
      throw Violation.refuse(proposal.violations(), resource, asking);
    }
    return changing.save(asking, proposal);
  }

  private byte[] form(String formPath, Link commit, Proposal<T> proposal, Asking asking) {
    var form = new FormWriter<>(resource, asking, formPath);
    if (proposal.isValid()) {
      form.link("commit", commit);
    }
    return form.bytes(proposal, new SchemaWriter<>(resource, asking).link("self", Link.to(schemaPath)));
  }

  private T row(Request request, Asking asking) {
    return find.apply(request, asking).orElseThrow(Refusal::notFound);
  }

  private static void check(boolean allowed) {
    if (!allowed) {
      throw Refusal.forbidden();
    }
  }

  private String plural() {
    return path.substring(1).replace('_', ' ').replace('/', ' ');
  }
}
