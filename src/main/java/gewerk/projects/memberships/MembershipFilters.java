package gewerk.projects.memberships;

import gewerk.people.principals.PrincipalFilters;
import gewerk.people.principals.Principals;
import gewerk.people.roles.Roles;
import gewerk.people.users.Users;
import gewerk.platform.resource.Filter;
import gewerk.platform.resource.FilterType;
import gewerk.platform.resource.Operator;
import gewerk.platform.resource.Target;
import gewerk.platform.resource.Values;

/** The ways to narrow lists of memberships: by whose they are, where, and which roles they give. */
final class MembershipFilters {
  private MembershipFilters() {}

  static Filter[] all(Users users, Principals principals, Roles roles, Target<?> projects) {
    return new Filter[] {
        PrincipalFilters.anyName("any_name_attribute", FilterType.TEXT), PrincipalFilters.name(), PrincipalFilters.status(),
        PrincipalFilters.group(principals.onlyGroups()), users.blockedFilter(),
        Filter.on("principal", FilterType.LIST, principals, "m.principal_id"),
        Filter.on("project", FilterType.LIST_OPTIONAL, projects, "m.project_id"),
        Filter.of("role", FilterType.LIST, Values.of(roles), (operator, values, asking) -> {
          var having = MembershipStore.having(Values.ids(values, asking));
          return operator == Operator.IS ? having : having.not();
        }),
        Filter.on("createdAt", FilterType.PAST, Values.TEXT, "m.created_at"),
        Filter.on("updatedAt", FilterType.PAST, Values.TEXT, "m.updated_at")};
  }
}
