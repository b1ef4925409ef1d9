package gewerk.platform.pages.forms;

import org.jspecify.annotations.Nullable;

/** One field of a form: its name, label and value, and what is said about it. */
public record Field(String name, String label, String value, Notes notes) {
  public static Field of(String name, String label) {
    return new Field(name, label, "", Notes.NONE);
  }

  public Field value(@Nullable Object content) {
    return new Field(name, label, content == null ? "" : content.toString(), notes);
  }

  public Field hint(@Nullable String hint) {
    return new Field(name, label, value, new Notes(hint, notes.error, notes.required, notes.autocomplete));
  }

  public Field error(@Nullable String error) {
    return new Field(name, label, value, new Notes(notes.hint, error, notes.required, notes.autocomplete));
  }

  public Field required() {
    return new Field(name, label, value, new Notes(notes.hint, notes.error, true, notes.autocomplete));
  }

  /** What a password manager or browser may fill in: {@code username}, {@code current-password}. */
  public Field autocomplete(String purpose) {
    return new Field(name, label, value, new Notes(notes.hint, notes.error, notes.required, purpose));
  }

  public String id() {
    return "field-" + name.replaceAll("[^A-Za-z0-9_-]", "-");
  }

  public boolean isRequired() {
    return notes.required;
  }

  public @Nullable String hint() {
    return notes.hint;
  }

  public @Nullable String error() {
    return notes.error;
  }

  public @Nullable String autocomplete() {
    return notes.autocomplete;
  }

  public boolean checked() {
    return value.equals("true") || value.equals("1") || value.equals("on");
  }

  /** For aria-invalid, which is left out where nothing is wrong. */
  public @Nullable String invalid() {
    return notes.error == null ? null : "true";
  }

  /** Ids of the hint and the error, for aria-describedby. */
  public @Nullable String describedBy() {
    var ids = (notes.hint == null ? "" : id() + "-hint ") + (notes.error == null ? "" : id() + "-error");
    return ids.isEmpty() ? null : ids.strip();
  }

  /** Hint, error, whether it must be filled, and what may be filled in by the browser. */
  public record Notes(@Nullable String hint, @Nullable String error, boolean required, @Nullable String autocomplete) {
    static final Notes NONE = new Notes(null, null, false, null);
  }
}
