package gewerk.platform.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import gewerk.platform.database.JsonColumn;
import gewerk.testkit.Reply;
import gewerk.testkit.SampleServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Every operator of every type of filter, asked of PostgreSQL")
class FilterContractTest {
  @RegisterExtension
  static final SampleServer server = new SampleServer(Ships.class, Ships::new);

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final Instant NOW = Instant.now();

  /** One question: which ships, by the first letters of their names, a filter finds. */
  record Case(FilterType type, String filter, Operator operator, List<String> values, String found) {
    @Override
    public String toString() {
      return filter + " " + operator.symbol() + " " + values + " finds " + (found.isEmpty() ? "none" : found);
    }
  }

  @BeforeAll
  static void launch() {
    server.world().insertAll("ships", List.of(
        ship("Anna Bella", 1, 10.5, "Old rope", true, TODAY, NOW),
        ship("bella", 2, 20, "rope, NEW", false, TODAY.plusDays(3), NOW.minus(10, ChronoUnit.DAYS)),
        ship("Cara 100%_x", 1, -3, "", null, TODAY.minusDays(3), NOW.minus(2, ChronoUnit.DAYS)),
        ship("Dora", null, null, null, true, null, null)));
  }

  static Stream<Case> cases() {
    return Stream.of(ids(FilterType.LIST, "berth"), ids(FilterType.LIST_OPTIONAL, "harbour"), ids(FilterType.LIST_MULTIPLE, "mooring"), ids(FilterType.STATUS, "haven"),
        dates(), spans(FilterType.INTERVAL, "season"), past(), numbers(), texts(FilterType.TEXT, "note"), texts(FilterType.STRING, "name"),
        truths(), texts(FilterType.SEARCH, "search")).flatMap(cases -> cases).filter(one -> one.type.operators().contains(one.operator));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void finds(Case one) {
    var reply = ask(one.filter, one.operator.symbol(), one.values).is(200);
    assertThat(initials(reply)).as(reply.toString()).isEqualTo(one.found);
  }

  @Test
  void everyOperatorOfEveryTypeHasACase() {
    var tried = cases().map(one -> one.type + " " + one.operator).collect(Collectors.toSet());
    var all = Arrays.stream(FilterType.values()).flatMap(type -> type.operators().stream().filter(operator -> !isOfStatusesAlone(operator))
        .map(operator -> type + " " + operator)).toList();
    assertThat(tried).containsAll(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "harbour = 99", "harbour = 3", "harbour = x", "harbour = ", "berth ! 1;99", "tonnage = x", "tonnage >= ", "tonnage = 1e999999999", "afloat = yes", "afloat = t;f",
      "launched =d yesterday", "launched =d ;2026-01-01", "launched =d 2026-02-30", "launched =d +999999999-01-01", "launched <>d 2026-01-01", "launched <>d ;",
      "launched <>d x;y", "launched t+ x", "launched t+ -1", "launched t+ 1;2", "season <>d +12026-01-01T00:00:00Z;", "seenAt =d ", "seenAt =d ;2026-01-01",
      "seenAt <>d -0001-01-01;", "name ~ ", "note ~ ", "search ** "})
  void refusesValuesThatMakeNoSense(String written) {
    var parts = written.split(" ", 3);
    var label = server.visitor().list("/ships", filters(parts[0], parts[1], List.of(parts[2].split(";", -1))));
    label.isError(400, "InvalidQuery");
    assertThat(label.text("/message")).startsWith("Filters ").endsWith(" filter has invalid values.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"launched t", "launched w", "launched !*", "seenAt t", "harbour *", "harbour !*", "tonnage *", "tonnage !*"})
  void whatNeedsNoValuesLooksAtNone(String written) {
    var parts = written.split(" ");
    var without = ask(parts[0], parts[1], List.of()).is(200);
    assertThat(initials(ask(parts[0], parts[1], List.of("rubbish")).is(200))).isEqualTo(initials(without));
  }

  @Test
  void refusesOperatorsOfOtherTypesAndNamesThoseThatBelong() {
    ask("name", ">=", List.of("1")).isError(400, "InvalidQuery", "Filters Name Operator is not set to one of the allowed values.")
        .lists("/_embedded/details/allowedOperators", "=", "~", "!", "!~");
    ask("name", "bogus", List.of("1")).isError(400, "InvalidQuery");
  }

  @Test
  void refusesFiltersThatDoNotExistAndNamesThoseThatAreOffered() {
    var reply = ask("bogus_name_id", "=", List.of("1")).isError(400, "InvalidQuery", "Filters Bogus name filter does not exist.");
    assertThat(reply.all("/_embedded/details/knownFilters")).extracting(node -> node.asString()).contains("harbour").doesNotContain("search");
  }

  @Test
  void tellsAllMistakesAtOnce() {
    server.visitor().list("/ships", "[{\"bogus\":{\"operator\":\"=\",\"values\":[\"1\"]}},{\"name\":{\"operator\":\"x\",\"values\":[]}}]")
        .isSeveral(400, "Filters Bogus filter does not exist.", "Filters Name Operator is not set to one of the allowed values.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"notjson", "{}", "\"x\"", "[1]", "[[]]", "{\"name\":1}"})
  void refusesWhatIsNoListOfFilters(String filters) {
    server.visitor().list("/ships", filters).isError(400, "InvalidQuery");
  }

  @Test
  void takesOlderNamesAndSingleValues() {
    assertThat(initials(server.visitor().list("/ships", "[{\"harbour_id\":{\"operator\":\"=\",\"values\":1}}]").is(200))).isEqualTo("AC");
    assertThat(initials(server.visitor().list("/ships", "[{\"seen_at\":{\"operator\":\"t\",\"values\":null}}]").is(200))).isEqualTo("A");
    assertThat(initials(server.visitor().list("/ships", "[{\"afloat\":{\"operator\":\"=\",\"values\":[true]}}]").is(200))).isEqualTo("AD");
  }

  @Test
  void differentFiltersAllHaveToHold() {
    assertThat(initials(server.visitor().list("/ships", """
        [{"harbour":{"operator":"=","values":["1"]}},{"tonnage":{"operator":">=","values":["0"]}}]"""))).isEqualTo("A");
  }

  @Test
  void aTextWithANullCharacterFindsNothingInsteadOfBreaking() {
    assertThat(initials(ask("name", "~", List.of("a\0b")).is(200))).isEmpty();
    assertThat(initials(ask("name", "=", List.of("a\0b")).is(200))).isEmpty();
  }

  private static Stream<Case> ids(FilterType type, String name) {
    return Stream.of(new Case(type, name, Operator.IS, List.of("1"), "AC"), new Case(type, name, Operator.IS, List.of("1", "2"), "AbC"),
        new Case(type, name, Operator.IS_NOT, List.of("1"), "bD"), new Case(type, name, Operator.IS_NOT, List.of("1", "2"), "D"),
        new Case(type, name, Operator.ALL_OF, List.of("1"), "AC"), new Case(type, name, Operator.ALL_OF, List.of("1", "2"), ""),
        new Case(type, name, Operator.PRESENT, List.of(), "AbC"), new Case(type, name, Operator.EMPTY, List.of(), "D"));
  }

  private static Stream<Case> dates() {
    var type = FilterType.DATE;
    var week = Stream.of("A", "b", "C").filter(letter -> isThisWeek(TODAY.plusDays(letter.equals("A") ? 0 : letter.equals("b") ? 3 : -3)));
    return Stream.concat(spans(type, "launched"), Stream.of(
        new Case(type, "launched", Operator.TODAY, List.of(), "A"), new Case(type, "launched", Operator.THIS_WEEK, List.of(), week.collect(Collectors.joining())),
        new Case(type, "launched", Operator.IN_DAYS, List.of("3"), "b"), new Case(type, "launched", Operator.IN_DAYS, List.of("0"), "A"),
        new Case(type, "launched", Operator.IN_LESS_DAYS, List.of("2"), "A"), new Case(type, "launched", Operator.IN_LESS_DAYS, List.of("3"), "Ab"),
        new Case(type, "launched", Operator.IN_MORE_DAYS, List.of("3"), "b"), new Case(type, "launched", Operator.IN_MORE_DAYS, List.of("4"), ""),
        new Case(type, "launched", Operator.DAYS_AGO, List.of("3"), "C"), new Case(type, "launched", Operator.LESS_DAYS_AGO, List.of("3"), "AC"),
        new Case(type, "launched", Operator.LESS_DAYS_AGO, List.of("2"), "A"), new Case(type, "launched", Operator.MORE_DAYS_AGO, List.of("3"), "C"),
        new Case(type, "launched", Operator.MORE_DAYS_AGO, List.of("999999"), ""), new Case(type, "launched", Operator.IN_MORE_DAYS, List.of("999999"), ""),
        new Case(type, "launched", Operator.EMPTY, List.of(), "D")));
  }

  private static Stream<Case> spans(FilterType type, String name) {
    return Stream.of(new Case(type, name, Operator.ON, List.of("" + TODAY), "A"), new Case(type, name, Operator.ON, List.of(TODAY + "T22:00:00Z"), "A"),
        new Case(type, name, Operator.BETWEEN, List.of("" + TODAY, "" + TODAY.plusDays(3)), "Ab"),
        new Case(type, name, Operator.BETWEEN, List.of("", "" + TODAY), "AC"), new Case(type, name, Operator.BETWEEN, List.of("" + TODAY, ""), "Ab"),
        new Case(type, name, Operator.BETWEEN, List.of("" + TODAY.plusDays(1), "" + TODAY), ""));
  }

  private static Stream<Case> past() {
    var type = FilterType.PAST;
    var week = Stream.of("A", "C").filter(letter -> isThisWeek(TODAY.minusDays(letter.equals("A") ? 0 : 2))).collect(Collectors.joining());
    return Stream.of(new Case(type, "seenAt", Operator.TODAY, List.of(), "A"), new Case(type, "seenAt", Operator.THIS_WEEK, List.of(), week),
        new Case(type, "seenAt", Operator.DAYS_AGO, List.of("2"), "C"), new Case(type, "seenAt", Operator.LESS_DAYS_AGO, List.of("2"), "AC"),
        new Case(type, "seenAt", Operator.LESS_DAYS_AGO, List.of("1"), "A"), new Case(type, "seenAt", Operator.MORE_DAYS_AGO, List.of("2"), "bC"),
        new Case(type, "seenAt", Operator.MORE_DAYS_AGO, List.of("3"), "b"), new Case(type, "seenAt", Operator.ON, List.of("" + TODAY.minusDays(2)), "C"),
        new Case(type, "seenAt", Operator.ON, List.of(TODAY.minusDays(2) + "T00:00:00Z"), "C"),
        new Case(type, "seenAt", Operator.BETWEEN, List.of("" + TODAY.minusDays(2), "" + TODAY), "AC"),
        new Case(type, "seenAt", Operator.BETWEEN, List.of("", TODAY + "T00:00:00Z"), "bC"), new Case(type, "seenAt", Operator.BETWEEN, List.of("" + TODAY, ""), "A"));
  }

  private static Stream<Case> numbers() {
    var type = FilterType.NUMBER;
    return Stream.of(new Case(type, "tonnage", Operator.IS, List.of("20.0"), "b"), new Case(type, "tonnage", Operator.IS, List.of("10.5", "-3"), "AC"),
        new Case(type, "tonnage", Operator.IS_NOT, List.of("20"), "ACD"), new Case(type, "tonnage", Operator.AT_LEAST, List.of("10.5"), "Ab"),
        new Case(type, "tonnage", Operator.AT_MOST, List.of("10.5"), "AC"), new Case(type, "tonnage", Operator.EMPTY, List.of(), "D"),
        new Case(type, "tonnage", Operator.PRESENT, List.of(), "AbC"));
  }

  private static Stream<Case> texts(FilterType type, String name) {
    return name.equals("name")
        ? Stream.of(new Case(type, name, Operator.IS, List.of("Dora", "bella"), "bD"), new Case(type, name, Operator.IS_NOT, List.of("Dora"), "AbC"),
            new Case(type, name, Operator.CONTAINS, List.of("BELLA anna"), "A"), new Case(type, name, Operator.CONTAINS, List.of("bella"), "Ab"),
            new Case(type, name, Operator.CONTAINS, List.of("0%_"), "C"), new Case(type, name, Operator.CONTAINS, List.of("_"), "C"),
            new Case(type, name, Operator.CONTAINS, List.of("\\"), ""), new Case(type, name, Operator.CONTAINS_NOT, List.of("bella"), "CD"))
        : Stream.of(new Case(type, name, Operator.CONTAINS, List.of("rope"), "Ab"), new Case(type, name, Operator.CONTAINS, List.of("new ROPE"), "b"),
            new Case(type, name, Operator.CONTAINS_NOT, List.of("rope"), "CD"), new Case(type, name, Operator.CONTAINS_NOT, List.of("old rope"), "bCD"),
            new Case(type, name, Operator.EVERYWHERE, List.of("old"), "A"));
  }

  private static Stream<Case> truths() {
    return Stream.of(new Case(FilterType.BOOLEAN, "afloat", Operator.IS, List.of("t"), "AD"), new Case(FilterType.BOOLEAN, "afloat", Operator.IS, List.of("f"), "bC"),
        new Case(FilterType.BOOLEAN, "afloat", Operator.IS_NOT, List.of("t"), "bC"), new Case(FilterType.BOOLEAN, "afloat", Operator.IS_NOT, List.of("f"), "AD"));
  }

  /** What open and closed mean is told by the resource that has statuses, not by a column. */
  private static boolean isOfStatusesAlone(Operator operator) {
    return operator == Operator.OPEN || operator == Operator.CLOSED;
  }

  private static boolean isThisWeek(LocalDate date) {
    var monday = TODAY.minusDays(TODAY.getDayOfWeek().getValue() - 1);
    return !date.isBefore(monday) && date.isBefore(monday.plusDays(7));
  }

  private static Reply ask(String filter, String operator, List<String> values) {
    return server.visitor().list("/ships", filters(filter, operator, values));
  }

  private static String filters(String name, String operator, List<String> values) {
    return JsonColumn.write(List.of(Map.of(name, Map.of("operator", operator, "values", values))));
  }

  private static String initials(Reply reply) {
    return reply.all("/_embedded/elements/*/name").stream().map(name -> name.asString().substring(0, 1)).collect(Collectors.joining());
  }

  private static Map<String, Object> ship(String name, Object harbour, Object tonnage, Object note, Object afloat, Object launched, Object seenAt) {
    var row = new java.util.LinkedHashMap<String, Object>();
    row.put("name", name);
    row.put("harbour_id", harbour);
    row.put("calls", List.of());
    row.put("tonnage", tonnage);
    row.put("note", note);
    row.put("afloat", afloat);
    row.put("launched", launched == null ? null : launched.toString());
    row.put("seen_at", seenAt == null ? null : seenAt.toString());
    return row;
  }
}
