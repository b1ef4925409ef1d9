package gewerk.work.workpackages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import gewerk.platform.access.Rights;
import gewerk.platform.database.Database;
import gewerk.platform.database.Held;
import gewerk.platform.hal.JsonOut;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.SchemaWriter;
import gewerk.work.types.FormGroup;
import gewerk.work.types.Type;
import gewerk.work.types.TypeForm;

/** What a work package of a project and a type consists of (reference: work-package schemas). */
final class WorkPackageSchemas {
  /** All that a schema, or what its viewer may do, can depend on. */
  private static final Set<String> WHAT_SCHEMAS_DEPEND_ON = Set.of("principals", "users", "members", "member_roles", "roles", "role_permissions", "projects",
      "project_modules", "project_types", "types", "statuses", "settings", "custom_fields", "custom_options", "custom_field_types", "custom_field_projects");
  private static final Pattern PAIR = Pattern.compile("\\d{1,18}-\\d{1,18}");
  private static final long KEPT_BYTES = 16_000_000;

  /** One schema as people see it who may the same. */
  private record Seen(String pair, Rights.Standing standing, Locale locale) {}

  private final WorkPackages workPackages;
  private final Held<Cache<Seen, JsonOut.Kept>> known;

  WorkPackageSchemas(WorkPackages workPackages, Database database) {
    this.workPackages = workPackages;
    known = Held.of(database, WHAT_SCHEMAS_DEPEND_ON, () -> Caffeine.newBuilder().maximumWeight(KEPT_BYTES)
        .weigher((Seen seen, JsonOut.Kept json) -> 2 * json.bytes().length).build()); // as text and as bytes
  }

  /** A pair such as {@code 12-3}, as far as the viewer may know of it. */
  Optional<Candidate<WorkPackage>> find(String pair, Asking asking) {
    if (!PAIR.matcher(pair).matches()) {
      return Optional.empty();
    }
    long project = projectOf(pair);
    long type = Long.parseLong(pair.substring(pair.indexOf('-') + 1));
    boolean known = asking.viewer().maySomewhereIn("view_work_packages", project) && workPackages.neighbours().types().isUsedIn(project, type);
    return known ? Optional.of(new Candidate<>(null, example(project, type, asking))) : Optional.empty();
  }

  private static long projectOf(String pair) {
    return Long.parseLong(pair.substring(0, pair.indexOf('-')));
  }

  /** All of these pairs that exist; the rest are silently missing. */
  void collection(JsonOut out, List<String> pairs, String path, Asking asking) {
    var found = pairs.stream().filter(pair -> find(pair, asking).isPresent()).toList();
    out.object(() -> {
      out.member("_type", "Collection");
      out.member("total", found.size());
      out.member("count", found.size());
      out.object("_embedded", () -> out.array("elements", () -> found.forEach(pair -> out.kept(written(pair, asking)))));
      out.object("_links", () -> out.link("self", Link.to(path)));
    });
  }

  byte[] bytes(String pair, Asking asking) {
    return written(pair, asking).bytes().clone();
  }

  /** The schema inside a form: with allowed values, and the address of its plain form. */
  SchemaWriter<WorkPackage> forForm(Candidate<WorkPackage> candidate, Asking asking) {
    var wp = candidate.proposed();
    return writer(wp, asking).link("baseSchema", Link.to("/work_packages/schemas/" + wp.projectId() + "-" + wp.typeId()));
  }

  private JsonOut.Kept written(String pair, Asking asking) {
    var seenBy = asking.viewer().standingIn(projectOf(pair));
    return known.get().get(new Seen(pair, seenBy, asking.viewer().locale()), seen -> {
      var candidate = find(pair, asking).orElseThrow();
      var writer = writer(candidate.proposed(), asking).link("self", Link.to("/work_packages/schemas/" + pair));
      return new JsonOut.Kept(writer.bytes(candidate));
    });
  }

  private SchemaWriter<WorkPackage> writer(WorkPackage wp, Asking asking) {
    var groups = groups(wp, asking);
    return new SchemaWriter<>(workPackages.declaration(), asking)
        .grouped(attribute -> TypeForm.groupOf(attribute.name(), groups))
        .with(out -> out.array("_attributeGroups", () -> groups.forEach(group -> write(out, group))))
        .link("attachments", Link.none());
  }

  private List<FormGroup> groups(WorkPackage wp, Asking asking) {
    var active = workPackages.declaration().attributes().stream().filter(attribute -> attribute.isShown(wp, asking.viewer()))
        .map(attribute -> attribute.name()).toList();
    return workPackages.neighbours().types().find(wp.typeId()).map(Type::form).orElseGet(TypeForm::usual).groups(active, asking.words());
  }

  private static void write(JsonOut out, FormGroup group) {
    out.object(() -> {
      switch (group) {
        case FormGroup.Attributes(var name, var attributes) -> {
          out.member("_type", "WorkPackageFormAttributeGroup");
          out.member("name", name);
          out.member("attributes", attributes);
        }
        case FormGroup.Children(var name, var query) -> query(out, "WorkPackageFormChildrenQueryGroup", name, query);
        case FormGroup.Related(var name, var relation, var query) -> {
          query(out, "WorkPackageFormRelationQueryGroup", name, query);
          out.member("relationType", relation);
        }
      }
    });
  }

  private static void query(JsonOut out, String type, String name, long query) {
    out.member("_type", type);
    out.member("name", name);
    out.object("_links", () -> out.link("query", Link.to("/queries/" + query)));
  }

  private WorkPackage example(long project, long type, Asking asking) {
    var blank = WorkPackage.blank(asking.viewer().id());
    return new WorkPackage(-1, project, type, workPackages.neighbours().statuses().usual().id(), 0, blank.authorId(), null, null, null, null, null,
        List.of(), "", "", blank.dates(), true, blank.progress(), blank.total(), false, blank.custom(), 0, blank.createdAt(), blank.updatedAt());
  }
}
