package gewerk.platform.mail;

/**
 * A mail that is ready to go.
 *
 * @param kind what it is about, in one word, for the administrator's list: {@code invitation}
 * @param html and {@code plain} say the same
 */
public record Mail(String kind, String address, String subject, String html, String plain) {}
