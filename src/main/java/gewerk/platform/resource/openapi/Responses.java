package gewerk.platform.resource.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.platform.resource.Operation;
import gewerk.platform.resource.Operation.Shape;

/** What an operation can answer: its success, and every error that can stand in its place. */
final class Responses {
  private static final String MEDIA_TYPE = "application/hal+json";
  private static final Map<String, String> ERRORS = errors();

  private final Models models;

  Responses(Models models) {
    this.models = models;
  }

  /** The errors that all operations share. */
  static Map<String, Object> shared() {
    var shared = new LinkedHashMap<String, Object>();
    ERRORS.forEach((status, words) -> shared.put("Error" + status, status.equals("406")
        ? Json.of("description", words, "content", Json.of("text/plain", Json.of("schema", Json.text())))
        : answer(words, Json.model("Error"))));
    return shared;
  }

  Map<String, Object> of(Operation operation, boolean hasParameters) {
    var responses = new LinkedHashMap<String, Object>();
    success(operation, responses);
    boolean writes = !operation.method().equals("GET") && !operation.method().equals("DELETE");
    for (var status : ERRORS.keySet()) {
      boolean possible = switch (status) {
        case "404" -> hasParameters;
        case "406", "415" -> writes;
        case "409" -> operation.method().equals("PATCH");
        case "422" -> !operation.method().equals("GET");
        default -> true;
      };
      if (possible) {
        responses.put(status, Json.of("$ref", "#/components/responses/Error" + status));
      }
    }
    return responses;
  }

  private void success(Operation operation, Map<String, Object> responses) {
    var resource = operation.resource();
    switch (operation.shape()) {
      case NOTHING -> {
        responses.put("202", Json.of("description", "It will be done, which takes a while."));
        responses.put("204", Json.of("description", "It is done."));
      }
      case ONE -> responses.put(operation.method().equals("POST") ? "201" : "200",
          answer(operation.method().equals("POST") ? "It was made." : "Here it is.", resource == null ? Json.model("Anything") : models.one(resource)));
      case LIST, PAGE -> responses.put("200", answer("The list.",
          resource == null ? Json.model("Collection") : models.collection(resource, operation.shape() == Shape.PAGE)));
      case FORM -> responses.put("200", answer("What would be saved; nothing was.", resource == null ? Json.model("Form") : models.form(resource)));
      case SCHEMA -> responses.put("200", answer("The schema.", resource == null ? Json.model("Schema") : models.schema(resource)));
      case OTHER -> responses.put("2XX", Json.of("description", "It went well."));
    }
  }

  private static Map<String, Object> answer(String words, Map<String, Object> schema) {
    return Json.of("description", words, "content", Json.of(MEDIA_TYPE, Json.of("schema", schema)));
  }

  private static Map<String, String> errors() {
    var errors = new LinkedHashMap<String, String>();
    for (var entry : List.of(Map.entry("400", "The request cannot be understood: a parameter, a filter or the body is malformed."),
        Map.entry("401", "Nobody is signed in, or the credentials are wrong."),
        Map.entry("403", "The asking person lacks the permission."),
        Map.entry("404", "There is no such thing, or the asking person must not know of it."),
        Map.entry("406", "The request has a body and does not say of which type."),
        Map.entry("409", "Somebody else has changed it in the meantime."),
        Map.entry("415", "The body has a type that is not taken here."),
        Map.entry("422", "What was sent breaks a rule; the error says which."),
        Map.entry("500", "Something broke; the error has the reference under which it stands in the log."))) {
      errors.put(entry.getKey(), entry.getValue());
    }
    return errors;
  }
}
