package gewerk.people.sessions;

/**
 * A way to come in that leads through another server; the page for signing in shows it.
 *
 * @param name by which the setting {@code omniauth_direct_login_provider} calls it
 * @param label what people call it
 * @param path where it begins
 */
public record WayIn(String name, String label, String path) {}
