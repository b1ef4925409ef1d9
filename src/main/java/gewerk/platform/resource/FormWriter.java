package gewerk.platform.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Attribute.Trait;

/** Writes a form: what would be saved, what it consists of, and what is wrong with it (reference: conventions, forms). */
public final class FormWriter<T> {
  private final Resource<T> resource;
  private final Asking asking;
  private final String path;
  private final Map<String, Link> links = new LinkedHashMap<>();
  private Consumer<JsonOut> payload = out -> { };

  /** @param path of the form, below {@code /api/v3} */
  public FormWriter(Resource<T> resource, Asking asking, String path) {
    this.resource = resource;
    this.asking = asking;
    this.path = path;
  }

  /** A link beside self and validate; {@code commit} belongs to valid proposals of those who may. */
  public FormWriter<T> link(String name, Link link) {
    links.put(name, link);
    return this;
  }

  /** Members of the payload that are no attributes, such as the lock version. */
  public FormWriter<T> payload(Consumer<JsonOut> members) {
    payload = members;
    return this;
  }

  public byte[] bytes(Proposal<T> proposal, SchemaWriter<T> schema) {
    return JsonOut.bytes(out -> out.object(() -> {
      out.member("_type", "Form");
      out.object("_embedded", () -> {
        out.object("payload", () -> payload(out, proposal.candidate()));
        out.member("schema");
        schema.forForm().write(out, proposal.candidate());
        out.object("validationErrors", () -> errors(out, proposal.violations()));
      });
      out.object("_links", () -> {
        out.link("self", Link.to(path).by("post"));
        out.link("validate", Link.to(path).by("post"));
        links.forEach(out::link);
      });
    }));
  }

  private void payload(JsonOut out, Candidate<T> candidate) {
    var representation = Representation.to(out, asking);
    var writable = resource.attributes().stream().filter(attribute -> attribute.isWritable(candidate, asking.viewer()))
        .filter(attribute -> attribute.isShown(candidate.proposed(), asking.viewer()) && !attribute.is(Trait.SCHEMA_ONLY)).toList();
    payload.accept(out);
    representation.prepare(resource, List.of(candidate.proposed()));
    writable.stream().filter(attribute -> !attribute.kind().isLink() && !attribute.is(Trait.META))
        .forEach(attribute -> out.member(attribute.name(), representation.wire(attribute.kind(), attribute.value(candidate.proposed(), asking))));
    out.object("_links", () -> writable.stream().filter(attribute -> attribute.kind().isLink())
        .forEach(attribute -> representation.valueLink(attribute, candidate.proposed())));
  }

  private void errors(JsonOut out, List<Violation> violations) {
    var byAttribute = new LinkedHashMap<String, List<Refusal>>();
    violations.forEach(violation -> byAttribute.computeIfAbsent(violation.attribute(), key -> new java.util.ArrayList<>())
        .add(violation.refusal(resource, asking)));
    byAttribute.forEach((attribute, refusals) -> {
      out.member(attribute);
      gewerk.platform.hal.ErrorBody.write(out, Refusal.several(422, refusals), asking.words());
    });
  }
}
