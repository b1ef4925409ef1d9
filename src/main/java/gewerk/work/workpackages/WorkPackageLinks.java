package gewerk.work.workpackages;

import java.util.List;
import java.util.Map;

import gewerk.platform.access.Viewer;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Batch;
import gewerk.platform.resource.Resource;
import gewerk.platform.settings.Settings;
import gewerk.work.workpackages.WorkPackageStore.Named;
import org.jspecify.annotations.Nullable;

/** What can be done with a work package and where its neighbours are: the links beside its attributes (reference: work packages, links). */
final class WorkPackageLinks {
  private final WorkPackageNames names;
  private final Neighbours neighbours;
  private final Settings settings;

  WorkPackageLinks(WorkPackageNames names, Neighbours neighbours, Settings settings) {
    this.settings = settings;
    this.names = names;
    this.neighbours = neighbours;
  }

  void addTo(Resource<WorkPackage> resource) {
    resource.prepare(this::prepare)
        .link("schema", (wp, asking) -> Link.to("/work_packages/schemas/" + wp.projectId() + "-" + wp.typeId()))
        .action("update", (wp, asking) -> Link.to(path(wp) + "/form").by("post"), WorkPackageRights::mayUpdate)
        .action("updateImmediately", (wp, asking) -> Link.to(path(wp)).by("patch"), WorkPackageRights::mayUpdate)
        .action("delete", (wp, asking) -> Link.to(path(wp)).by("delete"), WorkPackageRights::mayDelete)
        .action("move", (wp, asking) -> page("/work_packages/" + wp.id() + "/move", asking.say("workPackage.link.move", wp.subject())),
            may("move_work_packages"))
        .action("copy", (wp, asking) -> page("/work_packages/" + wp.id() + "/copy", asking.say("workPackage.link.copy", wp.subject())),
            may("add_work_packages"))
        .link("availableRelationCandidates", (wp, asking) -> Link.to(path(wp) + "/available_relation_candidates",
            asking.say("workPackage.link.relation_candidates")))
        .action("customFields", (wp, asking) -> page("/projects/" + identifier(wp) + "/settings/custom_fields", asking.say("workPackage.link.custom_fields")),
            may("select_custom_fields"))
        .action("configureForm", (wp, asking) -> page("/types/" + wp.typeId() + "/edit?tab=form_configuration", asking.say("workPackage.link.configure_form")),
            (wp, viewer) -> viewer.isAdmin())
        .link("activities", (wp, asking) -> Link.to(path(wp) + "/activities"))
        .action("addComment", (wp, asking) -> Link.to(path(wp) + "/activities", asking.say("workPackage.link.add_comment")).by("post"),
            WorkPackageRights::mayComment)
        .action("addChild", (wp, asking) -> Link.to("/workspaces/" + identifier(wp) + "/work_packages", asking.say("workPackage.link.add_child", wp.subject()))
            .by("post"), (wp, viewer) -> viewer.may("add_work_packages", wp.projectId()) && !neighbours.isMilestone(wp))
        .action("changeParent", (wp, asking) -> Link.to(path(wp), asking.say("workPackage.link.change_parent", wp.subject())).by("patch"), may("manage_subtasks"))
        .link("previewMarkup", (wp, asking) -> Link.to("/render/markdown?context=" + Link.BASE + path(wp)).by("post"))
        .links("children", this::children)
        .links("ancestors", this::ancestors);
    addExports(resource);
  }

  private void addExports(Resource<WorkPackage> resource) {
    resource.action("pdf", (wp, asking) -> page("/work_packages/" + wp.id() + ".pdf", asking.say("workPackage.link.pdf")), may("export_work_packages"))
        .action("atom", (wp, asking) -> page("/work_packages/" + wp.id() + ".atom", "Atom feed"),
            (wp, viewer) -> settings.truth("feeds_enabled") && viewer.may("export_work_packages", wp.projectId()));
  }

  private Void prepare(java.util.Collection<WorkPackage> rows, Asking asking) {
    asking.loaded().load(names.children(), rows.stream().filter(WorkPackage::hasChildren).map(WorkPackage::id).toList());
    asking.loaded().load(names, rows.stream().flatMap(wp -> wp.ancestorIds().stream()).distinct().toList());
    return null;
  }

  private @Nullable List<Link> children(WorkPackage wp, Asking asking) {
    if (!wp.hasChildren()) {
      return null;
    }
    Batch<List<Named>> children = names.children();
    var links = asking.loaded().find(children, wp.id()).orElse(List.of()).stream().filter(child -> names.isVisible(child, asking.viewer()))
        .map(names::link).toList();
    return links.isEmpty() ? null : links;
  }

  private List<Link> ancestors(WorkPackage wp, Asking asking) {
    return wp.ancestorIds().stream().flatMap(id -> asking.loaded().find(names, id).stream()).filter(found -> names.isVisible(found, asking.viewer()))
        .map(names::link).toList();
  }

  private String identifier(WorkPackage wp) {
    return neighbours.projects().find(wp.projectId()).map(project -> project.identifier()).orElse(String.valueOf(wp.projectId()));
  }

  private static java.util.function.BiPredicate<WorkPackage, Viewer> may(String permission) {
    return (wp, viewer) -> viewer.may(permission, wp.projectId());
  }

  private static String path(WorkPackage wp) {
    return "/work_packages/" + wp.id();
  }

  private static Link page(String path, String title) {
    return Link.absolute(path, title).with("type", "text/html");
  }

  /** What a whole list offers to do. */
  static Map<String, Link> ofList(Viewer viewer) {
    var links = new java.util.LinkedHashMap<String, Link>();
    if (viewer.mayAnywhere("add_work_packages")) {
      links.put("createWorkPackage", Link.to("/work_packages/form").by("post"));
      links.put("createWorkPackageImmediate", Link.to("/work_packages").by("post"));
    }
    if (viewer.mayAnywhere("edit_work_packages")) {
      links.put("editWorkPackage", Link.to("/work_packages/{work_package_id}/form").by("post").templated());
    }
    return links;
  }
}
