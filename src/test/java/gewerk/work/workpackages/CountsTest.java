package gewerk.work.workpackages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import gewerk.platform.http.QueryString;
import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("How many work packages there are is known without counting them")
class CountsTest {
  private static final String WRONG = """
      select count(*) from (
        (select project_id, status_id, sum(number) as number from work_package_counts group by 1, 2 having sum(number) <> 0
         except select project_id, status_id, count(*) from work_packages group by 1, 2)
        union all
        (select project_id, status_id, count(*) from work_packages group by 1, 2
         except select project_id, status_id, sum(number) from work_package_counts group by 1, 2)) differences
      """;

  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private Fixture fx;

  @BeforeEach
  void begin() {
    fx = world.fx();
  }

  @Test
  void whateverHappensToThem() {
    var made = List.of(fx.workPackage("first"), fx.workPackage("second"), fx.workPackage("third"));
    assertRight();
    world.update("work_packages", made.getFirst(), Map.of("status_id", fx.statuses().closed()));
    world.update("work_packages", made.get(1), Map.of("project_id", fx.projects().beta(), "status_id", fx.statuses().inProgress()));
    world.update("work_packages", made.get(2), Map.of("subject", "renamed"));
    assertRight();
    world.run("delete from work_packages where id = ?", made.get(1));
    assertRight();
  }

  @Test
  void whenAChangeIsTakenBack() {
    try {
      server.database().inTransaction(() -> {
        fx.workPackage("never");
        throw new IllegalStateException("on purpose");
      });
    } catch (IllegalStateException expected) {
      assertRight();
    }
  }

  @Test
  void whenTheNumbersAreFolded() {
    var store = new WorkPackageStore(server.database());
    for (int i = 0; i < 150; i++) {
      fx.workPackage("many " + i);
    }
    long before = rows();
    store.foldCounts();
    assertThat(rows()).isLessThan(before);
    assertRight();
    long folded = rows();
    store.foldCounts();
    assertThat(rows()).as("folded once they are many").isEqualTo(folded);
  }

  @Test
  void inListsOfWhatSomebodyMaySee() {
    fx.workPackage("open");
    fx.workPackage("done", Map.of("status_id", fx.statuses().closed()));
    fx.workPackage("elsewhere", Map.of("project_id", fx.projects().beta()));
    assertThat(total("/work_packages?pageSize=1")).isEqualTo(1);
    assertThat(total("/work_packages?pageSize=1&filters=[]")).isEqualTo(2);
    assertThat(total("/projects/" + fx.projects().alpha() + "/work_packages?pageSize=1&filters=[]")).isEqualTo(2);
    assertThat(total("/work_packages?pageSize=1&filters=" + QueryString.encode("[{\"status\":{\"operator\":\"c\",\"values\":[]}}]"))).isEqualTo(1);
  }

  private long total(String path) {
    return server.api(fx.people().dev()).get(path).is(200).json().path("total").asLong();
  }

  private long rows() {
    return world.number("select count(*) from work_package_counts");
  }

  private void assertRight() {
    assertThat(world.number(WRONG)).isZero();
  }
}
