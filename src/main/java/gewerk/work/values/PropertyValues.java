package gewerk.work.values;

import static gewerk.platform.resource.Attribute.string;

import java.util.List;
import java.util.Map;

import gewerk.platform.Platform;
import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;
import gewerk.platform.http.Answer;
import gewerk.platform.http.QueryString;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Resource;

/** Values that are told with their name: what a date alert or a reminder is about. Others link to their schemas; words can be named as resources. */
public final class PropertyValues {
  /** The values there are: their types and the labels of their names. */
  private static final Map<String, List<String>> KNOWN = Map.of("startDate", List.of("Date", "workPackage.startDate"),
      "dueDate", List.of("Date", "workPackage.dueDate"), "date", List.of("Date", "workPackage.date"), "note", List.of("String", "values.note"));

  private final Resource<String> words = Resource.<String>of("StringObject", "values", word -> "/string_objects?value=" + QueryString.encode(word))
      .titled(word -> word).has(string("value", (String word) -> word).readOnly());

  public PropertyValues(Platform platform) {
    // The public description of API v3 says schema once, where servers and their links say schemas
    for (var path : List.of("/values/schemas", "/values/schema")) {
      platform.api().get(path + "/{property:text}", "Tells what a value with a name consists of.", null, Shape.SCHEMA, PropertyValues::schema);
    }
    platform.api().get("/string_objects", "Shows a word as a resource, for links that must lead to one.", words, Shape.ONE,
        (request, asking) -> Api.one(200, words, request.query("value").orElse(""), asking));
  }

  private static Answer schema(Request request, Asking asking) {
    var name = request.text("property");
    if (!name.matches("[a-z]+([A-Z][a-z]*)*")) {
      throw Refusal.badRequest("error.parameter_invalid", "property");
    }
    var known = KNOWN.get(name);
    if (known == null) {
      throw Refusal.notFound();
    }
    return Api.json(JsonOut.bytes(out -> out.object(() -> {
      out.member("_type", "Schema");
      out.member("_dependencies", List.of());
      property(out, "property", "String", asking.say("values.property"));
      property(out, "value", known.getFirst(), asking.say(known.getLast()));
      out.object("_links", () -> out.link("self", Link.to("/values/schemas/" + name)));
    })));
  }

  private static void property(JsonOut out, String name, String type, String label) {
    out.object(name, () -> {
      out.member("type", type);
      out.member("name", label);
      out.member("required", true);
      out.member("hasDefault", false);
      out.member("writable", false);
      out.member("options", Map.of());
    });
  }
}
