package io.trunkline.edge.store;

import io.trunkline.core.ledger.Ledger;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The ledger in SQLite. */
class SqliteLedgerIT extends LedgerContract {
  @TempDir private Path data;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(data);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  Ledger ledger() {
    return store.ledger();
  }

  @Override
  void reopen() {
    store.close();
    open();
  }
}
