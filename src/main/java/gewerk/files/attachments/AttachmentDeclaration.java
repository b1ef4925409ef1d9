package gewerk.files.attachments;

import static gewerk.platform.resource.Attribute.integer;
import static gewerk.platform.resource.Attribute.link;
import static gewerk.platform.resource.Attribute.of;
import static gewerk.platform.resource.Attribute.string;
import static gewerk.platform.resource.Attribute.timestamp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import gewerk.people.principals.Principals;
import gewerk.platform.hal.Link;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Kind;
import gewerk.platform.resource.Resource;

/** What an attachment consists of (reference: attachments). */
final class AttachmentDeclaration {
  private final Attachments attachments;
  private final Principals principals;

  AttachmentDeclaration(Attachments attachments, Principals principals) {
    this.attachments = attachments;
    this.principals = principals;
  }

  Resource<Attachment> resource() {
    return Resource.<Attachment>of("Attachment", "attachment", Attachment::path).titled(Attachment::fileName)
        .has(
            integer("id", Attachment::id).readOnly(),
            string("fileName", Attachment::fileName).required(),
            integer("fileSize", Attachment::size).readOnly(),
            of(Kind.PLAIN, "description", Attachment::description),
            string("status", (Attachment attachment) -> "uploaded").readOnly(),
            string("contentType", Attachment::contentType).readOnly(),
            string("digest", AttachmentDeclaration::digest).schemaType("Digest").readOnly(),
            timestamp("createdAt", Attachment::createdAt).readOnly(),
            link("author", principals, Attachment::authorId).readOnly())
        .link("container", (attachment, asking) -> place(attachment, asking).map(Place::link).orElse(Link.none()))
        .link("staticDownloadLocation", (attachment, asking) -> Link.to(attachment.path() + "/content"))
        .link("downloadLocation", (attachment, asking) -> Link.to(attachment.path() + "/content"))
        .link("delete", (attachment, asking) -> AttachmentRules.mayRemove(attachment, place(attachment, asking).orElse(null), asking.viewer())
            ? Link.to(attachment.path()).by("delete") : null);
  }

  /** All files of a list hang on the same thing most of the time: it is looked up once. */
  private Optional<Place> place(Attachment attachment, Asking asking) {
    return asking.loaded().once("attachment in " + attachment.container() + " " + attachment.containerId(),
        () -> attachments.place(attachment, asking.viewer()));
  }

  private static Map<String, String> digest(Attachment attachment) {
    var digest = new LinkedHashMap<String, String>();
    digest.put("algorithm", "md5");
    digest.put("hash", attachment.digest());
    return digest;
  }
}
