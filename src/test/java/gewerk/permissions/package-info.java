/** Who may do what: every operation of the API asked by every role. */
@org.jspecify.annotations.NullMarked
package gewerk.permissions;
