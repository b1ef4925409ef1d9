package gewerk.platform.mail;

import java.util.Locale;

/** Somebody who gets a mail: how they are called, at which address, and in which language they read. */
public record Receiver(String name, String address, Locale locale) {}
