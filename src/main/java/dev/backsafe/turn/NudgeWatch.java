package dev.backsafe.turn;

import dev.backsafe.conversation.NudgeKind;
import java.time.Duration;

/** Counts what becomes of reminders; told from several threads, and never of whom. */
public interface NudgeWatch {
  NudgeWatch NONE =
      new NudgeWatch() {
        @Override
        public void due(NudgeKind kind) {}

        @Override
        public void sent(Duration late) {}

        @Override
        public void skipped(String reason) {}
      };

  /** One came due and was claimed. */
  void due(NudgeKind kind);

  /** One has arrived, so long after it was due. */
  void sent(Duration late);

  /**
   * One was not sent.
   *
   * @param reason of a fixed set, like {@code resting} or {@code unreachable}
   */
  void skipped(String reason);
}
