package gewerk.work.activities;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Resource;
import gewerk.platform.text.TextDiff;
import gewerk.work.journals.Journal;
import gewerk.work.journals.Journals;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;
import org.jspecify.annotations.Nullable;

/** The history of work packages, comments among the changes. Open this first. */
public final class Activities {
  static final String RESOURCE = "work_package";

  private final WorkPackages workPackages;
  private final Journals journals;
  private final ActivityDetails details;
  private final EmojiReactionStore reactions;
  private final Resource<Activity> resource;
  private final WriteComment comments;

  public Activities(Platform platform, WorkPackages workPackages, Journals journals) {
    this.workPackages = workPackages;
    this.journals = journals;
    details = new ActivityDetails(workPackages);
    reactions = new EmojiReactionStore(platform.database());
    comments = new WriteComment(platform, workPackages, journals);
    var declaration = new ActivityDeclaration(workPackages, details);
    var reactionResource = declaration.reactions();
    resource = declaration.activities(reactionResource, reactions);
    new ActivityApi(this, workPackages, platform.api());
    new EmojiReactionApi(this, workPackages, new EmojiReactionApi.Tools(platform, reactions, reactionResource));
  }

  /** What other features add to. */
  public Resource<Activity> declaration() {
    return resource;
  }

  /** Changes that another feature writes as {@code prefix:anything} are told as {@code key.added} and {@code key.removed}, with the name that they hold. */
  public void tellNamed(String prefix, String key) {
    details.tellNamed(prefix, key);
  }

  /** What the viewer may see of the history of a work package, oldest first. */
  public List<Activity> visible(WorkPackage wp, Viewer viewer) {
    return journals.of(RESOURCE, wp.id()).stream().map(journal -> new Activity(journal, wp)).filter(activity -> ActivityRules.maySee(activity, viewer)).toList();
  }

  public Optional<Activity> find(long id, Viewer viewer) {
    return journals.find(id).filter(journal -> journal.resource().equals(RESOURCE)).flatMap(journal -> of(journal, viewer))
        .filter(activity -> ActivityRules.maySee(activity, viewer));
  }

  /** Those of these that the viewer may see, by their ids; two statements. */
  public Map<Long, Activity> find(Collection<Long> ids, Viewer viewer) {
    var found = journals.find(ids).values().stream().filter(journal -> journal.resource().equals(RESOURCE)).toList();
    var packages = workPackages.find(found.stream().map(Journal::resourceId).distinct().toList(), viewer).stream()
        .collect(Collectors.toMap(WorkPackage::id, wp -> wp));
    return found.stream().filter(journal -> packages.containsKey(journal.resourceId())).map(journal -> new Activity(journal, packages.get(journal.resourceId())))
        .filter(activity -> ActivityRules.maySee(activity, viewer)).collect(Collectors.toMap(Activity::id, activity -> activity));
  }

  /** The history of a work package, with all that a page shows of it; five statements, however long it is. */
  public List<HistoryEntry> of(WorkPackage wp, Asking asking) {
    var visible = visible(wp, asking.viewer());
    var principals = workPackages.neighbours().principals();
    asking.loaded().load(principals, visible.stream().map(Activity::userId).toList());
    details.prepare(visible, asking);
    Map<Long, List<EmojiReaction>> reacted = reactions.ofWorkPackage(wp.id(), true).stream().collect(Collectors.groupingBy(EmojiReaction::activityId));
    return visible.stream().map(activity -> new HistoryEntry(activity, asking.loaded().find(principals, activity.userId()).orElse(null),
        asking.texts().markdown(ActivityDeclaration.comment(activity, asking), asking.viewer()), details.of(activity, asking), reacted.getOrDefault(activity.id(), List.of()),
        ActivityRules.mayEdit(activity, asking.viewer()), ActivityRules.mayReact(activity, asking.viewer()))).toList();
  }

  /** How a long text was changed by an entry, as safe HTML; none where it was not. */
  public Optional<String> difference(Activity activity, String attribute, Asking asking) {
    var change = activity.journal().changes().get(attribute);
    if (change == null || details.longText(attribute, asking) == null) {
      return Optional.empty();
    }
    return Optional.of(TextDiff.html(text(change.getFirst()), text(change.getLast())));
  }

  /** Says something about a work package; whoever calls has checked that they may. */
  public Activity comment(WorkPackage wp, Comment comment, Viewer viewer) {
    return comments.add(wp, comment, viewer);
  }

  public Activity rewrite(Activity activity, String notes, Viewer viewer) {
    return comments.rewrite(activity, notes, viewer);
  }

  private Optional<Activity> of(Journal journal, Viewer viewer) {
    return workPackages.find(journal.resourceId(), viewer).map(wp -> new Activity(journal, wp));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
