package dev.backsafe.platform;

import com.sun.net.httpserver.HttpHandler;
import java.util.Optional;
import java.util.function.Consumer;

/** A chat platform, as the service serves it. */
public interface Platform extends AutoCloseable {
  /** What came of connecting. */
  sealed interface Connection {
    /**
     * It is there.
     *
     * @param name the bot's own on the platform, as people write it
     */
    record Connected(String name) implements Connection {}

    /** It will not do so either when it is tried again. */
    record Refused(String reason) implements Connection {}
  }

  /**
   * Where the platform itself brings updates to.
   *
   * @param path on the service's HTTP port
   */
  record Hook(String path, HttpHandler handler) {}

  /** The platform's id, such as "telegram". */
  String id();

  Sender sender();

  Translator translator();

  /** Finds out who the bot is; waits for the platform to answer, however long that takes. */
  Connection connect() throws InterruptedException;

  /**
   * Has it said when the platform refuses to go on until somebody mends something.
   *
   * @param then takes the reason, with its remedy
   */
  default void whenRefused(Consumer<String> then) {}

  /** Begins to take updates in; {@link #connect} came before. */
  Optional<Hook> start(Inbox inbox);

  /** Takes nothing in any more; what was taken in can still be answered. */
  void stop() throws InterruptedException;

  Health health();

  /** Whether the platform brings its updates over HTTP, so that the port has to be open. */
  default boolean needsHttp() {
    return false;
  }

  @Override
  void close();
}
