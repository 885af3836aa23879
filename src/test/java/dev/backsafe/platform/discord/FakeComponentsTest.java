package dev.backsafe.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the Discord of the tests refuses what Discord refuses: else they would show nothing. */
class FakeComponentsTest {
  private static final int FLAG = 1 << 15;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final FakeMessages messages = new FakeMessages();

  private static ObjectNode message(boolean onComponents) {
    return MAPPER.createObjectNode().put("flags", onComponents ? FLAG : 0);
  }

  private static ArrayNode box(ObjectNode message) {
    ObjectNode box = message.withArray("components").addObject();
    return box.put("type", FakeComponents.CONTAINER).withArray("components");
  }

  private static void text(ArrayNode parts, String words) {
    parts.addObject().put("type", FakeComponents.TEXT).put("content", words);
  }

  private static void picture(ArrayNode parts, String url) {
    ObjectNode gallery = parts.addObject().put("type", FakeComponents.GALLERY);
    gallery.putArray("items").addObject().putObject("media").put("url", url);
  }

  private static ObjectNode card() {
    ObjectNode message = message(true);
    text(box(message), "1 of 6");
    return message;
  }

  static Stream<ObjectNode> refused() {
    ObjectNode embedded = card();
    embedded.putArray("embeds").addObject().put("title", "x");
    ObjectNode tooMany = card();
    for (int i = 0; i < 39; i++) {
      text((ArrayNode) tooMany.at("/components/0/components"), "x");
    }
    ObjectNode tooLong = card();
    text((ArrayNode) tooLong.at("/components/0/components"), "x".repeat(3_995));
    ObjectNode missing = card();
    picture((ArrayNode) missing.at("/components/0/components"), "attachment://bridge.gif");
    ObjectNode unflagged = card().put("flags", 0).put("content", "1 of 6");
    ObjectNode boxInBox = message(true);
    box(boxInBox).addObject().put("type", FakeComponents.CONTAINER);
    ObjectNode empty = message(true);
    box(empty);
    return Stream.of(
        card().put("content", "1 of 6"),
        embedded,
        card().set("poll", MAPPER.createObjectNode().put("question", "x")),
        tooMany,
        tooLong,
        missing,
        unflagged,
        boxInBox,
        empty);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsWrongIsAnInvalidFormBody(ObjectNode message) {
    assertThatThrownBy(() -> messages.add(1, 1, new FakeBody(message)))
        .isInstanceOf(FakeRefusal.class)
        .hasMessageStartingWith("Invalid Form Body: ")
        .satisfies(e -> assertThat(((FakeRefusal) e).code).isEqualTo(50035));
  }

  @Test
  void theFlagStaysAndPlainWordsHaveToGoBeforeIt() throws Exception {
    long card = messages.add(1, 1, new FakeBody(card()));
    assertThatThrownBy(() -> messages.edit(card, new FakeBody(message(false))))
        .hasMessageContaining("IS_COMPONENTS_V2 stays");
    long plain = messages.add(1, 1, new FakeBody(message(false).put("content", "Hello")));
    assertThatThrownBy(() -> messages.edit(plain, new FakeBody(card())))
        .hasMessageContaining("content with IS_COMPONENTS_V2");
    messages.edit(plain, new FakeBody(card().putNull("content")));
    assertThat(messages.readableBy(1).getLast().text()).isEqualTo("1 of 6");
  }

  @Test
  void whatAnEditDoesNotNameIsGone() throws Exception {
    ObjectNode shown = card();
    picture((ArrayNode) shown.at("/components/0/components"), "attachment://bridge.gif");
    shown.putArray("attachments").addObject().put("id", "0");
    FakeBody.Upload bridge = new FakeBody.Upload("bridge.gif", "GIF89a");
    long card = messages.add(1, 1, new FakeBody(shown, List.of(bridge)));
    ObjectNode same = shown.deepCopy();
    same.putArray("attachments");
    assertThatThrownBy(() -> messages.edit(card, new FakeBody(same)))
        .hasMessageContaining("media that is not there");
    same.remove("attachments");
    messages.edit(card, new FakeBody(same));
    assertThat(messages.readableBy(1).getLast().alts()).hasSize(1);
  }
}
