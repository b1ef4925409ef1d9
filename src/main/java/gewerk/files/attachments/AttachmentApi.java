package gewerk.files.attachments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import gewerk.platform.Platform;
import gewerk.platform.hal.JsonIn;
import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.i18n.Message;
import gewerk.platform.resource.Api;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Operation.Shape;
import gewerk.platform.resource.Violation;
import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Attachments over HTTP (reference: attachments). */
final class AttachmentApi {
  private static final String ONE = "/attachments/{id}";

  private final Attachments attachments;
  private final KeepAttachment keep;
  private final AttachmentContentApi content;
  private final Platform platform;

  AttachmentApi(Attachments attachments, KeepAttachment keep, AttachmentContentApi content, Platform platform) {
    this.attachments = attachments;
    this.keep = keep;
    this.content = content;
    this.platform = platform;
    var resource = attachments.declaration();
    platform.api().post("/attachments", "Takes a file that is claimed later.", resource, Shape.ONE, (request, asking) -> {
          check(attachments.mayHandIn(asking.viewer()));
          return add(request, asking, null, null);
        })
        .post("/attachments/prepare", "Begins an upload to an object store.", resource, Shape.ONE, (request, asking) -> {
          check(attachments.mayHandIn(asking.viewer()));
          throw notAvailable(asking);
        })
        .get(ONE, "Shows what is known of a file.", resource, Shape.ONE, (request, asking) -> Api.one(200, resource, found(request, asking), asking))
        .get(ONE + "/uploaded", "Ends an upload.", resource, Shape.ONE, (request, asking) -> Api.one(200, resource, found(request, asking), asking))
        .get(ONE + "/content", "Hands out the file itself.", null, Shape.OTHER, this::content)
        .delete(ONE, "Takes a file away.", this::remove);
  }

  /** The operations on the files of one kind of rows. */
  <T> void operate(Container<T> container) {
    var path = container.path() + "/{id}/attachments";
    var resource = attachments.declaration();
    platform.api().get(path, "Lists the files that hang on it.", resource, Shape.LIST, (request, asking) -> {
          var row = row(container, request, asking);
          long id = container.place(row, asking.viewer()).id();
          return Api.all(resource, attachments.of(container.name(), id), Attachments.path(container, row, asking.viewer()), asking);
        })
        .post(path, "Hangs a file on it.", resource, Shape.ONE, (request, asking) -> {
          var row = row(container, request, asking);
          check(container.place(row, asking.viewer()).mayAdd());
          return add(request, asking, container, row);
        })
        .post(path + "/prepare", "Begins an upload to an object store.", resource, Shape.ONE, (request, asking) -> {
          check(container.place(row(container, request, asking), asking.viewer()).mayAdd());
          throw notAvailable(asking);
        });
  }

  private <T> Answer add(Request request, Asking asking, @Nullable Container<T> container, @Nullable T row) {
    var metadata = metadata(request);
    var file = request.part("file");
    var name = Upload.tidy(metadata.path("fileName").asString(""));
    refuse(AttachmentRules.named(name, file.isPresent()), asking);
    var description = metadata.path("description");
    var upload = new Upload(name, description.isObject() ? description.path("raw").asString("") : description.asString(""), file.orElseThrow().getSize(),
        file.get()::getInputStream);
    var contentType = keep.typeOf(upload);
    refuse(keep.judge(upload, contentType), asking);
    return Api.one(201, attachments.declaration(), attachments.add(new Received(upload, contentType), container, row, asking.viewer()), asking);
  }

  /** Without any it is empty: then the name is missing, which is told like any other mistake. */
  private static JsonNode metadata(Request request) {
    var text = request.part("metadata").map(AttachmentApi::text).orElse("{}");
    try {
      var node = JsonIn.parse(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw unparsable().detail("parseError", e.getOriginalMessage());
    }
    throw unparsable();
  }

  private static Refusal unparsable() {
    return Refusal.of(400, "InvalidRequestBody", Message.of("error.body_not_json"));
  }

  private static String text(Part part) {
    try (var in = part.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading metadata", e);
    }
  }

  private Answer content(Request request, Asking asking) {
    var attachment = found(request, asking);
    boolean open = !attachment.isUnclaimed() && attachments.isVisible(attachment, platform.viewers().anonymous()) && !platform.settings().truth("login_required");
    return content.answer(attachment, request, open);
  }

  private Answer remove(Request request, Asking asking) {
    var attachment = found(request, asking);
    check(attachments.mayRemove(attachment, asking.viewer()));
    attachments.remove(attachment, asking.viewer());
    return Api.nothing();
  }

  private Attachment found(Request request, Asking asking) {
    return attachments.find(request.id("id"), asking.viewer()).orElseThrow(Refusal::notFound);
  }

  private static <T> T row(Container<T> container, Request request, Asking asking) {
    Optional<T> row = container.find(request.id("id"), asking.viewer());
    return row.orElseThrow(container::unseen);
  }

  /** Uploads go through us: there is no object store that they could go to. */
  private Refusal notAvailable(Asking asking) {
    return Violation.refuse(List.of(Violation.sentence("base", "attachment.error.not_available")), attachments.declaration(), asking);
  }

  private void refuse(List<Violation> violations, Asking asking) {
    if (!violations.isEmpty()) {
      throw Violation.refuse(violations, attachments.declaration(), asking);
    }
  }

  private static void check(boolean allowed) {
    if (!allowed) {
      throw Refusal.forbidden();
    }
  }
}
