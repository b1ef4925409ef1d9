package gewerk.projects.memberships;

/** That a member has a role because a group has it. */
record Origin(long membershipId, long roleId, String group) {}
