package gewerk.people.ldap;

/**
 * A search whose every result becomes a group here.
 *
 * @param baseDn blank for the connection's
 * @param nameAttribute what the groups are called here
 */
public record GroupSearch(long id, long connectionId, String baseDn, String filter, String nameAttribute, boolean createsPeople) {}
