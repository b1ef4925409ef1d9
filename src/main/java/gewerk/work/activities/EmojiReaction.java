package gewerk.work.activities;

import java.time.Instant;
import java.util.List;

/** Everybody who answered one comment with the same sign, the first one first. */
public record EmojiReaction(long activityId, Emoji emoji, List<Long> userIds, Instant firstAt) {
  String id() {
    return activityId + "-" + emoji.key();
  }
}
