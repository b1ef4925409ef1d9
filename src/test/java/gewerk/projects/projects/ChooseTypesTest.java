package gewerk.projects.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import gewerk.people.roles.PermissionCatalogue;
import gewerk.platform.Platform;
import gewerk.platform.access.Permissions;
import gewerk.platform.access.Viewer;
import gewerk.platform.access.Viewers;
import gewerk.platform.config.Configuration;
import gewerk.platform.events.Outbox;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Routes;
import gewerk.platform.i18n.Labels;
import gewerk.platform.jobs.Jobs;
import gewerk.platform.outgoing.NameLookup;
import gewerk.platform.outgoing.Outgoing;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Listing;
import gewerk.platform.settings.Settings;
import gewerk.projects.modules.Modules;
import gewerk.testkit.Fixture;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Types and modules of a project, chosen without a screen. */
class ChooseTypesTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final World world = server.world();
  private final Platform platform = platform();
  private Fixture fx;
  private Viewer chooser;
  private Viewer other;

  @BeforeEach
  void begin() {
    fx = world.fx();
    var person = world.person(World.unique("chooser"));
    world.member(person.id(), fx.projects().alpha(), world.role(World.unique("Chooses"), "manage_types", "select_project_modules"));
    chooser = platform.viewers().find(person.id()).orElseThrow();
    other = platform.viewers().find(fx.people().dev().id()).orElseThrow();
  }

  @Test
  void typesAreChosenAnew() {
    assertThat(types().choose(fx.projects().alpha(), List.of(fx.types().bug(), 999_999L), chooser)).isEmpty();
    assertThat(world.number("select type_id from project_types where project_id = ?", fx.projects().alpha())).isEqualTo(fx.types().bug());
  }

  @Test
  void aTypeWithWorkStays() {
    fx.workPackage("Paint the hull");
    assertThat(types().choose(fx.projects().alpha(), List.of(fx.types().bug()), chooser)).containsExactly(fx.types().task());
    assertThat(world.number("select count(*) from project_types where project_id = ?", fx.projects().alpha())).isEqualTo(2);
  }

  @Test
  void modulesAreChosenTogetherWithWhatTheyNeed() {
    var modules = new Modules(platform);
    assertThat(modules.choose(fx.projects().alpha(), List.of("board_view"), chooser)).isEqualTo(Map.of("board_view", "work_package_tracking"));
    assertThat(modules.of(fx.projects().alpha())).contains("news");
    assertThat(modules.choose(fx.projects().alpha(), List.of("board_view", "work_package_tracking", "nonsense"), chooser)).isEmpty();
    assertThat(modules.of(fx.projects().alpha())).containsExactlyInAnyOrder("board_view", "work_package_tracking");
  }

  @Test
  void othersChooseNothing() {
    assertThatThrownBy(() -> types().choose(fx.projects().alpha(), List.of(), other)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> new Modules(platform).choose(fx.projects().alpha(), List.of(), other)).isInstanceOf(Refusal.class);
  }

  private ChooseTypes types() {
    return new ChooseTypes(platform, new ProjectWriteStore(server.database()));
  }

  private static Platform platform() {
    var database = server.database();
    var labels = Labels.load(List.of());
    var routes = new Routes();
    var texts = new Asking.Texts() {
      @Override
      public String markdown(String raw, Viewer viewer) {
        return raw;
      }

      @Override
      public String plain(String raw) {
        return raw;
      }
    };
    var api = new Api(routes, labels, texts, () -> new Listing.Limits(20, 100));
    var secrets = server.secrets();
    return new Platform(Configuration.read(new String[0], Map.of()), database, secrets, new Settings(database, Map.of(), secrets),
        new Viewers(database, new Permissions(PermissionCatalogue.ALL)), labels, routes, api, new Outbox(database), new Jobs(database),
        new Outgoing(NameLookup.SYSTEM, List::of));
  }
}
