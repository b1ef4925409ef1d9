package gewerk.platform.text;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the texts of these tests may refer to: two people, a group and two attachments. */
final class Harbour implements References {
  private static final Map<String, Mentioned> PEOPLE =
      Map.of("ada", new Mentioned(5, "Ada Quay"), "j.doe-x", new Mentioned(6, "<b>Jo</b> Doe"));
  private static final Map<String, Long> FILES = Map.of("crane.png", 31L, "my plan.pdf", 32L);

  @Override
  public Optional<Mentioned> user(long id) {
    return PEOPLE.values().stream().filter(person -> person.id() == id).findFirst();
  }

  @Override
  public Optional<Mentioned> user(String login) {
    return Optional.ofNullable(PEOPLE.get(login));
  }

  @Override
  public Optional<Mentioned> group(long id) {
    return id == 7 ? Optional.of(new Mentioned(7, "Dockers")) : Optional.empty();
  }

  @Override
  public OptionalLong attachment(String fileName) {
    var id = FILES.get(fileName);
    return id == null ? OptionalLong.empty() : OptionalLong.of(id);
  }
}
