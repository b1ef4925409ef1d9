package gewerk.admin.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import gewerk.testkit.TestServer;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yaml.snakeyaml.Yaml;

/** The API's description over HTTP, judged by a reader of such descriptions that others wrote. */
class ApiDescriptionTest {
  private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"#/components/(\\w+)/(\\w+)\"");

  @RegisterExtension
  static final TestServer server = TestServer.start();

  @Test
  void itIsValidOpenApi() {
    var options = new ParseOptions();
    options.setResolve(true);
    var read = new OpenAPIV3Parser().readContents(server.admin().get("/spec.json").is(200).body(), null, options);
    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    assertThat(read.getOpenAPI().getPaths()).containsKey("/api/v3/work_packages/{id}");
  }

  @Test
  void bothAddressesTellTheSame() {
    assertThat(server.admin().get("/openapi.json").is(200).body()).isEqualTo(server.admin().get("/spec.json").is(200).body());
  }

  @Test
  void yamlTellsTheSameAsJson() {
    var answer = server.admin().get("/spec.yml").is(200);
    answer.header("Content-Type").startsWith("text/vnd.yaml");
    assertThat((Object) new Yaml().load(answer.body())).isEqualTo(new Yaml().load(server.admin().get("/spec.json").body()));
  }

  @Test
  void itNamesTheServerThatWasAsked() {
    server.admin().get("/spec.json").has("/servers/0/url", server.origin().toString());
  }

  @Test
  void whoeverHasItIsToldThatItIsStillTheSame() {
    var tag = server.admin().get("/spec.json").headerValue("ETag").orElseThrow();
    server.admin().with("If-None-Match", tag).get("/spec.json").is(304);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    var description = server.admin().get("/spec.json");
    var references = REFERENCE.matcher(description.body());
    while (references.find()) {
      description.includes("/components/" + references.group(1) + "/" + references.group(2));
    }
  }

  @Test
  void everyOperationHasAnIdOfItsOwnAndSaysWhatCanGoWrong() {
    var ids = new ArrayList<String>();
    server.admin().get("/spec.json").at("/paths").forEach(path -> path.forEach(operation -> {
      ids.add(operation.path("operationId").asString(""));
      assertThat(operation.path("responses").propertyNames()).as(operation.toString()).contains("401", "403", "500");
      assertThat(operation.path("summary").asString("")).as(operation.toString()).isNotEmpty();
    }));
    assertThat(ids).hasSizeGreaterThan(50).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void aListTellsItsFiltersAndHowTheyCompare() {
    var parameters = server.admin().get("/spec.json").all("/paths/~1api~1v3~1work_packages/get/parameters");
    var filters = parameters.stream().filter(parameter -> parameter.path("name").asString("").equals("filters")).findFirst().orElseThrow();
    var operators = filters.at("/schema/contentSchema/items/properties/assignee/properties/operator/enum");
    assertThat(operators.valueStream().map(node -> node.asString("")).toList()).isEqualTo(List.of("=", "!", "*", "!*"));
  }

  @Test
  void strangersAreToldNothingWhereEverybodyMustSignIn() {
    server.world().setting("login_required", true);
    server.visitor().get("/spec.json").isError(401, "Unauthenticated");
  }
}
