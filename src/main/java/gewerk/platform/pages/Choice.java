package gewerk.platform.pages;

/** One of the values a select or combobox offers. */
public record Choice(String value, String label) {}
