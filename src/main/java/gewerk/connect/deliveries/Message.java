package gewerk.connect.deliveries;

/**
 * Something to be sent.
 *
 * @param cause tells one happening from another: of the same cause and event each endpoint gets one message
 * @param event its name, {@code project:created}
 * @param stream what it is about, {@code project/7}: messages of a stream come one after the other, in their order
 * @param body JSON, sent byte for byte however often it is tried
 */
public record Message(String cause, String event, String stream, String body) {}
