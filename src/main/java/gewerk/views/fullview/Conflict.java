package gewerk.views.fullview;

/** One attribute that two people wrote: what stands there now and what is wanted. */
public record Conflict(String name, String label, String theirs, String mine) {}
