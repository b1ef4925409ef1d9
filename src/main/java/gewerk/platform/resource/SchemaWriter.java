package gewerk.platform.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Attribute.Trait;

/** Writes what a resource consists of, and for forms which values each attribute can take (reference: conventions, schemas). */
public final class SchemaWriter<T> {
  private final Resource<T> resource;
  private final Asking asking;
  private final Map<String, Object> links = new LinkedHashMap<>();
  private Consumer<JsonOut> more = out -> { };
  private java.util.function.Function<Attribute<T>, String> groupOf = attribute -> "";
  private boolean forForm;

  public SchemaWriter(Resource<T> resource, Asking asking) {
    this.resource = resource;
    this.asking = asking;
  }

  /** With the values that are allowed, as a form has them. */
  public SchemaWriter<T> forForm() {
    forForm = true;
    return this;
  }

  public SchemaWriter<T> link(String name, Link link) {
    links.put(name, link);
    return this;
  }

  /** Further members, after the attributes. */
  public SchemaWriter<T> with(Consumer<JsonOut> members) {
    more = members;
    return this;
  }

  /** The name of the group in which a form shows an attribute; empty for none. */
  public SchemaWriter<T> grouped(java.util.function.Function<Attribute<T>, String> rule) {
    groupOf = rule;
    return this;
  }

  public byte[] bytes(Candidate<T> candidate) {
    return JsonOut.bytes(out -> write(out, candidate));
  }

  public void write(JsonOut out, Candidate<T> candidate) {
    out.object(() -> {
      out.member("_type", "Schema");
      out.member("_dependencies", List.of());
      for (var attribute : resource.attributes()) {
        if (!attribute.is(Trait.NOT_IN_SCHEMA) && attribute.isShown(candidate.proposed(), asking.viewer())) {
          out.object(attribute.name(), () -> property(out, attribute, candidate));
        }
      }
      more.accept(out);
      out.object("_links", () -> links.forEach(out::member));
    });
  }

  private void property(JsonOut out, Attribute<T> attribute, Candidate<T> candidate) {
    boolean writable = attribute.isWritable(candidate, asking.viewer());
    out.member("type", attribute.schemaType());
    out.member("name", attribute.label(resource, asking.words()));
    out.member("required", attribute.is(Trait.REQUIRED));
    out.member("hasDefault", attribute.is(Trait.HAS_DEFAULT));
    out.member("writable", writable);
    var group = groupOf.apply(attribute);
    if (!group.isEmpty()) {
      out.member("attributeGroup", group);
    }
    attribute.schemaFacts().forEach(out::member);
    if (!attribute.schemaFacts().containsKey("options")) {
      out.member("options", Map.of());
    }
    if (attribute.kind().isLink() || attribute.is(Trait.META)) {
      out.member("location", attribute.is(Trait.META) ? "_meta" : "_links");
    }
    if (forForm && writable) {
      attribute.allowed().ifPresent(allowed -> allowed(out, attribute, allowed, candidate));
    }
  }

  private void allowed(JsonOut out, Attribute<T> attribute, Allowed<T> allowed, Candidate<T> candidate) {
    switch (allowed) {
      case Allowed.At<T>(var path) -> {
        var address = path.apply(candidate, asking);
        out.object("_links", () -> {
          if (address != null) {
            out.link("allowedValues", Link.to(address));
          }
        });
      }
      case Allowed.Ids<T>(var ids) -> rows(out, attribute.target(), ids.apply(candidate, asking));
      case Allowed.Words<T>(var words) -> out.object("_embedded", () -> out.member("allowedValues", words));
    }
  }

  private <L> void rows(JsonOut out, Target<L> target, List<Long> ids) {
    asking.loaded().load(target, ids);
    var rows = ids.stream().flatMap(id -> asking.loaded().find(target, id).stream()).toList();
    out.object("_links", () -> out.member("allowedValues", rows.stream().map(row -> target.link(row, asking)).toList()));
    target.resource().ifPresent(shape -> {
      var representation = Representation.to(out, asking);
      representation.prepare(shape, rows);
      out.object("_embedded", () -> out.array("allowedValues", () -> rows.forEach(row -> representation.element(shape, row))));
    });
  }
}
