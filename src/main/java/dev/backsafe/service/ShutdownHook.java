package dev.backsafe.service;

import dev.backsafe.store.Store;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Ends the service when the process is told to (SIGTERM, Ctrl-C): in order, and in time. */
public final class ShutdownHook extends Thread {
  /** Whoever stops a container kills it 10 s later; whatever hangs then is not waited for. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(9);

  private static final String HUNG =
      "something hung; what is not answered is kept for the next start";

  private final Service service;
  private final Consumer<String> say;
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile Service.Result result = new Service.Result(0, null);

  public ShutdownHook(Service service, Consumer<String> say) {
    super("stop");
    this.service = service;
    this.say = say;
  }

  /** An ordered stop is no failure: the exit code is 0, and not the signal's. */
  @Override
  public void run() {
    Thread stopping = Thread.ofPlatform().daemon().start(() -> result = service.stop());
    try {
      say.accept("stopped: " + (stopping.join(LONGEST_STOP) ? summary(result) : HUNG));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }

  private static String summary(Service.Result result) {
    Store.Backlog kept = result.kept();
    if (kept == null) {
      return "%,d answered; what is not is kept for the next start".formatted(result.answered());
    }
    String of =
        kept.all() == 0
            ? ""
            : ": %,d to be handled, %,d to be sent".formatted(kept.updates(), kept.replies());
    return "%,d answered, %,d kept for the next start%s"
        .formatted(result.answered(), kept.all(), of);
  }

  /** Waits for the end of the process, which is not a return. */
  private void await() throws InterruptedException {
    never.await();
  }

  /**
   * Closes a service that did not start, or cannot go on; unless it was told to stop meanwhile,
   * which is why, and of which nobody needs to hear.
   */
  public void insteadOf() throws InterruptedException {
    try {
      Runtime.getRuntime().removeShutdownHook(this);
    } catch (IllegalStateException stopping) {
      await();
    }
    service.close();
  }
}
