package dev.backsafe.store;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Card;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every database is asked in the same words. */
public abstract class SqlStore implements Store {
  /** Something to do with statements; again, when its transaction was not committed. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T run(Statements sql) throws SQLException;
  }

  /** The same, with nothing to say about it. */
  @FunctionalInterface
  protected interface Change {
    void run(Statements sql) throws SQLException;
  }

  /** Does it in one transaction; what this has returned is durable. */
  protected abstract <T extends @Nullable Object> T transaction(Work<T> work);

  /** Does what is one statement, and so a transaction by itself. */
  protected abstract <T extends @Nullable Object> T statement(Work<T> work);

  /** Looks at what is committed. */
  protected <T> T look(Work<T> work) {
    return statement(work);
  }

  protected abstract EncryptedFields fields();

  protected final void change(Change change) {
    boolean _ =
        transaction(
            sql -> {
              change.run(sql);
              return true;
            });
  }

  protected final void execute(Change statement) {
    boolean _ =
        statement(
            sql -> {
              statement.run(sql);
              return true;
            });
  }

  private People people(Statements sql) {
    return new People(sql, fields());
  }

  @Override
  public void unreachable(Account account, Instant now) {
    change(sql -> people(sql).unreachable(account, now));
  }

  @Override
  public void reachable(Account account) {
    change(sql -> people(sql).reachable(account));
  }

  @Override
  public Optional<Card> card(Account account) {
    return look(sql -> people(sql).card(account));
  }

  @Override
  public boolean card(Account account, Card card) {
    return statement(sql -> people(sql).card(account, card));
  }

  @Override
  public Optional<String> recall(String platform, String key) {
    return look(sql -> people(sql).recall(platform, key));
  }

  @Override
  public void remember(String platform, String key, @Nullable String value) {
    execute(sql -> people(sql).remember(platform, key, value));
  }

  @Override
  public Optional<String> recall(Account account, String key) {
    return look(sql -> people(sql).recall(account, key));
  }

  @Override
  public void remember(Account account, String key, @Nullable String value) {
    change(sql -> people(sql).remember(account, key, value));
  }

  @Override
  public Optional<Filed> next(long number) {
    return look(sql -> people(sql).next(number));
  }

  @Override
  public int begin(String platform, String updateId) {
    return statement(sql -> new Tries(sql).begin(platform, updateId));
  }

  @Override
  public void putOff(String platform, String updateId) {
    execute(sql -> new Tries(sql).putOff(platform, updateId));
  }

  @Override
  public int deadLetterCount() {
    return look(sql -> new DeadLetters(sql).count());
  }

  @Override
  public Backlog backlog() {
    return look(
        sql ->
            new Backlog(
                sql.first(
                        "SELECT count(*) FROM received WHERE body IS NOT NULL",
                        row -> row.getInt(1))
                    .orElse(0),
                sql.first("SELECT count(*) FROM outbox", row -> row.getInt(1)).orElse(0)));
  }

  @Override
  public Optional<Instant> nextDue() {
    return look(Reminders::next);
  }

  @Override
  public Optional<Long> reseal(long after) {
    return transaction(sql -> new KeyRotation(sql, fields()).next(after));
  }
}
