package gewerk.work.activities;

import static gewerk.platform.resource.Attribute.bool;
import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.link;
import static gewerk.platform.resource.Attribute.links;
import static gewerk.platform.resource.Attribute.markdown;
import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import gewerk.people.principals.Principals;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Part;
import gewerk.platform.resource.Resource;
import gewerk.work.workpackages.WorkPackages;

/** What entries of the history and the reactions to them consist of (reference: activities, emoji reactions). */
final class ActivityDeclaration {
  private final WorkPackages workPackages;
  private final Principals principals;
  private final ActivityDetails details;

  ActivityDeclaration(WorkPackages workPackages, ActivityDetails details) {
    this.workPackages = workPackages;
    this.details = details;
    principals = workPackages.neighbours().principals();
  }

  Resource<EmojiReaction> reactions() {
    return Resource.<EmojiReaction>of("EmojiReaction", "emojiReaction", reaction -> "/emoji_reactions/" + reaction.id())
        .has(
            string("id", EmojiReaction::id).readOnly(),
            string("reaction", (EmojiReaction reaction) -> reaction.emoji().key()).required(),
            string("emoji", (EmojiReaction reaction) -> reaction.emoji().sign()).readOnly(),
            integer("reactionsCount", (EmojiReaction reaction) -> reaction.userIds().size()).readOnly(),
            timestamp("firstReactionAt", EmojiReaction::firstAt).readOnly(),
            links("reactingUsers", principals, EmojiReaction::userIds).readOnly())
        .link("reactable", (reaction, asking) -> Link.to("/activities/" + reaction.activityId()));
  }

  Resource<Activity> activities(Resource<EmojiReaction> reactions, EmojiReactionStore reactionStore) {
    return Resource.<Activity>of("Activity", "activity", Activity::path)
        .typedBy(activity -> activity.isComment() ? "Activity::Comment" : "Activity")
        .has(
            integer("id", Activity::id).readOnly(),
            markdown("comment", Activity::notes).seen(ActivityDeclaration::comment),
            string("details", (Activity activity) -> null).seen(this::details).schemaType("[]Formattable").readOnly(),
            integer("version", Activity::version).readOnly(),
            bool("internal", Activity::internal).hasDefault(),
            timestamp("createdAt", Activity::createdAt).readOnly(),
            timestamp("updatedAt", Activity::updatedAt).readOnly(),
            link("user", principals, Activity::userId).readOnly())
        .prepare((activities, asking) -> {
          details.prepare(activities, asking);
          return null;
        })
        .link("workPackage", (activity, asking) -> workPackages.declaration().self(activity.workPackage()))
        .action("update", (activity, asking) -> Link.to(activity.path()).by("patch"), ActivityRules::mayEdit)
        .link("emojiReactions", (activity, asking) -> Link.to(activity.path() + "/emoji_reactions"))
        .embeds("workPackage", (activity, asking) -> new Part.One<>(workPackages.declaration(), activity.workPackage()))
        .embeds("emojiReactions", (activity, asking) -> new Part.Collected<>(reactions, reactionStore.of(activity.id()), activity.path() + "/emoji_reactions"));
  }

  static String comment(Activity activity, Asking asking) {
    return activity.isRetracted() ? asking.say("activity.retracted") : activity.notes();
  }

  private List<Map<String, String>> details(Activity activity, Asking asking) {
    return details.of(activity, asking).stream().map(ActivityDeclaration::formattable).toList();
  }

  private static Map<String, String> formattable(Detail detail) {
    var members = new LinkedHashMap<String, String>();
    members.put("format", "custom");
    members.put("raw", detail.raw());
    members.put("html", detail.html());
    return members;
  }
}
