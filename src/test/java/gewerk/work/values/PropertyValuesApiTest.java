package gewerk.work.values;

import gewerk.testkit.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Single values over HTTP. */
class PropertyValuesApiTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  @Test
  void aDateIsADateAndANoteIsText() {
    server.admin().get("/values/schemas/dueDate").is(200).has("/_type", "Schema").has("/value/type", "Date").has("/value/name", "Finish date")
        .has("/_links/self/href", "/api/v3/values/schemas/dueDate");
    server.admin().get("/values/schemas/note").is(200).has("/value/type", "String").has("/property/type", "String");
  }

  @Test
  void onlySomeValuesHaveOne() {
    server.admin().get("/values/schemas/subject").isError(404, "NotFound");
    server.admin().get("/values/schemas/due_date").isError(400, "BadRequest", "Bad request: property is invalid");
  }

  @Test
  void aWordCanBeAResource() {
    server.admin().get("/string_objects?value=in%20time").is(200).has("/_type", "StringObject").has("/value", "in time")
        .has("/_links/self/href", "/api/v3/string_objects?value=in%20time");
  }
}
