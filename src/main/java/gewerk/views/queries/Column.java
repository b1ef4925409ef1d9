package gewerk.views.queries;

/** Something of a work package that a table can show, and by which it may be grouped. */
record Column(long number, String id) implements Catalogue.Entry {}
