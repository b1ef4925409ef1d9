/** The harbour of the example projects: its people, its work and what happened so far. */
@NullMarked
package gewerk.admin.seed.demo;

import org.jspecify.annotations.NullMarked;
