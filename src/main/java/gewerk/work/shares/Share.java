package gewerk.work.shares;

import java.time.Instant;
import java.util.List;

/** The roles that somebody, or a group, has on one work package. */
public record Share(long id, long principalId, String principalName, long workPackageId, long projectId, List<Long> roleIds, Instant createdAt, Instant updatedAt) {}
