package dev.backsafe.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that can be asked. */
public final class AnswerBook {
  public static final AnswerBook EMPTY = new AnswerBook(List.of());

  private final Map<String, AnswerTopic> topics;

  public AnswerBook(Collection<AnswerTopic> topics) {
    this.topics =
        topics.stream().collect(Collectors.toUnmodifiableMap(AnswerTopic::id, Function.identity()));
  }

  public Optional<AnswerTopic> find(@Nullable String id) {
    return id == null ? Optional.empty() : Optional.ofNullable(topics.get(id));
  }

  public Collection<AnswerTopic> topics() {
    return topics.values();
  }
}
