package gewerk.admin.customfields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gewerk.admin.customfields.CustomField.Scope;
import gewerk.admin.customfields.DefineCustomField.Outcome;
import gewerk.admin.customfields.Definition.Item;
import gewerk.people.roles.PermissionCatalogue;
import gewerk.platform.access.Permissions;
import gewerk.platform.access.Viewer;
import gewerk.platform.access.Viewers;
import gewerk.platform.events.Outbox;
import gewerk.platform.http.Refusal;
import gewerk.platform.resource.Violation;
import gewerk.testkit.Fixture;
import gewerk.testkit.Person;
import gewerk.testkit.TestServer;
import gewerk.testkit.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DefineCustomFieldTest {
  @RegisterExtension
  static final TestServer server = TestServer.start();

  private final Fixture fx = server.world().fx();
  private final CustomFieldStore fields = new CustomFieldStore(server.database());
  private final DefineCustomField define = new DefineCustomField(server.database(), new Outbox(server.database()), fields);
  private final Viewer admin = viewer(fx.people().adm());

  @Test
  void aDefinitionIsKeptWhole() {
    var field = made(Definition.of("work_package", World.unique("Berth"), Format.LIST).with(new Scope(false, Set.of(fx.projects().alpha()), Set.of(fx.types().task())))
        .offering(List.of(Item.of("North"), new Item(null, "South", null, true, List.of()))));
    assertThat(field.options()).extracting(CustomOption::value).containsExactly("North", "South");
    assertThat(field.defaults()).containsExactly(String.valueOf(field.options().getLast().id()));
    assertThat(field.isActive(fx.projects().alpha(), fx.types().task())).isTrue();
    assertThat(field.isActive(fx.projects().beta(), fx.types().task())).isFalse();
    assertThat(server.world().number("select count(*) from events where kind = 'custom_field.created' and resource_id = ?", field.id())).isOne();
  }

  @Test
  void aHierarchyGetsItsRootByItself() {
    var field = made(Definition.of("work_package", World.unique("Place"), Format.HIERARCHY)
        .offering(List.of(new Item(null, "North", "N", false, List.of(Item.of("Pier 1"), Item.of("Pier 2"))), Item.of("South"))));
    assertThat(field.options()).hasSize(5);
    assertThat(field.choices()).extracting(CustomOption::value).containsExactly("North", "Pier 1", "Pier 2", "South");
    assertThat(field.choices().getFirst().shortName()).isEqualTo("N");
  }

  @Test
  void anOptionThatIsTakenAwayIsGoneFromAllWork() {
    var field = made(Definition.of("work_package", World.unique("Berth"), Format.LIST).offering(List.of(Item.of("North"), Item.of("South"))));
    var north = field.options().getFirst();
    var south = field.options().getLast();
    long both = fx.workPackage("Both", Map.of("custom", Map.of(field.key(), List.of("" + north.id(), "" + south.id()))));
    long one = fx.workPackage("One", Map.of("custom", Map.of(field.key(), List.of("" + south.id()))));
    var outcome = define.update(field.id(), Definition.of("work_package", field.name(), Format.LIST)
        .offering(List.of(new Item(north.id(), "Far north", null, false, List.of()), Item.of("East"))), admin);
    assertThat(outcome).isEqualTo(new Outcome.Defined(field.id()));
    assertThat(fields.all().get(field.id()).options()).extracting(CustomOption::value).containsExactly("Far north", "East");
    assertThat(custom(both)).isEqualTo("{\"%d\": [\"%d\"]}".formatted(field.id(), north.id()));
    assertThat(custom(one)).isEqualTo("{}");
  }

  @Test
  void aDeletedFieldIsGoneFromAllWork() {
    var field = made(Definition.of("work_package", World.unique("Berth"), Format.STRING));
    long id = fx.workPackage("One", Map.of("custom", Map.of(field.key(), List.of("x"), "999999", List.of("y"))));
    define.delete(field.id(), admin);
    assertThat(fields.all()).doesNotContainKey(field.id());
    assertThat(custom(id)).isEqualTo("{\"999999\": [\"y\"]}");
  }

  @Test
  void aNameIsTakenOnce() {
    var name = World.unique("Berth");
    made(Definition.of("work_package", name, Format.STRING));
    assertThat(define.create(Definition.of("work_package", name.toUpperCase(), Format.INT), admin))
        .isEqualTo(new Outcome.Wrong(List.of(Violation.of("name", "error.taken"))));
  }

  @Test
  void optionsOfOtherFieldsCannotBeTakenOver() {
    var other = made(Definition.of("work_package", World.unique("Other"), Format.LIST).offering(List.of(Item.of("North"))));
    var field = made(Definition.of("work_package", World.unique("Berth"), Format.LIST).offering(List.of(Item.of("South"))));
    var stolen = new Item(other.options().getFirst().id(), "Mine", null, false, List.of());
    assertThat(define.update(field.id(), Definition.of("work_package", field.name(), Format.LIST).offering(List.of(stolen)), admin))
        .isEqualTo(new Outcome.Wrong(List.of(Violation.of("options", "error.does_not_exist"))));
  }

  @Test
  void onlyAdministratorsDefineFields() {
    var dev = viewer(fx.people().dev());
    assertThatThrownBy(() -> define.create(Definition.of("work_package", World.unique("Berth"), Format.STRING), dev)).isInstanceOf(Refusal.class);
  }

  private CustomField made(Definition definition) {
    return switch (define.create(definition, admin)) {
      case Outcome.Defined(var id) -> fields.all().get(id);
      case Outcome.Wrong(var violations) -> throw new AssertionError(violations);
    };
  }

  private static String custom(long workPackage) {
    return server.database().one(gewerk.platform.database.Sql.of("select custom::text as custom from work_packages where id = ?", workPackage),
        row -> row.text("custom")).orElseThrow();
  }

  private static Viewer viewer(Person person) {
    return new Viewers(server.database(), new Permissions(PermissionCatalogue.ALL)).find(person.id()).orElseThrow();
  }
}
