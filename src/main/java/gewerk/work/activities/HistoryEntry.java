package gewerk.work.activities;

import java.util.List;

import gewerk.people.principals.Principal;
import org.jspecify.annotations.Nullable;

/**
 * One entry as pages show it.
 *
 * @param author null when they are gone
 * @param commentHtml safe to show; empty without a comment
 */
public record HistoryEntry(Activity activity, @Nullable Principal author, String commentHtml, List<Detail> details, List<EmojiReaction> reactions,
    boolean mayEdit, boolean mayReact) {}
