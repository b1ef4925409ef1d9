package gewerk.views.table.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import gewerk.platform.database.Database;
import gewerk.platform.pages.forms.Choice;
import gewerk.platform.resource.Allowed;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.Target;
import gewerk.projects.projects.Project;
import gewerk.work.workpackages.Neighbours;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** What can be chosen for an attribute of a work package, and for a filter. */
public final class Choices {
  private static final String CUSTOM_FIELD = "customField";

  private final WorkPackages workPackages;
  private final ChoiceStore store;

  public Choices(WorkPackages workPackages, Database database) {
    this.workPackages = workPackages;
    store = new ChoiceStore(database);
  }

  /** What the workflow, the project and the type leave open; what it has now stays possible. */
  List<Choice> of(Attribute<WorkPackage> attribute, Candidate<WorkPackage> candidate, Asking asking) {
    long project = candidate.proposed().projectId();
    return switch (attribute.name()) {
      case "project" -> store.projects(asking.viewer(), "add_work_packages");
      case "assignee", "responsible" -> named(attribute.target(), workPackages.assignable(project), asking);
      default -> attribute.allowed().orElse(null) instanceof Allowed.Ids<WorkPackage>(var ids) ? named(attribute.target(), ids.apply(candidate, asking), asking)
          : attribute.target() == neighbours().principals() ? store.members(project) : options(attribute.name());
    };
  }

  /** None where values are typed. */
  public Optional<List<Choice>> of(Filter filter, @Nullable Project project, Asking asking) {
    var target = filter.target();
    if (target == null || target == workPackages.target()) {
      return Optional.empty();
    }
    if (filter.name().startsWith(CUSTOM_FIELD) && target != neighbours().principals() && target != neighbours().versions()) {
      return Optional.of(options(filter.name()));
    }
    return filter.name().equals("memberOfGroup") ? Optional.of(store.groups()) : ofTarget(target, project, asking);
  }

  private Optional<List<Choice>> ofTarget(Target<?> target, @Nullable Project project, Asking asking) {
    var all = neighbours();
    if (target == all.principals()) {
      return Optional.of(withMyself(project == null ? store.people(asking.viewer()) : store.members(project.id()), asking));
    }
    if (target == all.projects()) {
      return Optional.of(store.projects(asking.viewer(), "view_work_packages"));
    }
    var ids = target == all.statuses() ? all.statuses().all().stream().map(status -> status.id()).toList()
        : target == all.types() ? (project == null ? all.types().all() : all.types().ofProject(project.id())).stream().map(type -> type.id()).toList()
            : target == all.priorities() ? all.priorities().all().stream().map(priority -> priority.id()).toList()
                : target == all.categories() ? project == null ? null : all.categories().ofProject(project.id()).stream().map(category -> category.id()).toList()
                    : target == all.versions() ? project == null ? null : all.versions().of(project).stream().map(version -> version.id()).toList() : null;
    return ids == null ? Optional.empty() : Optional.of(named(target, ids, asking));
  }

  private static List<Choice> withMyself(List<Choice> people, Asking asking) {
    var all = new ArrayList<Choice>();
    all.add(new Choice("me", asking.say("table.me")));
    all.addAll(people);
    return all;
  }

  private List<Choice> options(String name) {
    return store.options(Long.parseLong(name.substring(CUSTOM_FIELD.length())));
  }

  private static <L> List<Choice> named(Target<L> target, Collection<Long> ids, Asking asking) {
    asking.loaded().load(target, ids);
    return ids.stream().flatMap(id -> asking.loaded().find(target, id).stream())
        .map(row -> new Choice(String.valueOf(target.id(row)), Objects.toString(target.link(row, asking).title(), ""))).toList();
  }

  private Neighbours neighbours() {
    return workPackages.neighbours();
  }
}
