package gewerk.files.attachments;

/** An upload whose type has been told from its bytes. */
record Received(Upload upload, String contentType) {
  /** What it hangs on. */
  record Spot(String container, long id) {}
}
