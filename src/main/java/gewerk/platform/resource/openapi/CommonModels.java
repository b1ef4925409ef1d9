package gewerk.platform.resource.openapi;

import java.util.List;
import java.util.Map;

/** The models that every resource shares: links, texts, errors, collections, forms, schemas. */
final class CommonModels {
  private CommonModels() {}

  static Map<String, Object> all() {
    return Json.of("Link", link(), "WrittenLink", writtenLink(), "Formattable", formattable(), "WrittenText", writtenText(), "Error", error(),
        "Collection", collection(), "Page", page(), "Form", form(), "Schema", schema(), "SchemaProperty", property(), "Anything", anything());
  }

  private static Map<String, Object> link() {
    return described("Leads to another resource or to something that can be done. Where an optional value is missing, href is null.",
        Json.object(Json.of(
            "href", Json.of("type", List.of("string", "null"), "description", "A path on this server, or a full address elsewhere."),
            "title", Json.of("type", List.of("string", "null"), "description", "What people call the target."),
            "method", Json.with(Json.words(List.of("get", "post", "put", "patch", "delete")), "description", "How to call it; GET where it is missing."),
            "templated", Json.with(Json.truth(), "description", "Whether the address has names in braces to be filled in."),
            "type", Json.with(Json.text(), "description", "The media type behind the address, where it is not the API's own."),
            "payload", Json.of("description", "What to send to it.")), List.of("href")));
  }

  private static Map<String, Object> writtenLink() {
    return described("Names another resource by its path; null takes the value away.",
        Json.object(Json.of("href", Json.of("type", List.of("string", "null"))), List.of("href")));
  }

  private static Map<String, Object> formattable() {
    return described("A text as it was written and as it is shown.",
        Json.object(Json.of("format", Json.words(List.of("markdown", "plain", "custom")), "raw", Json.of("type", List.of("string", "null")),
            "html", Json.with(Json.text(), "readOnly", true)), List.of("format", "html")));
  }

  private static Map<String, Object> writtenText() {
    return described("A text to be saved; only raw counts.", Json.object(Json.of("raw", Json.of("type", List.of("string", "null"))), List.of()));
  }

  private static Map<String, Object> error() {
    var details = Json.of("type", "object", "description", "What helps to find the cause, such as the attribute it is about.",
        "properties", Json.of("attribute", Json.text()));
    var inside = Json.object(Json.of("details", details, "errors", Json.list(Json.model("Error"))), List.of());
    return described("Says what went wrong, what was expected and what to do. Several problems stand together in one.",
        Json.object(Json.of("_type", Json.constant("Error"), "errorIdentifier", Json.of("type", "string", "format", "uri"), "message", Json.text(),
            "_embedded", inside), List.of("_type", "errorIdentifier", "message")));
  }

  private static Map<String, Object> collection() {
    return Json.object(Json.of("_type", Json.text(), "total", Json.number("How many there are in all."),
        "count", Json.number("How many of them are here."), "_links", links("self")), List.of("_type", "total", "count", "_links"));
  }

  private static Map<String, Object> page() {
    return Json.object(Json.of("_type", Json.text(), "total", Json.number("How many there are in all."),
        "count", Json.number("How many of them are on this page."), "pageSize", Json.number("How many fit on a page."),
        "offset", Json.number("The number of this page, from 1."),
        "groups", Json.list(group()), "totalSums", Json.of("type", "object", "description", "Sums over all pages."),
        "_links", links("self", "jumpTo", "changeSize", "previousByOffset", "nextByOffset")), List.of("_links"));
  }

  private static Map<String, Object> group() {
    return Json.object(Json.of("value", Json.of("description", "What the rows of the group share."), "count", Json.number("How many rows it has."),
        "sums", Json.of("type", "object"), "_links", Json.object(Json.of("valueLink", Json.list(Json.model("Link")), "groupBy", Json.model("Link")), List.of())),
        List.of("count"));
  }

  private static Map<String, Object> form() {
    return described("What would be saved, what it consists of, and what is wrong with it. The link commit is there when it can be saved.",
        Json.object(Json.of("_type", Json.constant("Form"), "_links", links("self", "validate", "commit", "previewMarkup")), List.of("_type", "_links")));
  }

  private static Map<String, Object> schema() {
    return described("What a resource consists of.", Json.object(Json.of("_type", Json.constant("Schema"), "_dependencies", Json.of("type", "array"),
        "_links", links("self", "baseSchema")), List.of("_type", "_links")));
  }

  private static Map<String, Object> property() {
    return described("What is known of one attribute.", Json.object(Json.of("type", Json.text(), "name", Json.text(), "required", Json.truth(),
        "hasDefault", Json.truth(), "writable", Json.truth(), "location", Json.words(List.of("_links", "_meta")), "attributeGroup", Json.text(),
        "minLength", Json.number("The fewest characters."), "maxLength", Json.number("The most characters."), "regularExpression", Json.text(),
        "options", Json.of("type", "object"), "_links", Json.of("type", "object"), "_embedded", Json.of("type", "object")),
        List.of("type", "name", "required", "hasDefault", "writable")));
  }

  private static Map<String, Object> anything() {
    return described("A HAL resource of its own form.", Json.of("type", "object"));
  }

  private static Map<String, Object> links(String... names) {
    var links = Json.of();
    List.of(names).forEach(name -> links.put(name, Json.model("Link")));
    return Json.object(links, List.of());
  }

  private static Map<String, Object> described(String words, Map<String, Object> schema) {
    return Json.with(schema, "description", words);
  }
}
