package gewerk.platform.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.testkit.Reply;
import gewerk.testkit.SampleServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Lists: order, pages, groups and select")
class ListContractTest {
  @RegisterExtension
  static final SampleServer server = new SampleServer(Ships.class, Ships::new);

  private static final String NAMES = "/_embedded/elements/*/name";

  @BeforeAll
  static void launch() {
    server.world().insertAll("ships", List.of(ship("Anna", 2, 3), ship("Berta", 1, null), ship("Cäcilie", 1, 1), ship("Dora", null, 3), ship("Emma", 2, 2)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "[['name','desc']]                  | Emma Dora Cäcilie Berta Anna",
      "[['name','DESC']]                  | Emma Dora Cäcilie Berta Anna",
      "[['name','up']]                    | Anna Berta Cäcilie Dora Emma",
      "[['name']]                         | Anna Berta Cäcilie Dora Emma",
      "['name:desc']                      | Emma Dora Cäcilie Berta Anna",
      "[['tonnage','asc']]                | Cäcilie Emma Dora Anna Berta",
      "[['tonnage','desc']]               | Dora Anna Emma Cäcilie Berta",
      "[['tonnage','asc'],['name','asc']] | Cäcilie Emma Anna Dora Berta",
      "[['length','desc'],['id','asc']]   | Cäcilie Berta Anna Dora Emma",
      "[['id','desc']]                    | Emma Dora Cäcilie Berta Anna",
      "[['parent','desc']]                | Emma Dora Cäcilie Berta Anna",
      "[]                                 | Anna Berta Cäcilie Dora Emma"})
  void sortsRowsWithoutAValueLastAndEqualOnesByTheirIds(String sorts, String names) {
    list(Map.of("sortBy", sorts.replace('\'', '"'))).is(200).lists(NAMES, (Object[]) names.split(" "));
  }

  @Test
  void keepsThreeOrdersAtTheMost() {
    var self = list(Map.of("sortBy", "[[\"crew\",\"asc\"],[\"voyage\",\"asc\"],[\"launched\",\"asc\"],[\"name\",\"desc\"]]")).is(200);
    assertThat(self.text("/_links/self/href")).contains("launched").doesNotContain("name");
  }

  @Test
  void refusesOrdersThatDoNotExist() {
    list(Map.of("sortBy", "[[\"bogus\",\"asc\"]]")).isError(400, "InvalidQuery", "Orders Can't sort by column: bogus");
    list(Map.of("sortBy", "nonsense")).isError(400, "InvalidQuery");
  }

  @ParameterizedTest
  @CsvSource({"'',20", "1,1", "5,5", "1000,1000", "1001,1000", "99999999999,1000", "-1,1000", "-7,1000", "0,0", "many,0"})
  void takesPageSizesWithinTheLimits(String asked, int pageSize) {
    list(asked.isEmpty() ? Map.of() : Map.of("pageSize", asked)).is(200).has("/pageSize", pageSize).has("/total", 5).has("/count", Math.min(pageSize, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "one", ""})
  void beginsWithTheFirstPageWhereNoneIsNamed(String offset) {
    list(Map.of("offset", offset)).is(200).has("/offset", 1).has("/count", 5);
  }

  @Test
  void turnsPagesByNumber() {
    list(Map.of("pageSize", "2", "offset", "2")).is(200).lists(NAMES, "Cäcilie", "Dora").has("/offset", 2).has("/count", 2)
        .has("/_links/previousByOffset/href", "/api/v3/ships?filters=%5B%5D&offset=1&pageSize=2")
        .has("/_links/nextByOffset/href", "/api/v3/ships?filters=%5B%5D&offset=3&pageSize=2");
    list(Map.of("pageSize", "2", "offset", "1")).lacks("/_links/previousByOffset").includes("/_links/nextByOffset");
    list(Map.of("pageSize", "2", "offset", "3")).lacks("/_links/nextByOffset").lists(NAMES, "Emma");
    list(Map.of("pageSize", "5")).lacks("/_links/nextByOffset", "/_links/previousByOffset");
  }

  @Test
  void anEmptyPageBehindTheLastIsNoError() {
    list(Map.of("offset", "99")).is(200).has("/count", 0).has("/total", 5).lists("/_embedded/elements");
    list(Map.of("offset", "99999999999999")).is(200).has("/count", 0);
  }

  @Test
  void everyPageAfterAnotherShowsEachRowOnce() {
    var first = list(Map.of("pageSize", "3", "sortBy", "[[\"tonnage\",\"asc\"]]"));
    var second = server.visitor().get(first.text("/_links/nextByOffset/href"));
    var names = new java.util.ArrayList<>(first.all(NAMES));
    names.addAll(second.all(NAMES));
    assertThat(names).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void ownAddressHoldsAllParametersInAlphabeticalOrder() {
    list(Map.of("sortBy", "[[\"name\",\"desc\"]]", "filters", "[{\"home\":1}]".replace("{\"home\":1}", "{\"harbour\":{\"values\":[\"1\"],\"operator\":\"=\"}}")))
        .is(200).has("/_links/self/href", "/api/v3/ships?filters=%5B%7B%22harbour%22%3A%7B%22operator%22%3A%22%3D%22%2C%22values%22%3A%5B%221%22%5D%7D%7D%5D"
            + "&offset=1&pageSize=20&sortBy=%5B%5B%22name%22%2C%22desc%22%5D%5D")
        .has("/_links/jumpTo/templated", true).has("/_links/changeSize/templated", true);
    assertThat(list(Map.of()).text("/_links/jumpTo/href")).isEqualTo("/api/v3/ships?filters=%5B%5D&offset=%7Boffset%7D&pageSize=20");
    assertThat(list(Map.of()).text("/_links/changeSize/href")).isEqualTo("/api/v3/ships?filters=%5B%5D&offset=1&pageSize=%7Bsize%7D");
  }

  @Test
  void groupsAreCountedAndRowsStandInTheirOrder() {
    var reply = list(Map.of("groupBy", "harbour")).is(200).lists(NAMES, "Berta", "Cäcilie", "Anna", "Emma", "Dora");
    reply.lists("/groups/*/value", "Hamburg", "Bremen", (Object) null).lists("/groups/*/count", 2, 2, 1);
    reply.has("/groups/0/_links/valueLink/0/href", "/api/v3/harbours/1").has("/groups/0/_links/groupBy/href", "/api/v3/queries/group_bys/harbour")
        .has("/groups/0/_links/groupBy/title", "Home port").has("/groups/2/_links/valueLink", List.of());
    list(Map.of("groupBy", "bogus")).isError(400, "InvalidQuery", "Can't group by: bogus");
  }

  @Test
  void aListCostsTheSameNumberOfStatementsWhateverItsLength() {
    int one = list(Map.of("pageSize", "1")).statements();
    int all = list(Map.of("pageSize", "5")).statements();
    assertThat(all).isEqualTo(one).isLessThanOrEqualTo(4);
    assertThat(list(Map.of("pageSize", "0")).statements()).isOne();
  }

  @Test
  void selectShowsWhatIsChosenAndNothingElse() {
    var reply = list(Map.of("select", "total, elements/name,elements/harbour")).is(200);
    assertThat(reply.json().propertyNames()).containsExactlyInAnyOrder("total", "_embedded", "_links");
    assertThat(reply.at("/_embedded/elements/0").propertyNames()).containsExactlyInAnyOrder("name", "_links");
    assertThat(reply.at("/_embedded/elements/0/_links").propertyNames()).containsExactly("harbour");
    assertThat(reply.at("/_links").propertyNames()).isEmpty();
  }

  @Test
  void selectKnowsEverythingByAStar() {
    list(Map.of("select", "*")).is(200).has("/count", 5).includes("/_links/self").lacks("/_embedded/elements");
    list(Map.of("select", "elements/*")).is(200).lacks("/count").has("/_embedded/elements/0/name", "Anna");
  }

  @Test
  void selectOfTheTotalAloneLeavesTheElementsOut() {
    list(Map.of("select", "total")).is(200).has("/total", 5).lacks("/_embedded/elements");
  }

  @Test
  void selectRefusesWhatItDoesNotKnow() {
    var reply = list(Map.of("select", "total,elements/bogus,nothing")).isError(400, "InvalidSignal");
    assertThat(reply.text("/message")).startsWith("The requested select of nothing, elements/bogus is not supported. Supported selects are ").contains("elements/name");
  }

  private static Reply list(Map<String, String> parameters) {
    return server.visitor().list("/ships", parameters);
  }

  private static Map<String, ?> ship(String name, Integer harbour, Integer tonnage) {
    var row = new java.util.HashMap<String, Object>(Map.of("name", name, "calls", List.of(), "story", "", "note", ""));
    row.put("harbour_id", harbour);
    row.put("tonnage", tonnage);
    return row;
  }
}
