package gewerk.platform.pages.forms;

/** One of the values a select or combobox offers. */
public record Choice(String value, String label) {}
