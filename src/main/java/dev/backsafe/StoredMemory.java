package dev.backsafe;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Memory;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Who;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A platform's memory in the database. */
record StoredMemory(Store store, String platform) implements Memory {
  @Override
  public Optional<String> recall(String key) {
    return store.recall(platform, key);
  }

  @Override
  public void remember(String key, @Nullable String value) {
    store.remember(platform, key, value);
  }

  @Override
  public Optional<String> recall(Account account, String key) {
    return store.recall(new Who(account.platform(), account.id()), key);
  }

  @Override
  public void remember(Account account, String key, @Nullable String value) {
    store.remember(new Who(account.platform(), account.id()), key, value);
  }
}
