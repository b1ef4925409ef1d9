/** The log of administration: who changed what, when, from where. */
@NullMarked
package gewerk.admin.audit;

import org.jspecify.annotations.NullMarked;
