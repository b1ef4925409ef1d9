/** What work is to be finished for: releases, milestones in time, shared between projects. */
@NullMarked
package gewerk.work.versions;

import org.jspecify.annotations.NullMarked;
