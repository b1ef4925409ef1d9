package gewerk.work.activities;

/**
 * One change, told in a sentence.
 *
 * @param raw without markup
 * @param html the same, with what matters made visible; safe to show
 */
public record Detail(String raw, String html) {}
