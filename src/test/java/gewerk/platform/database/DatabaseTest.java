package gewerk.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import gewerk.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseTest {
  @RegisterExtension
  static final TestDatabase copy = TestDatabase.copy();

  private final Database database = copy.database();

  @Test
  void everyKindOfValueGoesInAndComesOut() {
    var moment = Instant.parse("2026-03-02T07:45:11.123456Z");
    var sql = Sql.of("""
        select ?::bigint as id, ?::text as text, ?::numeric as number, ?::date as date, ?::timestamptz as moment, ?::boolean as truth, ?::bigint[] as ids,
               ?::text[] as texts, null::bigint as nothing, null::bigint[] as no_ids
        """, 7L, "ä'\"\\", new BigDecimal("1.50"), LocalDate.of(2026, 3, 2), Compare.time(moment), true, Sql.longs(List.of(3L, 1L)), new String[] {"a", "b"});
    assertThat(database.one(sql, row -> List.of(row.id("id"), row.text("text"), row.decimalOrNull("number"), row.dateOrNull("date"), row.instant("moment"), row.bool("truth"),
        row.ids("ids"), row.texts("texts"), row.ids("no_ids")))).hasValue(List.of(7L, "ä'\"\\", new BigDecimal("1.50"), LocalDate.of(2026, 3, 2), moment, true,
            List.of(3L, 1L), List.of("a", "b"), List.of()));
    assertThat(database.one(sql, row -> row.idOrNull("nothing") == null && row.integerOrNull("nothing") == null && row.decimalOrNull("nothing") == null)).hasValue(true);
  }

  @Test
  void aBlockInsideABlockBelongsToTheOuterOne() {
    assertThatThrownBy(() -> database.inTransaction(() -> {
      database.inTransaction(() -> database.insert(Sql.of("insert into colors (name, hex) values ('lost', '#000000') returning id")));
      throw new IllegalStateException("on purpose");
    })).hasMessage("on purpose");
    assertThat(database.number(Sql.of("select count(*) from colors where name = 'lost'"))).isZero();
  }

  @Test
  void whatComesAfterATransactionComesOnlyIfItIsWritten() {
    var said = new ArrayList<String>();
    database.inTransaction(() -> {
      database.afterCommit(() -> said.add("after"));
      said.add("inside");
    });
    database.afterCommit(() -> said.add("outside"));
    assertThat(said).containsExactly("inside", "after", "outside");
    assertThatThrownBy(() -> database.inTransaction(() -> {
      database.afterCommit(() -> said.add("never"));
      throw new IllegalStateException();
    })).isInstanceOf(IllegalStateException.class);
    assertThat(said).doesNotContain("never");
  }

  @Test
  void conditionsAreJoinedWithTheirValuesInOrder() {
    var joined = Sql.of("a = ?", 1).and(Sql.or(List.of(Sql.of("b = ?", 2), Sql.of("c = ?", 3)))).then("limit ?", 4);
    assertThat(joined).isEqualTo(Sql.of("(a = ?) and ((b = ?) or (c = ?)) limit ?", 1, 2, 3, 4));
    assertThat(Sql.and(List.of())).isEqualTo(Sql.TRUE);
    assertThat(Sql.or(List.of())).isEqualTo(Sql.FALSE);
    assertThat(Sql.of("a = ?", 1).not()).isEqualTo(Sql.of("not (a = ?)", 1));
  }

  @Test
  void statementsOfThisThreadAreCounted() {
    int before = Database.statementsSoFar();
    database.number(Sql.of("select 1"));
    database.list(Sql.of("select 1"), row -> 1);
    Thread.ofVirtual().start(() -> database.number(Sql.of("select 1")));
    assertThat(Database.statementsSoFar() - before).isEqualTo(2);
  }

  @Test
  void groupsStandInOrderWithTheirSums() {
    database.change(Sql.of("create table cargo (kind text, place integer, tons numeric)"));
    database.change(Sql.of("insert into cargo values ('wool', 2, 1), ('tea', 1, 5), ('wool', 2, 2.5), (null, null, 4)"));
    var source = new Source<>("*", "cargo", row -> row.text("kind"));
    assertThat(source.groups(database, Sql.TRUE, new Source.By("kind", "place"), List.of("tons"))).containsExactly(
        new Group("tea", 1, List.of(new BigDecimal("5"))), new Group("wool", 2, List.of(new BigDecimal("3.5"))), new Group(null, 1, List.of(new BigDecimal("4"))));
    assertThat(source.total(database, Sql.of("tons > ?", 2), List.of("tons"))).isEqualTo(new Group(null, 3, List.of(new BigDecimal("11.5"))));
    assertThat(source.total(database, Sql.FALSE, List.of("tons")).count()).isZero();
  }

  @Test
  void jsonColumnsKeepPlainValues() {
    assertThat(JsonColumn.readMap(JsonColumn.write(Map.of("a", List.of("x", 1, true))))).isEqualTo(Map.of("a", List.of("x", 1, true)));
    assertThat(JsonColumn.readTexts("{\"12\":[\"first\",\"second\"]}")).isEqualTo(Map.of("12", List.of("first", "second")));
  }
}
