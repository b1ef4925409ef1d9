package gewerk.admin.seed.bulk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Two hundred invented people. The first two have tokens: one administers, one is an ordinary member of twenty projects; the others are numbered. */
final class BulkPeople {
  static final String ADMIN = "bench-admin";
  static final String MEMBER = "bench-member";
  static final int COUNT = 200;
  static final int BUSY = 10;

  private final BulkStore store;
  private final Vocabulary vocabulary;
  private final List<Long> ids = new ArrayList<>();

  BulkPeople(BulkStore store, Vocabulary vocabulary) {
    this.store = store;
    this.vocabulary = vocabulary;
  }

  void write() {
    long first = store.reserve("principals", COUNT);
    var principals = new CopyRows("principals", "id, kind, name");
    var users = new CopyRows("users", "id, login, first_name, last_name, email, admin");
    for (int i = 0; i < COUNT; i++) {
      ids.add(first + i);
      String firstName = vocabulary.name();
      String lastName = vocabulary.name();
      String login = switch (i) {
        case 0 -> ADMIN;
        case 1 -> MEMBER;
        default -> "someone" + i; // until it is known who has most to do
      };
      principals.add(first + i, "user", firstName + " " + lastName);
      users.add(first + i, login, firstName, lastName, login + "@example.net", i == 0);
    }
    store.copy(principals);
    store.copy(users);
  }

  /** Once there is work: the logins tell who has most of it. */
  void number() {
    store.nameByWork(busy(), ids.subList(2, ids.size()));
  }

  void writeTokens(String adminHash, String memberHash) {
    var tokens = new CopyRows("api_tokens", "user_id, name, token_hash");
    tokens.add(admin(), "Benchmark", adminHash);
    tokens.add(member(), "Benchmark", memberHash);
    store.copy(tokens);
  }

  long admin() {
    return ids.getFirst();
  }

  long member() {
    return ids.get(1);
  }

  /** Those who have something to do everywhere. */
  List<Long> busy() {
    return Collections.unmodifiableList(ids.subList(2, 2 + BUSY));
  }

  /** Those who work: everybody but the administrator. */
  List<Long> workers() {
    return Collections.unmodifiableList(ids.subList(1, ids.size()));
  }
}
