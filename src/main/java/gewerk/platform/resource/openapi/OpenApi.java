package gewerk.platform.resource.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;
import gewerk.platform.hal.MediaTypes;
import gewerk.platform.i18n.Words;
import gewerk.platform.resource.Operation;
import gewerk.platform.resource.openapi.Parameters.Template;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The API's description in OpenAPI 3.1: one line for each operation that a feature registered, one model for each resource. */
public final class OpenApi {
  private static final String ABOUT = """
      What this server can do over HTTP. Answers are HAL: values at the top, links below `_links`, further resources below `_embedded`.
      Follow the links that an answer has: those that the asking person may not use are left out.""";

  private final Map<String, Object> description;

  /** @param origin scheme, host and port of the server that is described */
  public OpenApi(List<Operation> operations, Words words, String origin) {
    var models = new Models(words);
    var paths = paths(operations, new Responses(models), new Parameters(words), models);
    description = Json.of(
        "openapi", "3.1.0",
        "info", Json.of("title", "Gewerk API v3", "version", "3", "description", ABOUT,
            "license", Json.of("name", "Apache-2.0", "identifier", "Apache-2.0")),
        "servers", List.of(Json.of("url", origin, "description", "This server")),
        "security", List.of(Json.of("apiKey", List.of()), Json.of("bearer", List.of()), Json.of("session", List.of()), Json.of()),
        "tags", tags(operations),
        "paths", paths,
        "components", Json.of("schemas", models.schemas(), "responses", Responses.shared(), "securitySchemes", securitySchemes()));
  }

  public byte[] json() {
    return JsonOut.bytes(out -> out.value(description));
  }

  public String yaml() {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    options.setDereferenceAliases(true);
    return new Yaml(options).dump(description);
  }

  private static Map<String, Object> paths(List<Operation> operations, Responses responses, Parameters parameters, Models models) {
    var paths = new TreeMap<String, Object>();
    var spellings = new LinkedHashMap<String, Template>();
    for (var operation : operations) {
      // Two routes that differ only in what they call a parameter are one path
      var template = spellings.computeIfAbsent(operation.pattern().replaceAll("\\{[^}]*}", "{}"), key -> Template.of(operation.pattern()));
      @SuppressWarnings("unchecked")
      var path = (Map<String, Object>) paths.computeIfAbsent(Link.BASE + template.path(), key -> new LinkedHashMap<String, Object>());
      path.putIfAbsent(operation.method().toLowerCase(Locale.ROOT), operation(operation, template, new Tellers(responses, parameters, models)));
    }
    return paths;
  }

  /** Those who tell the parts of an operation. */
  private record Tellers(Responses responses, Parameters parameters, Models models) {}

  private static Map<String, Object> operation(Operation operation, Template template, Tellers tellers) {
    var told = Json.of("operationId", id(operation.method(), template), "summary", operation.summary(), "tags", List.of(tag(operation)));
    var all = tellers.parameters.of(operation, template);
    if (!all.isEmpty()) {
      told.put("parameters", all);
    }
    body(operation, tellers.models).ifPresent(body -> told.put("requestBody", body));
    told.put("responses", tellers.responses.of(operation, !template.parameters().isEmpty()));
    return told;
  }

  private static Optional<Map<String, Object>> body(Operation operation, Models models) {
    boolean writes = operation.method().equals("POST") || operation.method().equals("PATCH") || operation.method().equals("PUT");
    if (!writes) {
      return Optional.empty();
    }
    var schema = operation.resource() == null ? Json.model("Anything") : models.written(operation.resource());
    var content = Json.of();
    MediaTypes.takenAt(Link.BASE + operation.pattern()).forEach(type -> content.put(type, Json.of("schema", switch (type) {
      case "text/plain" -> Json.text();
      case "multipart/form-data" -> upload();
      default -> schema;
    })));
    return Optional.of(Json.of("content", content));
  }

  private static Map<String, Object> upload() {
    return Json.object(Json.of("metadata", Json.with(Json.text(), "contentMediaType", "application/json"),
        "file", Json.of("type", "string", "contentMediaType", "application/octet-stream")), List.of("metadata"));
  }

  /** {@code get_work_packages_id_activities}: unique, because path and method are. */
  private static String id(String method, Template template) {
    var words = template.path().replaceAll("[{}]", "").replaceAll("\\W+", "_");
    return method.toLowerCase(Locale.ROOT) + (words.equals("_") || words.isEmpty() ? "_root" : words);
  }

  private static String tag(Operation operation) {
    var first = operation.pattern().split("/");
    var words = (first.length < 2 ? "root" : first[1]).replaceAll("\\..*", "").replace('_', ' ');
    return words.isEmpty() ? "Root" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static List<Object> tags(List<Operation> operations) {
    var names = new TreeSet<String>();
    operations.forEach(operation -> names.add(tag(operation)));
    return names.stream().map(name -> (Object) Json.of("name", name)).toList();
  }

  private static Map<String, Object> securitySchemes() {
    return Json.of(
        "apiKey", Json.of("type", "http", "scheme", "basic", "description", "The user name is the word apikey, the password an API token."),
        "bearer", Json.of("type", "http", "scheme", "bearer", "description", "An API token, or an access token of OAuth 2."),
        "session", Json.of("type", "apiKey", "in", "cookie", "name", "_open_project_session",
            "description", "The cookie of somebody who signed in with a browser. What changes something also needs the header X-Requested-With: XMLHttpRequest."));
  }
}
