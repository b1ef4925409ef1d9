package gewerk.work.activities;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import gewerk.people.principals.Principal;
import gewerk.platform.Platform;
import gewerk.platform.access.Viewer;
import gewerk.platform.database.Database;
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

  private final Database database;
  private final WorkPackages workPackages;
  private final Journals journals;
  private final ActivityDetails details;
  private final EmojiReactionStore reactions;
  private final Resource<Activity> resource;
  private final WriteComment comments;

  public Activities(Platform platform, WorkPackages workPackages, Journals journals) {
    database = platform.database();
    this.workPackages = workPackages;
    this.journals = journals;
    details = new ActivityDetails(workPackages);
    reactions = new EmojiReactionStore(database);
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
    return entries(visible(wp, asking.viewer()), reactions.ofWorkPackage(wp.id(), true), asking);
  }

  /** One entry as it stands in the history. */
  public HistoryEntry entry(Activity activity, Asking asking) {
    return entries(List.of(activity), reactions.of(activity.id()), asking).getFirst();
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

  /** Answers with a sign, or takes it back; whoever calls has checked that they may. */
  public void react(Activity activity, Emoji emoji, Viewer viewer) {
    database.inTransaction(() -> reactions.toggle(activity.id(), viewer.id(), emoji));
  }

  private List<HistoryEntry> entries(List<Activity> shown, List<EmojiReaction> reacted, Asking asking) {
    var people = Stream.concat(shown.stream().map(Activity::userId), reacted.stream().flatMap(reaction -> reaction.userIds().stream())).distinct().toList();
    asking.loaded().load(workPackages.neighbours().principals(), people);
    details.prepare(shown, asking);
    var byActivity = reacted.stream().collect(Collectors.groupingBy(EmojiReaction::activityId));
    return shown.stream().map(activity -> entry(activity, byActivity.getOrDefault(activity.id(), List.of()), asking)).toList();
  }

  private HistoryEntry entry(Activity activity, List<EmojiReaction> reacted, Asking asking) {
    var viewer = asking.viewer();
    boolean says = activity.journal().isComment();
    var rights = new HistoryEntry.Rights(says && ActivityRules.mayEdit(activity, viewer), says && ActivityRules.mayReact(activity, viewer),
        says && ActivityRules.mayAnswer(activity, viewer));
    return new HistoryEntry(activity, person(activity.userId(), asking).orElse(null), asking.texts().markdown(ActivityDeclaration.comment(activity, asking), viewer),
        details.of(activity, asking), reacted.stream().map(reaction -> reacted(reaction, asking)).toList(), rights);
  }

  private HistoryEntry.Reacted reacted(EmojiReaction reaction, Asking asking) {
    var names = reaction.userIds().stream().flatMap(id -> person(id, asking).stream()).map(Principal::name).toList();
    return new HistoryEntry.Reacted(reaction.emoji(), reaction.userIds().size(), names, reaction.userIds().contains(asking.viewer().id()));
  }

  private Optional<Principal> person(long id, Asking asking) {
    return asking.loaded().find(workPackages.neighbours().principals(), id);
  }

  private Optional<Activity> of(Journal journal, Viewer viewer) {
    return workPackages.find(journal.resourceId(), viewer).map(wp -> new Activity(journal, wp));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
