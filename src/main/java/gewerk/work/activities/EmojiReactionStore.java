package gewerk.work.activities;

import java.util.List;

import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Sql;

/** The table of emoji reactions. */
final class EmojiReactionStore {
  private static final String READ = """
      select e.journal_id, e.reaction, array_agg(e.user_id order by e.created_at, e.user_id) as user_ids, min(e.created_at) as first_at
      from emoji_reactions e join journals j on j.id = e.journal_id
      """;
  private final Database database;

  EmojiReactionStore(Database database) {
    this.database = database;
  }

  List<EmojiReaction> of(long activityId) {
    return reactions(Sql.of("j.id = ?", activityId));
  }

  /** On everything that was said about one work package, internal comments only where they may be seen. */
  List<EmojiReaction> ofWorkPackage(long workPackageId, boolean alsoInternal) {
    return reactions(Sql.of("j.resource = 'work_package' and j.resource_id = ? and (not j.internal or ?)", workPackageId, alsoInternal));
  }

  /** Takes somebody's reaction back, or adds it. */
  void toggle(long activityId, long userId, Emoji emoji) {
    int gone = database.change(Sql.of("delete from emoji_reactions where journal_id = ? and user_id = ? and reaction = ?", activityId, userId, emoji.key()));
    if (gone == 0) {
      database.change(Sql.of("insert into emoji_reactions (journal_id, user_id, reaction) values (?, ?, ?) on conflict do nothing",
          activityId, userId, emoji.key()));
    }
  }

  private List<EmojiReaction> reactions(Sql where) {
    return database.list(Sql.of(READ + "where").then(where).then("group by e.journal_id, e.reaction order by first_at, e.journal_id, e.reaction"),
        EmojiReactionStore::reaction);
  }

  private static EmojiReaction reaction(Row row) {
    return new EmojiReaction(row.id("journal_id"), Emoji.of(row.text("reaction")).orElseThrow(), row.ids("user_ids"), row.instant("first_at"));
  }
}
