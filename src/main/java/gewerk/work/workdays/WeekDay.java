package gewerk.work.workdays;

/** One day of every week, 1 being Monday. */
record WeekDay(int number, String name, boolean working) {}
