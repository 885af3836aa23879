package dev.backsafe.turn;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Sender;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Pending;
import java.util.List;
import java.util.Map;

/**
 * Delivers what turns have committed, each person's replies in order. A reply leaves the database
 * when the platform has taken it, so it arrives at least once.
 */
public final class Outbox {
  private static final int LANES = 64;

  private final Store store;
  private final Map<String, Sender> senders;
  private final Checkpoint checkpoint;
  private final Object[] lanes = new Object[LANES];

  /**
   * Delivers to several platforms.
   *
   * @param senders by platform
   */
  public Outbox(Store store, Map<String, Sender> senders, Checkpoint checkpoint) {
    this.store = store;
    this.senders = Map.copyOf(senders);
    this.checkpoint = checkpoint;
    for (int i = 0; i < LANES; i++) {
      lanes[i] = new Object();
    }
  }

  /** Delivers what an earlier run left behind. */
  public void recover() {
    deliver(store.undelivered());
  }

  void deliver(List<Pending> replies) {
    for (Pending reply : replies) {
      Account account = new Account(reply.who().platform(), reply.who().account());
      Sender sender = senders.get(account.platform());
      if (sender == null || !sender.reaches(account)) {
        // That platform is not running here; the reply waits until it does.
        continue;
      }
      synchronized (lanes[Math.floorMod(account.hashCode(), LANES)]) {
        sender.send(account, OutgoingCodec.read(reply.reply()));
        checkpoint.at(Checkpoint.Point.SENT);
        if (reply.id() != 0) {
          store.delivered(reply.id());
        }
      }
    }
  }
}
