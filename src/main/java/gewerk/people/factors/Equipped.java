package gewerk.people.factors;

/** Somebody who has second factors: how many apps, keys and unused backup codes. */
public record Equipped(long userId, String name, String login, int apps, int keys, int codes) {}
