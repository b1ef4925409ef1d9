package gewerk.platform.resource;

/** A row that others point at; secret ones are seen by administrators only. */
record Harbour(long id, String name, boolean secret) {}
