package dev.backsafe.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.harness.DiscordBench;
import dev.backsafe.picture.FigureFormat;
import dev.backsafe.picture.Picture;
import dev.backsafe.picture.PictureLibrary;
import dev.backsafe.picture.Pictures;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Illustration;
import dev.backsafe.routine.Variation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a session looks like, drawn from what is sent: a page in the style of each platform, with
 * every state of each message below the other and pictures that stand still. To be looked at at the
 * width of a telephone.
 */
final class ChatMock {
  private static final Path LOOKS = Path.of("target/looks");
  private static final Path PAGES = Path.of("src/test/resources/looks");

  private final StringBuilder html = new StringBuilder();
  private final List<String> uploads = new ArrayList<>();
  private final Pictures pictures;

  private ChatMock(Pictures pictures) {
    this.pictures = pictures;
  }

  static void draw(String platform, JsonNode steps) throws IOException {
    Files.createDirectories(LOOKS);
    try (PictureLibrary pictures = new PictureLibrary(DirectBench.LIBRARY.routine())) {
      String chat = new ChatMock(pictures).chat(platform, steps);
      String page = Files.readString(PAGES.resolve(platform + ".html"));
      Files.writeString(LOOKS.resolve(platform + ".html"), page.replace("<!-- CHAT -->", chat));
    }
  }

  private String chat(String platform, JsonNode steps) throws IOException {
    for (JsonNode step : steps) {
      tag("div class=did", step.path("did").asText());
      for (JsonNode call : step.path("calls")) {
        if (platform.equals("discord")) {
          discord(call, call.path("payload"));
        } else {
          telegram(call, call.path("payload"));
        }
      }
    }
    return html.toString();
  }

  private void tag(String tag, String text) {
    open(tag);
    html.append(escaped(text));
    close(tag);
  }

  private void open(String tag) {
    html.append('<').append(tag).append('>');
  }

  private void close(String tag) {
    html.append("</").append(tag.split(" ", 2)[0]).append(">\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** A still picture, as the build has drawn it, in the place of one that was uploaded. */
  private void picture(String file, String alt) throws IOException {
    for (Exercise exercise : DirectBench.LIBRARY.routine().exercises()) {
      for (Variation variation : exercise.variations()) {
        Illustration still = new Illustration(exercise.id(), variation.id(), false);
        String name = FigureFormat.STILL.fileName(exercise.id(), variation.id());
        if (file.equals(name)
            || file.equals(FigureFormat.LOOP.fileName(exercise.id(), variation.id()))) {
          Optional<Pictures.Image> image = pictures.find(new Picture.OfExercise(still));
          Files.write(LOOKS.resolve(name), image.orElseThrow().content());
          html.append("<img src=\"%s\" alt=\"%s\">%n".formatted(name, escaped(alt)));
        }
      }
    }
  }

  private void discord(JsonNode call, JsonNode payload) throws IOException {
    int type = payload.path("type").asInt();
    if (type == 9) {
      modal(payload.path("data"));
    }
    if (call.path("call").asText().equals("callback")) {
      return;
    }
    tag("div class=again", call.path("call").asText() + " of message " + call.path("message"));
    open("div class=message");
    html.append("<div class=name>Backsafe <b>APP</b></div>");
    if (!label(payload, "content").isEmpty()) {
      words(label(payload, "content"));
    }
    open("div class=bare");
    discord(payload.path("components"));
    close("div");
    close("div");
  }

  private void discord(JsonNode parts) throws IOException {
    for (JsonNode part : parts) {
      switch (part.path("type").asInt()) {
        case 17 -> {
          JsonNode accent = part.path("accent_color");
          open(
              accent.isNumber()
                  ? "div class=box style=\"--accent: #%06x\"".formatted(accent.asInt())
                  : "div class=box");
          discord(part.path("components"));
          close("div");
        }
        case 10 -> words(label(part, "content"));
        case 12 -> {
          for (JsonNode item : part.path("items")) {
            String file = item.path("media").path("url").asText().replace("attachment://", "");
            picture(file, item.path("description").asText());
          }
        }
        case 1 -> {
          open("div class=row");
          discord(part.path("components"));
          close("div");
        }
        case 2 -> tag("div class=\"button s" + part.path("style") + "\"", label(part, "label"));
        case 3 -> tag("div class=menu", label(part, "placeholder") + " ⌄");
        default -> tag("div", part.toString());
      }
    }
  }

  /** As its reader's device shows it. */
  private void words(String text) {
    String moments =
        text.replace("<t:TIME:F>", "Wednesday, 4 March 2026 09:00")
            .replace("<t:TIME:R>", "in 2 days");
    tag("div class=text", DiscordBench.shown(moments));
  }

  private static String label(JsonNode part, String field) {
    return part.path(field).asText();
  }

  private void modal(JsonNode modal) {
    open("div class=modal");
    tag("h3", modal.path("title").asText());
    for (JsonNode part : modal.path("components")) {
      tag("div", label(part, "label"));
      tag("div class=private", label(part, "description"));
      html.append("<i></i>");
    }
    close("div");
  }

  private void telegram(JsonNode call, JsonNode payload) throws IOException {
    String method = call.path("call").asText();
    if (method.equals("answerCallbackQuery")) {
      if (payload.hasNonNull("text")) {
        tag("div class=toast", "toast: " + label(payload, "text"));
      }
      return;
    }
    tag("div class=again", method + " of message " + call.path("message"));
    if (method.equals("editMessageReplyMarkup")) {
      return; // Its buttons go.
    }
    JsonNode media = payload.path("media");
    String file = media.path("media").asText(label(payload, "animation") + label(payload, "photo"));
    open(file.isEmpty() ? "div class=message" : "div class=\"message pictured\"");
    open("div class=bubble");
    if (!file.isEmpty()) {
      picture(uploaded(file), "");
    }
    open("div class=words");
    JsonNode words = media.isMissingNode() ? payload : media;
    folded(
        label(words, "text") + label(words, "caption"),
        words.has("entities") ? words.path("entities") : words.path("caption_entities"));
    close("div");
    close("div");
    for (JsonNode row : payload.path("reply_markup").path("inline_keyboard")) {
      open("div class=row");
      for (JsonNode button : row) {
        tag("div class=\"button " + label(button, "style") + "\"", label(button, "text"));
      }
      close("div");
    }
    close("div");
  }

  /** The file that is meant: uploaded now, or one that was. */
  private String uploaded(String file) {
    if (file.startsWith("FILE ")) {
      return uploads.get(Integer.parseInt(file.substring("FILE ".length())));
    }
    uploads.add(file.substring("file: ".length()));
    return uploads.getLast();
  }

  private void folded(String text, JsonNode entities) {
    int from = entities.path(0).path("offset").asInt(0);
    int to = from + entities.path(0).path("length").asInt(0);
    html.append(escaped(text.substring(0, from)));
    if (to > from) {
      tag("q", text.substring(from, to) + " ⌄");
    }
    html.append(escaped(text.substring(to).replaceFirst("^\n", "")));
  }
}
