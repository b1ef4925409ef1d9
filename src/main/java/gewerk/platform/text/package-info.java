/** What people write, made safe to show: Markdown and plain text to HTML, mentions, excerpts, differences. Open {@link gewerk.platform.text.Markdown} first. */
@NullMarked
package gewerk.platform.text;

import org.jspecify.annotations.NullMarked;
