package gewerk.work.workpackages;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.date;
import static gewerk.platform.resource.Attribute.hours;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.link;
import static gewerk.platform.resource.Attribute.markdown;
import static gewerk.platform.resource.Attribute.of;
import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Candidate;
import gewerk.platform.resource.Allowed;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Attribute.Trait;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Resource;
import gewerk.platform.settings.Settings;
import org.jspecify.annotations.Nullable;

/** What a work package consists of, told once (reference: work packages, attributes). */
final class WorkPackageDeclaration {
  private final Neighbours neighbours;
  private final WorkPackageChoices choices;
  private final Settings settings;

  WorkPackageDeclaration(Neighbours neighbours, WorkPackageChoices choices, Settings settings) {
    this.neighbours = neighbours;
    this.choices = choices;
    this.settings = settings;
  }

  Resource<WorkPackage> resource(WorkPackageNames names) {
    return Resource.<WorkPackage>of("WorkPackage", "workPackage", wp -> "/work_packages/" + wp.id())
        .titled(WorkPackage::subject)
        .has(what())
        .has(when())
        .has(howMuch())
        .has(people())
        .has(where(names));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Attribute<WorkPackage>[] what() {
    return new Attribute[] {
        integer("lockVersion", WorkPackage::lockVersion).required().shownWhen((wp, viewer) -> !wp.isNew()),
        integer("id", WorkPackage::id).required().readOnly().with(Trait.IGNORED).column("wp.id"),
        string("displayId", (WorkPackage wp) -> String.valueOf(wp.id())).with(Trait.IGNORED).with(Trait.NOT_IN_SCHEMA),
        string("subject", WorkPackage::subject).required().fact("minLength", 1).fact("maxLength", 255).column("wp.subject")
            .writableWhen(WorkPackageRights::mayEdit),
        markdown("description", WorkPackage::description).writableWhen(WorkPackageRights::mayEdit).column("wp.description")};
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Attribute<WorkPackage>[] when() {
    Predicate<WorkPackage> lasting = wp -> !neighbours.isMilestone(wp);
    return new Attribute[] {
        of(Kind.DAYS, "duration", (WorkPackage wp) -> wp.dates().duration()).column("wp.duration").shownWhen((wp, viewer) -> lasting.test(wp))
            .writableWhen(WorkPackageRights::mayEditDates),
        bool("scheduleManually", WorkPackage::scheduleManually).hasDefault().writableWhen(WorkPackageRights::mayEdit),
        bool("ignoreNonWorkingDays", (WorkPackage wp) -> wp.dates().ignoreNonWorkingDays()).writableWhen(WorkPackageRights::mayEditDates),
        date("startDate", WorkPackage::startDate).column("wp.start_date").shownWhen((wp, viewer) -> lasting.test(wp))
            .writableWhen(WorkPackageRights::mayEditDates),
        date("dueDate", WorkPackage::dueDate).column("wp.due_date").shownWhen((wp, viewer) -> lasting.test(wp))
            .writableWhen(WorkPackageRights::mayEditDates),
        date("derivedStartDate", (WorkPackage wp) -> wp.total().startDate()).readOnly().shownWhen((wp, viewer) -> lasting.test(wp)),
        date("derivedDueDate", (WorkPackage wp) -> wp.total().dueDate()).readOnly().shownWhen((wp, viewer) -> lasting.test(wp)),
        date("date", WorkPackage::dueDate).shownWhen((wp, viewer) -> !lasting.test(wp)).writableWhen(WorkPackageRights::mayEditDates)};
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Attribute<WorkPackage>[] howMuch() {
    BooleanSupplier workBased = () -> settings.text("work_package_done_ratio").equals("field");
    return new Attribute[] {
        hours("estimatedTime", (WorkPackage wp) -> wp.progress().work()).column("wp.estimated_hours").writableWhen(WorkPackageRights::mayEdit),
        hours("derivedEstimatedTime", (WorkPackage wp) -> wp.total().estimatedHours()).readOnly().column("wp.derived_estimated_hours"),
        hours("remainingTime", (WorkPackage wp) -> wp.progress().remaining()).column("wp.remaining_hours").with(Trait.OMITTED_WHEN_EMPTY)
            .writableWhen((candidate, viewer) -> workBased.getAsBoolean() && WorkPackageRights.mayEdit(candidate, viewer)),
        hours("derivedRemainingTime", (WorkPackage wp) -> wp.total().remainingHours()).readOnly().column("wp.derived_remaining_hours"),
        integer("percentageDone", (WorkPackage wp) -> wp.progress().percent()).column("wp.done_ratio")
            .writableWhen((candidate, viewer) -> workBased.getAsBoolean() && WorkPackageRights.mayEdit(candidate, viewer)),
        integer("derivedPercentageDone", (WorkPackage wp) -> wp.total().doneRatio()).readOnly(),
        timestamp("createdAt", WorkPackage::createdAt).required().column("wp.created_at").writableWhen(this::mayTellHistory),
        timestamp("updatedAt", WorkPackage::updatedAt).required().column("wp.updated_at").writableWhen(this::mayTellHistory)};
  }

  /** Data that moves in from elsewhere has a history already; only while it is made, and only by administrators who allowed themselves. */
  private boolean mayTellHistory(Candidate<WorkPackage> candidate, Viewer viewer) {
    return candidate.isNew() && viewer.isAdmin() && settings.truth("apiv3_write_readonly_attributes");
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Attribute<WorkPackage>[] people() {
    var principals = neighbours.principals();
    return new Attribute[] {
        link("author", principals, (WorkPackage wp) -> orNone(wp.authorId())).required().embedded().column("wp.author_id").schemaType("User").with(Trait.LENIENT)
            .writableWhen(this::mayTellHistory),
        link("assignee", principals, WorkPackage::assigneeId).embedded().column("wp.assignee_id").schemaType("User")
            .writableWhen(WorkPackageRights::mayEdit).allowed(new Allowed.At<>(choices::assignees)),
        link("responsible", principals, WorkPackage::responsibleId).embedded().column("wp.responsible_id").schemaType("User")
            .writableWhen(WorkPackageRights::mayEdit).allowed(new Allowed.At<>(choices::assignees))};
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Attribute<WorkPackage>[] where(WorkPackageNames names) {
    return new Attribute[] {
        link("project", neighbours.projects(), (WorkPackage wp) -> orNone(wp.projectId())).required().embedded().column("wp.project_id").schemaType("Project")
            .writableWhen(WorkPackageRights::mayMove).allowed(new Allowed.At<>(choices::projects)),
        link("parent", names, WorkPackage::parentId).schemaType("WorkPackage").writableWhen(WorkPackageRights::mayChangeParent)
            .allowed(new Allowed.At<>(choices::parents)).column("wp.parent_id"),
        link("type", neighbours.types(), (WorkPackage wp) -> orNone(wp.typeId())).required().embedded().column("wp.type_id").writableWhen(WorkPackageRights::mayEdit)
            .allowed(new Allowed.Ids<>(choices::types)),
        link("status", neighbours.statuses(), (WorkPackage wp) -> orNone(wp.statusId())).required().hasDefault().embedded().column("wp.status_id")
            .writableWhen((candidate, viewer) -> WorkPackageRights.mayChangeStatus(candidate, viewer)
                && (candidate.isNew() || !neighbours.isFrozen(candidate.current()))).allowed(new Allowed.Ids<>(choices::statuses)),
        link("category", neighbours.categories(), WorkPackage::categoryId).embedded().column("wp.category_id")
            .writableWhen(WorkPackageRights::mayEdit).allowed(new Allowed.Ids<>(choices::categories)),
        link("version", neighbours.versions(), WorkPackage::versionId).embedded().column("wp.version_id")
            .writableWhen(WorkPackageRights::mayAssignVersion).allowed(new Allowed.Ids<>(choices::versions)),
        link("priority", neighbours.priorities(), (WorkPackage wp) -> orNone(wp.priorityId())).required().hasDefault().embedded().column("wp.priority_id")
            .writableWhen(WorkPackageRights::mayEdit).allowed(new Allowed.Ids<>((candidate, asking) ->
                neighbours.priorities().active().stream().map(priority -> priority.id()).toList()))};
  }

  /** A new package may lack what a saved one has. */
  private static @Nullable Long orNone(long id) {
    return id == 0 ? null : Long.valueOf(id);
  }
}
