package gewerk.files.attachments;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import gewerk.platform.database.Compare;
import gewerk.platform.database.Database;
import gewerk.platform.database.Row;
import gewerk.platform.database.Source;
import gewerk.platform.database.Sql;

/** The tables of attachments and of their bytes. */
final class AttachmentStore {
  private static final Source<Attachment> SOURCE = new Source<>(
      "a.id, a.container, a.container_id, a.author_id, a.file_name, a.description, a.content_type, a.size, a.digest, a.created_at",
      "attachments a", AttachmentStore::attachment);

  private final Database database;

  AttachmentStore(Database database) {
    this.database = database;
  }

  Optional<Attachment> find(long id) {
    return SOURCE.rows(database, Sql.of("a.id = ?", id), "a.id").stream().findFirst();
  }

  Map<Long, Attachment> load(Collection<Long> ids) {
    var found = new LinkedHashMap<Long, Attachment>();
    SOURCE.rows(database, Sql.anyOf("a.id", ids), "a.id").forEach(attachment -> found.put(attachment.id(), attachment));
    return found;
  }

  List<Attachment> of(String container, long containerId) {
    return SOURCE.rows(database, Sql.of("a.container = ? and a.container_id = ?", container, containerId), "a.id");
  }

  long insert(Attachment attachment) {
    return database.insert(Sql.of("""
        insert into attachments (container, container_id, author_id, file_name, description, content_type, size) values (?, ?, ?, ?, ?, ?, ?) returning id
        """, attachment.container(), attachment.containerId(), attachment.authorId(), attachment.fileName(), attachment.description(),
        attachment.contentType(), attachment.size()));
  }

  /** With all its pieces, which never leave the database. */
  long copy(long id, String container, long containerId, long authorId) {
    long copy = database.insert(Sql.of("""
        insert into attachments (container, container_id, author_id, file_name, description, content_type, size, digest)
        select ?, ?, ?, file_name, description, content_type, size, digest from attachments where id = ? returning id
        """, container, containerId, authorId, id));
    database.change(Sql.of("insert into attachment_chunks (attachment_id, number, content) select ?, number, content from attachment_chunks where attachment_id = ?",
        copy, id));
    return copy;
  }

  void addChunk(long id, int number, byte[] content) {
    database.change(Sql.of("insert into attachment_chunks (attachment_id, number, content) values (?, ?, ?)", id, number, content));
  }

  void setDigest(long id, String digest) {
    database.change(Sql.of("update attachments set digest = ? where id = ?", digest, id));
  }

  Optional<byte[]> chunk(long id, int number) {
    return database.one(Sql.of("select content from attachment_chunks where attachment_id = ? and number = ?", id, number), row -> row.bytes("content"));
  }

  /** False when something else was faster. */
  boolean claim(long id, String container, long containerId) {
    return database.change(Sql.of("""
        update attachments set container = ?, container_id = ?, updated_at = now() where id = ? and container is null
        """, container, containerId, id)) == 1;
  }

  boolean delete(long id) {
    return database.change(Sql.of("delete from attachments where id = ?", id)) == 1;
  }

  int deleteUnclaimed(int hours) {
    return database.change(Sql.of("delete from attachments where container is null and created_at < now() - make_interval(hours => ?)", hours));
  }

  /** Files whose work package or comment is gone. */
  int deleteOrphans() {
    return database.change(Sql.of("""
        delete from attachments a
        where a.container = 'work_package' and not exists (select from work_packages wp where wp.id = a.container_id)
           or a.container = 'activity' and not exists (select from journals j where j.id = a.container_id)
        """));
  }

  private static Attachment attachment(Row row) {
    return new Attachment(row.id("id"), row.textOrNull("container"), row.idOrNull("container_id"), row.id("author_id"), row.text("file_name"),
        row.text("description"), row.text("content_type"), row.id("size"), row.text("digest"), row.instant("created_at"));
  }

  /** As a condition on {@code wp}, the work packages: whether a file that hangs on it has, or has not, these words in its name. */
  static Sql named(String container, String words, boolean has) {
    var found = Sql.of("exists (select from attachments a where a.container = ? and a.container_id = wp.id and", container)
        .then(Compare.contains("a.file_name", words)).then(")");
    return has ? found : found.not();
  }
}
