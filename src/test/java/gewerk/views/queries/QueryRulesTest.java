package gewerk.views.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import gewerk.platform.access.SampleViewer;
import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may save and change which views. */
class QueryRulesTest {
  private static final long PROJECT = 12;
  private static final long SOMEBODY_ELSE = 99;

  private final Viewer saver = SampleViewer.in(PROJECT, "view_work_packages", "save_queries");
  private final Viewer reader = SampleViewer.in(PROJECT, "view_work_packages");
  private final Viewer lead = SampleViewer.in(PROJECT, "view_work_packages", "manage_public_queries", "edit_work_packages");

  @Test
  void onesOwnPrivateViewMayBeChangedByWhoMaySaveAny() {
    assertThat(QueryRules.mayChange(query(saver.id(), false), saver)).isTrue();
    assertThat(QueryRules.mayChange(query(SOMEBODY_ELSE, false), saver)).isFalse();
    assertThat(QueryRules.mayChange(query(reader.id(), false), reader)).isFalse();
  }

  @Test
  void aPublicViewBelongsToThoseWhoManageThem() {
    assertThat(QueryRules.mayChange(query(saver.id(), true), saver)).isFalse();
    assertThat(QueryRules.mayChange(query(SOMEBODY_ELSE, true), lead)).isTrue();
  }

  @Test
  void whoeverWorksOnThePackagesMayPutThemInOrder() {
    assertThat(QueryRules.mayReorder(query(SOMEBODY_ELSE, true), lead)).isTrue();
    assertThat(QueryRules.mayReorder(query(SOMEBODY_ELSE, true), reader)).isFalse();
  }

  @Test
  void publishingAndTakingBackNeedTheSameRight() {
    var hidden = query(saver.id(), false);
    var open = query(saver.id(), true);
    assertThat(judge(hidden, open, saver)).containsExactly("public");
    assertThat(judge(open, hidden, saver)).containsExactly("public");
    assertThat(judge(hidden, open, lead)).isEmpty();
  }

  @Test
  void aViewBelongsToAProjectWhoseWorkOneMaySee() {
    assertThat(judge(null, Query.usual("x", PROJECT + 1, saver.id(), List.of()), saver)).containsExactly("project");
    assertThat(judge(null, Query.usual("x", PROJECT, saver.id(), List.of()), saver)).isEmpty();
  }

  private static List<String> judge(@Nullable Query before, Query after, Viewer viewer) {
    return QueryRules.judge(new Candidate<>(before, after), viewer).stream().map(Violation::attribute).toList();
  }

  private static Query query(long user, boolean open) {
    var usual = Query.usual("Mine", PROJECT, user, List.of());
    return new Query(1, "Mine", PROJECT, user, open, false, false, usual.selection(), usual.look(), usual.createdAt(), usual.updatedAt());
  }
}
