package gewerk.admin.seed.bulk;

import java.util.List;

import gewerk.work.progress.Progress;
import gewerk.work.scheduling.DateRange;
import gewerk.work.scheduling.Dates;

/** What the rules made of an invented work package among its relatives. */
record Planned(Dates dates, boolean manually, List<Long> ancestors, DateRange beneath, Progress total) {}
