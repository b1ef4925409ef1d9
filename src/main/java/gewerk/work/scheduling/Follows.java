package gewerk.work.scheduling;

/** The successor begins after the predecessor is done and so many working days have passed. */
public record Follows(long predecessorId, long successorId, int lag) {}
