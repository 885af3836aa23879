package dev.backsafe.store.sqlite;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import dev.backsafe.platform.Account;
import dev.backsafe.store.OutgoingCodec;
import dev.backsafe.store.StateCodec;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.sqlite.SqliteStatements.Known;
import dev.backsafe.store.sqlite.SqliteStatements.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From people to what stands in their rows, and back: as JSON, and sealed. For any thread. */
record TurnEncoder(SqliteFields seals) {
  /** What was decided, as it is to stand in the rows. */
  record Written(Object state, List<Object> facts, List<Object> replies) {}

  /** A decision about somebody, made from what stood in their row and ready to be written. */
  record Prepared(Known known, Decision decision, Written written) {}

  Known open(Row row) {
    String state = seals.open(row.dataKey(), row.account(), SqliteFields.STATE, row.state());
    return new Known(row, StateCodec.read(state, row.version()));
  }

  Fact openFact(Known known, Object fact) {
    return StateCodec.readFact(
        seals.open(known.dataKey(), known.account(), SqliteFields.FACT, fact));
  }

  /** Null where more than to write is to be done: to erase, or to begin to seal. */
  @Nullable Prepared prepare(Known known, Decision decision) {
    Person person = decision.person();
    boolean asBefore = known.dataKey() != null || !seals.sealer().seals();
    return person != null && asBefore && !decision.erase() && !known.unreachable()
        ? new Prepared(known, decision, write(known.account(), known.dataKey(), person, decision))
        : null;
  }

  Written write(Account account, byte @Nullable [] dataKey, Person person, Decision decision) {
    return new Written(
        seals.seal(dataKey, account, SqliteFields.STATE, StateCodec.write(person)),
        decision.facts().stream()
            .map(f -> seals.seal(dataKey, account, SqliteFields.FACT, StateCodec.write(f)))
            .toList(),
        replies(account, decision));
  }

  List<Object> replies(Account account, Decision decision) {
    return decision.replies().stream()
        .map(r -> seals.sealPassing(SqliteFields.place(account, SqliteFields.REPLY), OutgoingCodec.write(r)))
        .toList();
  }
}
