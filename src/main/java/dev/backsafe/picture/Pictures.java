package dev.backsafe.picture;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where senders find what a message shows. */
@FunctionalInterface
public interface Pictures {
  /** There are none: what is said goes without. */
  Pictures NONE = _ -> Optional.empty();

  /**
   * A picture to upload.
   *
   * @param key the same for the same content, so that what was uploaded once can be sent again;
   *     null for what is personal
   * @param name a file name that says the type, such as {@code glute-bridge.gif}
   * @param exact whether it is to arrive as it is, since it is read, printed or passed on
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares pictures.
  record Image(@Nullable String key, String name, byte[] content, boolean exact) {}

  /** The picture; empty when there is none, or none soon enough for somebody who waits. */
  Optional<Image> find(Picture picture);
}
