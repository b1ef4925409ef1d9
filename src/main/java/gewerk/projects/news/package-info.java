/** What a project tells everybody. */
@NullMarked
package gewerk.projects.news;

import org.jspecify.annotations.NullMarked;
