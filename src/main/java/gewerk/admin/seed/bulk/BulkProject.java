package gewerk.admin.seed.bulk;

import java.util.List;

/** An invented project as far as its work packages must know it. */
record BulkProject(long id, List<Long> members, List<Long> versions, List<Long> categories) {}
