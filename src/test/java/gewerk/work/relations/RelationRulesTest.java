package gewerk.work.relations;

import static org.assertj.core.api.Assertions.assertThat;

import gewerk.platform.resource.Violation;
import gewerk.work.relations.RelationRules.Pair;
import gewerk.work.workpackages.WorkPackage;
import org.junit.jupiter.api.Test;

class RelationRulesTest {
  private static final WorkPackage ONE = WorkPackage.blank(1);

  @Test
  void everyTypeHasANameFromEitherEnd() {
    assertThat(RelationType.named("precedes")).contains(new RelationType.Named(RelationType.FOLLOWS, true));
    assertThat(RelationType.named("follows")).contains(new RelationType.Named(RelationType.FOLLOWS, false));
    assertThat(RelationType.named("relates")).contains(new RelationType.Named(RelationType.RELATES, false));
    assertThat(RelationType.named("parent")).isEmpty();
    assertThat(RelationType.names()).containsExactlyInAnyOrder("relates", "duplicates", "duplicated", "blocks", "blocked", "precedes", "follows", "includes",
        "partof", "requires", "required");
  }

  @Test
  void theLagLiesBetweenTwoThousandDaysEitherWay() {
    assertThat(RelationRules.lag(null)).isEmpty();
    assertThat(RelationRules.lag(-2000)).isEmpty();
    assertThat(RelationRules.lag(2000)).isEmpty();
    assertThat(RelationRules.lag(-2001)).containsExactly(Violation.of("lag", "error.at_least", -2000));
    assertThat(RelationRules.lag(2001)).containsExactly(Violation.of("lag", "error.at_most", 2000));
  }

  @Test
  void nothingIsRelatedToItself() {
    assertThat(RelationRules.pair(new Pair(ONE, ONE, RelationType.RELATES, true, false, false)))
        .containsExactly(Violation.sentence("base", "relation.error.circular"));
  }

  @Test
  void whatIsMissingIsNamed() {
    var draft = new Draft(0, null, ONE, null, null, null);
    assertThat(draft.relation()).isNull();
    assertThat(RelationRules.missing(draft)).containsExactly(Violation.of("type", "error.inclusion"), Violation.of("to", "relation.error.not_found"));
  }

  @Test
  void onlyWhatFollowsHasALag() {
    var named = new RelationType.Named(RelationType.BLOCKS, true);
    var relation = new Draft(0, named, ONE, ONE, 3, " ").relation();
    assertThat(relation).isNotNull();
    assertThat(relation.lag()).isNull();
    assertThat(relation.description()).isNull();
  }

  @Test
  void theEndsStayAsTheyAre() {
    var relation = new Relation(1, 1, 7, 8, RelationType.RELATES, null, null);
    assertThat(RelationRules.ends(relation, 7L, 8L)).isEmpty();
    assertThat(RelationRules.ends(relation, 7L, 9L)).containsExactly(Violation.of("to", "relation.error.fixed"));
  }
}
