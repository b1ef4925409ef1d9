package gewerk.work.relations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import gewerk.platform.access.SampleViewer;
import gewerk.platform.resource.Violation;
import gewerk.work.relations.RelationRules.Pair;
import gewerk.work.workpackages.SamplePackage;
import gewerk.work.workpackages.WorkPackage;
import org.junit.jupiter.api.Test;

class RelationRulesTest {
  private static final WorkPackage HERE = SamplePackage.in(1, 10);
  private static final WorkPackage NEAR = SamplePackage.in(1, 11);
  private static final WorkPackage FAR = SamplePackage.in(2, 12);
  private static final WorkPackage CHILD = SamplePackage.beneath(10L, 1, 13);

  @Test
  void relationsAreManagedWhereTheFirstOneIs() {
    var relation = new Relation(1, 1, 10, 12, RelationType.RELATES, null, null);
    assertThat(RelationRules.mayManage(relation, SampleViewer.in(1, "manage_work_package_relations"))).isTrue();
    assertThat(RelationRules.mayManage(relation, SampleViewer.in(2, "manage_work_package_relations"))).isFalse();
  }

  @Test
  void theEndsOfARelationStay() {
    var relation = new Relation(1, 1, 10, 12, RelationType.RELATES, null, null);
    assertThat(RelationRules.ends(relation, 10L, 12L)).isEmpty();
    assertThat(RelationRules.ends(relation, 10L, 13L)).extracting(Violation::attribute).containsExactly("to");
    assertThat(RelationRules.ends(relation, null, null)).extracting(Violation::attribute).containsExactly("from", "to");
  }

  @Test
  void anotherProjectDependsOnTheSetting() {
    assertThat(keys(new Pair(HERE, FAR, RelationType.RELATES, false, false, false))).containsExactly("relation.error.other_project");
    assertThat(keys(new Pair(HERE, FAR, RelationType.RELATES, true, false, false))).isEmpty();
  }

  @Test
  void nothingIsRelatedToItselfOrWaitsForItself() {
    assertThat(keys(new Pair(HERE, HERE, RelationType.RELATES, true, false, false))).containsExactly("relation.error.circular");
    assertThat(keys(new Pair(HERE, NEAR, RelationType.FOLLOWS, true, false, true))).containsExactly("relation.error.circular");
    assertThat(keys(new Pair(HERE, CHILD, RelationType.RELATES, true, false, false))).containsExactly("relation.error.circular");
    assertThat(keys(new Pair(HERE, NEAR, RelationType.FOLLOWS, true, false, false))).isEmpty();
  }

  @Test
  void twoAreRelatedOnce() {
    assertThat(keys(new Pair(HERE, NEAR, RelationType.RELATES, true, true, false))).containsExactly("error.taken");
  }

  @Test
  void aLagHasItsLimits() {
    assertThat(RelationRules.lag(null)).isEmpty();
    assertThat(RelationRules.lag(2000)).isEmpty();
    assertThat(RelationRules.lag(-2000)).isEmpty();
    assertThat(RelationRules.lag(2001)).isNotEmpty();
    assertThat(RelationRules.lag(-2001)).isNotEmpty();
  }

  private static List<String> keys(Pair pair) {
    return RelationRules.pair(pair).stream().map(violation -> violation.text().key()).toList();
  }
}
