package gewerk.platform.resource.openapi;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import gewerk.platform.i18n.Words;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Resource;

/** The models of the description: for each resource how it is read, written, listed, checked in a form and told in a schema. */
final class Models {
  private final Words words;
  private final Map<Resource<?>, String> names = new IdentityHashMap<>();
  private final Map<String, Object> schemas = new TreeMap<>(CommonModels.all());

  Models(Words words) {
    this.words = words;
  }

  /** All that were asked for, by name. */
  Map<String, Object> schemas() {
    return schemas;
  }

  /** How one row looks. */
  Map<String, Object> one(Resource<?> resource) {
    return Json.model(name(resource));
  }

  /** What is sent to make or change one. */
  Map<String, Object> written(Resource<?> resource) {
    var name = name(resource) + "Write";
    schemas.computeIfAbsent(name, key -> write(resource));
    return Json.model(name);
  }

  Map<String, Object> collection(Resource<?> resource, boolean paged) {
    var name = name(resource) + (paged ? "Page" : "Collection");
    if (!schemas.containsKey(name)) {
      var elements = Json.object(Json.of("elements", Json.list(one(resource))), List.of("elements"));
      schemas.put(name, Json.of("allOf", List.of(Json.model(paged ? "Page" : "Collection"),
          Json.object(Json.of("_embedded", elements), List.of("_embedded")))));
    }
    return Json.model(name);
  }

  Map<String, Object> form(Resource<?> resource) {
    var name = name(resource) + "Form";
    if (!schemas.containsKey(name)) {
      var inside = Json.object(Json.of("payload", written(resource), "schema", schema(resource),
          "validationErrors", Json.of("type", "object", "additionalProperties", Json.model("Error"))), List.of("payload", "schema", "validationErrors"));
      schemas.put(name, Json.of("allOf", List.of(Json.model("Form"), Json.object(Json.of("_embedded", inside), List.of("_embedded")))));
    }
    return Json.model(name);
  }

  Map<String, Object> schema(Resource<?> resource) {
    var name = name(resource) + "Schema";
    if (!schemas.containsKey(name)) {
      var properties = new LinkedHashMap<String, Object>();
      attributes(resource).stream().filter(attribute -> !attribute.is(Trait.NOT_IN_SCHEMA))
          .forEach(attribute -> properties.put(attribute.name(), Json.model("SchemaProperty")));
      schemas.put(name, Json.of("allOf", List.of(Json.model("Schema"), withCustomFields(resource, Json.object(properties, List.of()), "SchemaProperty"))));
    }
    return Json.model(name);
  }

  /** The attributes that are there whatever an administrator does. */
  static List<? extends Attribute<?>> attributes(Resource<?> resource) {
    return resource.attributes().stream().filter(attribute -> !attribute.name().matches("customField\\d+")).toList();
  }

  private String name(Resource<?> resource) {
    var known = names.get(resource);
    return known != null ? known : add(resource);
  }

  private String add(Resource<?> resource) {
    var stem = resource.type().replaceAll("\\W+", "");
    var name = stem;
    for (int number = 2; names.containsValue(name) || schemas.containsKey(name); number++) {
      name = stem + number;
    }
    names.put(resource, name);
    schemas.put(name, Map.of()); // a row may embed another of its own kind
    schemas.put(name, resource.kinds().isEmpty() ? row(resource) : Json.of("oneOf", resource.kinds().stream().map(this::one).toList()));
    return name;
  }

  private Map<String, Object> row(Resource<?> resource) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<>(List.of("_type", "_links"));
    properties.put("_type", Json.text());
    for (var attribute : attributes(resource)) {
      if (isPlain(attribute)) {
        properties.put(attribute.name(), told(resource, attribute, ValueSchemas.read(attribute)));
        if (attribute.name().equals("id")) {
          required.add("id");
        }
      }
    }
    properties.put("_links", links(resource));
    var embedded = embedded(resource);
    if (!embedded.isEmpty()) {
      properties.put("_embedded", Json.object(embedded, List.of()));
    }
    return withCustomFields(resource, Json.object(properties, required), "");
  }

  private Map<String, Object> links(Resource<?> resource) {
    var links = new LinkedHashMap<String, Object>();
    links.put("self", Json.model("Link"));
    resource.linkNames().forEach((name, several) -> links.put(name, several ? Json.list(Json.model("Link")) : Json.model("Link")));
    attributes(resource).stream().filter(attribute -> attribute.kind().isLink() && !attribute.is(Trait.SCHEMA_ONLY))
        .forEach(attribute -> links.put(attribute.name(), ValueSchemas.read(attribute)));
    return Json.object(links, List.of("self"));
  }

  private Map<String, Object> embedded(Resource<?> resource) {
    var embedded = new LinkedHashMap<String, Object>();
    for (var attribute : attributes(resource)) {
      if (attribute.is(Trait.EMBEDDED)) {
        attribute.target().resource().ifPresent(target -> embedded.put(attribute.name(),
            attribute.kind() == gewerk.platform.resource.Kind.LINKS ? Json.list(one(target)) : one(target)));
      }
    }
    resource.partNames().forEach(name -> embedded.putIfAbsent(name, Json.of("description", "Further resources that belong to this one.")));
    return embedded;
  }

  private Map<String, Object> write(Resource<?> resource) {
    var properties = new LinkedHashMap<String, Object>();
    var links = new LinkedHashMap<String, Object>();
    for (var attribute : attributes(resource)) {
      if (!isReadOnly(attribute) && !attribute.is(Trait.META)) {
        (attribute.kind().isLink() ? links : properties).put(attribute.name(), told(resource, attribute, ValueSchemas.written(attribute)));
      }
    }
    if (!links.isEmpty()) {
      properties.put("_links", Json.object(links, List.of()));
    }
    return withCustomFields(resource, Json.object(properties, List.of()), "");
  }

  private Map<String, Object> told(Resource<?> resource, Attribute<?> attribute, Map<String, Object> schema) {
    if (schema.containsKey("$ref")) {
      return attribute.knownLabel(resource, words).map(label -> Json.with(schema, "description", label)).orElse(schema);
    }
    var told = attribute.knownLabel(resource, words).map(label -> Json.with(schema, "title", label)).orElse(schema);
    return isReadOnly(attribute) ? Json.with(told, "readOnly", true) : told;
  }

  private static Map<String, Object> withCustomFields(Resource<?> resource, Map<String, Object> schema, String model) {
    if (!resource.isExtensible()) {
      return schema;
    }
    return Json.with(schema, "patternProperties", Json.of("^customField\\d+$",
        model.isEmpty() ? Json.of("description", "The value of a custom field; its form is told by the schema.") : Json.model(model)));
  }

  private static boolean isPlain(Attribute<?> attribute) {
    return !attribute.kind().isLink() && !attribute.is(Trait.SCHEMA_ONLY) && !attribute.is(Trait.META);
  }

  private static boolean isReadOnly(Attribute<?> attribute) {
    return attribute.is(Trait.READ_ONLY) || attribute.is(Trait.IGNORED);
  }
}
