package dev.backsafe.service;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.PlatformMemory;
import dev.backsafe.store.Store;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A platform's memory in the database. */
record StoredMemory(Store store, String platform) implements PlatformMemory {
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
    return store.recall(account, key);
  }

  @Override
  public void remember(Account account, String key, @Nullable String value) {
    store.remember(account, key, value);
  }
}
