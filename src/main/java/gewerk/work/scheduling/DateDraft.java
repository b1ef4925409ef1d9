package gewerk.work.scheduling;

/** A work package's dates about to be written: what is saved (nothing for a new one), what is asked for, and for which kind of type. */
public record DateDraft(Dates saved, DateChange change, boolean milestone) {}
