package gewerk.platform.database;

import org.springframework.transaction.support.TransactionSynchronization;

/** That a transaction changes a table of which rows are held in memory: nothing is held while it commits, and all is read anew afterwards. */
final class Announcement implements TransactionSynchronization {
  private final Changes changes;
  private final String table;
  private boolean begun;

  Announcement(Changes changes, String table) {
    this.changes = changes;
    this.table = table;
  }

  @Override
  public void beforeCommit(boolean readOnly) {
    begun = true;
    changes.unsettle(table);
  }

  @Override
  public void afterCommit() {
    changes.happened(table);
  }

  @Override
  public void afterCompletion(int status) {
    if (begun) {
      changes.settle(table);
    }
  }
}
