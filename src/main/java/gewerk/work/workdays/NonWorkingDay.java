package gewerk.work.workdays;

import java.time.LocalDate;

/** A single day off. */
public record NonWorkingDay(LocalDate date, String name) {}
